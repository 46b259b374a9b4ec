import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** A notification wants to be mailed. During quiet hours it is appended again, for their end. */
export const mailDue = eventType(
  "notification.mail_due",
  "mail",
  // A message written before there was `isAfterQuiet` waited for nothing that it knows of.
  z.object({ notificationId: idSchema, userId: idSchema, isAfterQuiet: z.boolean().default(false) }),
);

/** Each night: old notifications are deleted, step by step. */
export const sweepDue = eventType("notification.sweep_due", "schedule", z.object({}));
export const sweepStep = eventType("notification.sweep_step", "schedule", z.object({}));

/** One person's e-mails leave one after the other: what one tells, the next does not tell again. */
export const mailOrderingKey = (userId: string): string => `mail:${userId}`;
