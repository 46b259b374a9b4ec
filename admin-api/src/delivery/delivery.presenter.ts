import type { deliveryMessageSchema, MessageAbout } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { z } from "zod";
import { type MessageRow, messageState } from "../platform/outbox/outbox-messages.ts";

type DeliveryMessage = z.infer<typeof deliveryMessageSchema>;

/** A message for people; its payload is said as what it is about, never shown. */
export function presentMessage(message: MessageRow, about: MessageAbout, now: Date): DeliveryMessage {
  return {
    id: String(message.id),
    queue: message.queue,
    type: message.type,
    state: messageState(message, now),
    attempts: message.attempts,
    lastError: message.lastError,
    claimableAt: message.claimableAt.toISOString(),
    createdAt: message.createdAt.toISOString(),
    about,
  };
}
