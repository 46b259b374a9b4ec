import { z } from "zod";
import { pageQuerySchema } from "../kernel/pagination.ts";

/** Another live entry, one level deep. Absent from the answer when it is not live. */
export const deliveredReferenceSchema = z.object({
  id: z.string(),
  type: z.string(),
  locale: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
});

export type DeliveredReference = z.infer<typeof deliveredReferenceSchema>;

/** A rich text field: the editor's JSON and sanitised HTML. */
export const deliveredRichTextSchema = z.object({ json: z.unknown(), html: z.string() });

/** One published entry in one locale. */
export const deliveredEntrySchema = z.object({
  id: z.string(),
  type: z.string(),
  /** The locale asked for, and the one that answered (fallback is for whole entries). */
  requestedLocale: z.string(),
  locale: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
  version: z.number().int(),
  firstPublishedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
  /** The same entry in its other live locales. */
  alternates: z.array(z.object({ locale: z.string(), url: z.string() })),
  fields: z.record(z.string(), z.unknown()),
});
export type DeliveredEntry = z.infer<typeof deliveredEntrySchema>;

/** A page of a type's live entries, all of one moment. Rich text is left out unless `include=rich-text` asks for it. */
export const deliveredListSchema = z.object({ items: z.array(deliveredEntrySchema), nextCursor: z.string().nullable() });

/**
 * Query of a delivery list. `filter[<field>]=<value>` too: fields of kind tags, select, boolean, reference and media, several are ANDed.
 * A filtered page may come short, even empty, with a `nextCursor`: follow it.
 */
export const deliveryListQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
  sort: z.enum(["-firstPublishedAt", "firstPublishedAt", "-publishedAt", "publishedAt"]).default("-firstPublishedAt"),
  /** In any tags field. */
  tag: z.string().min(1).max(100).optional(),
  /** Entries that show this entry or asset, in a field or in their text. */
  references: z.string().max(36).optional(),
  /** At most 100 ids, comma-separated. */
  ids: z.string().max(3_800).optional(),
  /** `true`: entries that are missing in the locale come in the next one of its fallback chain. */
  fallback: z.enum(["true", "false"]).default("false"),
  include: z.enum(["rich-text"]).optional(),
  at: z.string().max(40).optional(),
});
export type DeliveryListQuery = z.infer<typeof deliveryListQuerySchema>;

/** Delivery page of the admin. */
export const deliveryOverviewSchema = z.object({
  region: z.string(),
  epoch: z.number().int(),
  commitSeq: z.number().int(),
  cache: z.enum(["redis", "in-process"]),
  isCacheReachable: z.boolean(),
  cdn: z.string(),
  live: z.number().int(),
  queued: z.array(z.object({ queue: z.string(), waiting: z.number().int(), dead: z.number().int(), oldestAt: z.iso.datetime().nullable() })),
});
/** A variant that a message is about, as people call it. `title` is empty where the entry is gone. */
const messageVariantSchema = z.object({ entryId: z.string(), locale: z.string(), title: z.string() });
/** An asset; `fileName` is empty where it is gone. */
const messageAssetSchema = { assetId: z.string(), fileName: z.string() };
/** What a message is about. `variants` are the first of `total`. */
export const messageAboutSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("schedule"),
    dueAt: z.iso.datetime(),
    action: z.enum(["publish", "unpublish"]),
    variants: z.array(messageVariantSchema),
    total: z.number().int(),
  }),
  /** Bringing a publish to the readers, or its purge to the CDN. */
  z.object({ kind: z.enum(["commit", "purge-commit"]), seq: z.number().int(), variants: z.array(messageVariantSchema), total: z.number().int() }),
  z.object({ kind: z.enum(["asset-files", "asset-changed", "asset-upload", "purge-asset"]), ...messageAssetSchema }),
  z.object({ kind: z.literal("purge-entry"), variants: z.array(messageVariantSchema), total: z.number().int() }),
  z.object({ kind: z.literal("purge-all") }),
  /** An e-mail to a person; `name` is empty where they are gone. */
  z.object({ kind: z.literal("mail"), name: z.string() }),
  z.object({ kind: z.literal("other") }),
]);
export type MessageAbout = z.infer<typeof messageAboutSchema>;
export const deliveryMessageSchema = z.object({
  id: z.string(),
  queue: z.string(),
  type: z.string(),
  state: z.enum(["waiting", "planned", "retrying", "dead"]),
  attempts: z.number().int(),
  lastError: z.string(),
  claimableAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  about: messageAboutSchema,
});
export const deliveryMessageQuerySchema = pageQuerySchema.extend({
  queue: z.enum(["delivery", "purge", "media", "schedule", "mail"]).optional(),
  state: z.enum(["waiting", "planned", "retrying", "dead"]).optional(),
});
/** A live variant, as the Delivery page lists it. */
export const liveVariantSchema = z.object({
  entryId: z.string(),
  contentType: z.string(),
  locale: z.string(),
  title: z.string(),
  slug: z.string(),
  url: z.string(),
  version: z.number().int(),
  sequence: z.number().int(),
  publishedAt: z.iso.datetime(),
});
export const liveVariantQuerySchema = pageQuerySchema.extend({
  type: z.string().max(64).optional(),
  locale: z.string().max(35).optional(),
});

/** One publishing transaction: committed, then seen by readers, then gone from the edge. */
export const commitViewSchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  visibleAt: z.iso.datetime().nullable(),
  /** When the CDN had taken the last purge; the moment of `visibleAt` without a CDN. */
  purgedAt: z.iso.datetime().nullable(),
  actorName: z.string(),
  reason: z.string(),
  variants: z.array(
    z.object({ entryId: z.string(), locale: z.string(), title: z.string(), contentType: z.string(), version: z.number().int(), url: z.string() }),
  ),
});
