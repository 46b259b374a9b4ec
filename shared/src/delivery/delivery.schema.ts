import { z } from "zod";
import { assetKinds, renditionSchema } from "../media/media.schema.ts";

/** A picture or clip as readers get it, texts in the document's locale. */
export const deliveredAssetSchema = z.object({
  id: z.string(),
  kind: z.enum(assetKinds),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  durationMs: z.number().int(),
  dominantColour: z.string(),
  url: z.string(),
  renditions: z.array(renditionSchema),
});

/** Another live entry, one level deep. Absent from the answer when it is not live. */
export const deliveredReferenceSchema = z.object({
  id: z.string(),
  type: z.string(),
  locale: z.string(),
  slug: z.string(),
  url: z.string(),
  title: z.string(),
});

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
export const deliveryMessageSchema = z.object({
  id: z.string(),
  queue: z.string(),
  type: z.string(),
  state: z.enum(["waiting", "planned", "retrying", "dead"]),
  attempts: z.number().int(),
  lastError: z.string(),
  claimableAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** What it is about, for people: a title, a key. */
  about: z.string(),
});
/** One publishing transaction: committed, then seen by readers. */
export const commitViewSchema = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  visibleAt: z.iso.datetime().nullable(),
  actorName: z.string(),
  reason: z.string(),
  variants: z.array(
    z.object({ entryId: z.string(), locale: z.string(), title: z.string(), contentType: z.string(), version: z.number().int(), url: z.string() }),
  ),
});
