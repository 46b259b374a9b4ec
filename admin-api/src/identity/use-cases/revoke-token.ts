import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { revokeTokenById } from "../identity.repository.ts";

/** From the next request on the token opens nothing. */
export async function revokeToken(deps: Platform, actor: Actor, id: string): Promise<void> {
  if (!can(actor, "token.edit")) throw notAllowed("token.edit");
  await deps.database.transaction(async (tx) => {
    if (!(await revokeTokenById(tx, id, deps.clock.now()))) throw notFound("token");
    await recordAudit(tx, deps.clock, actor, { action: "token.revoked", subject: `token:${id}` });
  });
}
