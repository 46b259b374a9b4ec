import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { z } from "zod";
import { eventType } from "../platform/outbox/outbox.ts";

/** A notification wants to be mailed. During quiet hours it is appended again, for their end. */
export const mailDue = eventType("notification.mail_due", "mail", z.object({ notificationId: idSchema, userId: idSchema }));

/** One person's e-mails leave one after the other: what one tells, the next does not tell again. */
export const mailOrderingKey = (userId: string): string => `mail:${userId}`;
