import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { pageQuerySchema, pageSchema } from "../kernel/pagination.ts";
import { notificationTypeSchema } from "./notifications.types.ts";

/** One line of the bell's panel. */
export const notificationViewSchema = z.object({
  id: idSchema,
  type: notificationTypeSchema,
  /** Who caused it; null for Pressbox itself. */
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Path in the admin it leads to. */
  path: z.string(),
  /** What the sentence of its type needs; `title` where it is about an entry. */
  details: z.record(z.string(), z.string()),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type NotificationView = z.infer<typeof notificationViewSchema>;

/** A page may come short: what a person may no longer read is left out. Follow `nextCursor`. */
export const notificationPageSchema = pageSchema(notificationViewSchema);
export const notificationQuerySchema = pageQuerySchema.extend({ filter: z.enum(["all", "unread"]).default("all") });

/** More unread ones than this are not counted: the bell says "99+". */
export const mostCounted = 100;

/** What the bell shows: sent when it changes, and when somebody begins to listen. */
export const notificationCountSchema = z.object({
  /** At most `mostCounted`. */
  unread: z.number().int(),
  /** Id of the newest one, empty when there is none: lists older than it are out of date. */
  newestId: z.string(),
});
export type NotificationCount = z.infer<typeof notificationCountSchema>;

/** Marks those read, or all that were made up to one: what came while the button was pressed stays unread. */
export const markReadInputSchema = z.union([z.strictObject({ ids: z.array(idSchema).min(1).max(200) }), z.strictObject({ upToId: idSchema })]);
export type MarkReadInput = z.infer<typeof markReadInputSchema>;

const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM");
/** Wall times in the person's own time zone; `from` later than `to` spans midnight. */
export const quietHoursSchema = z
  .strictObject({ from: wallTimeSchema, to: wallTimeSchema })
  .refine(({ from, to }) => from !== to, { path: ["to"], message: "must differ from the beginning" });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const channelsSchema = z.object({ type: notificationTypeSchema, inApp: z.boolean(), email: z.boolean() });
export const notificationSettingsSchema = z.object({
  /** Every type, in the order of the table. */
  types: z.array(channelsSchema),
  quietHours: quietHoursSchema.nullable(),
  /** Where quiet hours hold, from the person's profile. */
  timeZone: z.string(),
  /** Whether this installation sends e-mail at all. */
  canMail: z.boolean(),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;
/** Names what changes; the rest stays. */
export const changeNotificationSettingsInputSchema = z.strictObject({
  types: z.array(z.strictObject(channelsSchema.shape)).max(100).optional(),
  quietHours: quietHoursSchema.nullable().optional(),
});
export type ChangeNotificationSettingsInput = z.infer<typeof changeNotificationSettingsInputSchema>;
