import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import { discardMessage as discardRow } from "../../platform/outbox/outbox-messages.ts";
import type { Platform } from "../../platform/platform.ts";
import { messageNotDead, noSuchMessage } from "../delivery.errors.ts";

/** Deletes a message that has failed for good. What it was to do will not happen: the audit keeps what that was. */
export async function discardMessage({ database, clock }: Platform, actor: Actor, id: bigint): Promise<void> {
  if (!can(actor, "delivery.retry")) throw notAllowed("delivery.retry");
  await database.transaction(async (tx) => {
    const message = await discardRow(tx, id);
    if (!message) throw noSuchMessage();
    if (message === "alive") throw messageNotDead();
    await recordAudit(tx, clock, actor, {
      action: "message.discarded",
      subject: `message:${id}`,
      details: { type: message.type, payload: message.payload.slice(0, 1_000), attempts: message.attempts, lastError: message.lastError },
    });
  });
}
