import type { deliveryMessageSchema } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { z } from "zod";
import { type MessageRow, messageState } from "../platform/outbox/outbox-messages.ts";

type DeliveryMessage = z.infer<typeof deliveryMessageSchema>;

/** A message for people; its payload is said as what it is about, never shown. */
export function presentMessage(message: MessageRow, now: Date): DeliveryMessage {
  return {
    id: String(message.id),
    queue: message.queue,
    type: message.type,
    state: messageState(message, now),
    attempts: message.attempts,
    lastError: message.lastError,
    claimableAt: message.claimableAt.toISOString(),
    createdAt: message.createdAt.toISOString(),
    about: aboutOf(JSON.parse(message.payload) as Readonly<Record<string, unknown>>),
  };
}

function aboutOf(payload: Readonly<Record<string, unknown>>): string {
  const { commitSeq, keys, assetId, entryId } = payload;
  if (typeof commitSeq === "number" && commitSeq > 0) return `#${commitSeq}`;
  if (typeof assetId === "string") return assetId;
  if (typeof entryId === "string") return entryId;
  return Array.isArray(keys) ? keys.slice(0, 3).join(" ") : "";
}
