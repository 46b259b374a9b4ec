import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import { type MessageRow, retryMessage as retryRow } from "../../platform/outbox/outbox-messages.ts";
import type { Platform } from "../../platform/platform.ts";
import { noSuchMessage } from "../delivery.errors.ts";

/** Lets a message that failed run again now, with all its attempts. @throws AppError 404 when it is gone or running */
export async function retryMessage({ database, clock, outbox }: Platform, actor: Actor, id: bigint): Promise<MessageRow> {
  if (!can(actor, "delivery.retry")) throw notAllowed("delivery.retry");
  return database.transaction(async (tx) => {
    const message = await retryRow(tx, clock, outbox, id);
    if (!message) throw noSuchMessage();
    await recordAudit(tx, clock, actor, {
      action: "message.retried",
      subject: `message:${id}`,
      details: { type: message.type, attempts: message.attempts, lastError: message.lastError },
    });
    return message;
  });
}
