import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notFound } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { deleteSessions } from "../identity.repository.ts";
import { hashSecret } from "../secrets.ts";

/** Signs this browser out. Doing it twice is no fault. */
export async function signOut(deps: Platform, actor: Actor, secret: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const ended = await deleteSessions(tx, { id: hashSecret(secret), userId: actor.id });
    if (ended > 0) await recordAudit(tx, deps.clock, actor, { action: "session.ended", subject: `user:${actor.id}` });
  });
}

/** Ends one of one's own sessions, here or in another browser. Those of others are not found. */
export async function revokeSession(deps: Platform, actor: Actor, handle: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    if ((await deleteSessions(tx, { handle, userId: actor.id })) === 0) throw notFound("session");
    await recordAudit(tx, deps.clock, actor, { action: "session.revoked", subject: `user:${actor.id}`, details: { handle } });
  });
}
