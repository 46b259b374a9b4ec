/**
 * What people are told of: one line a type, with the shape of its details. A feature that has something to tell adds its line here and its
 * sentences (admin-ui/locales and admin-api/locales), then calls `notify`.
 */
import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";

/** One line of at most so many signs: what came from a text may hold line breaks and be long. */
const line = (most: number) =>
  z.string().transform((text) => {
    const flat = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
    return flat.length <= most ? flat : `${flat.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  });

/** Something about an entry: only people who may read it are told, and only as long as they may. */
const aboutEntry = z.strictObject({ entryId: idSchema, locale: z.string().max(35), title: line(300) });
/** `text` is what was written: the beginning of a comment. */
const aboutComment = aboutEntry.extend({ text: line(500).default("") });

export const notificationTypes = {
  "comments.mentioned": aboutComment,
  "comments.replied": aboutComment,
  "comments.resolved": aboutComment,
} as const;

export type NotificationType = keyof typeof notificationTypes;
export type NotificationDetails<Type extends NotificationType> = z.input<(typeof notificationTypes)[Type]>;

const names = Object.keys(notificationTypes) as [NotificationType, ...NotificationType[]];
export const notificationTypeSchema = z.enum(names);
export const notificationTypeNames: readonly NotificationType[] = names;
