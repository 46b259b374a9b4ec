import { z } from "zod";
import { contentTypeKeySchema } from "../content-types/content-types.schema.ts";
import { idSchema } from "../kernel/ids.ts";
import { localeTagSchema } from "../kernel/locale-tag.ts";
import { pageQuerySchema } from "../kernel/pagination.ts";

/**
 * Where a variant stands. `draft`: not live, nothing planned. `scheduled`: not live, will be. `live`: readers see the draft as it is.
 * `changed`: live, and the draft has moved on.
 */
export const variantStatuses = ["draft", "scheduled", "live", "changed"] as const;
export const variantStatusSchema = z.enum(variantStatuses);
export type VariantStatus = z.infer<typeof variantStatusSchema>;

const person = z.object({ id: z.string(), name: z.string() });

export const scheduleViewSchema = z.object({
  id: idSchema,
  locale: z.string(),
  action: z.enum(["publish", "unpublish"]),
  /** The pinned version; 0 for unpublish. */
  version: z.number().int(),
  dueAt: z.iso.datetime(),
  timeZone: z.string(),
  wallTime: z.string(),
  state: z.enum(["pending", "done", "failed", "cancelled"]),
  failure: z.string(),
  createdBy: person,
});
export type ScheduleView = z.infer<typeof scheduleViewSchema>;

export const livePublicationSchema = z.object({
  version: z.number().int(),
  sharedVersion: z.number().int(),
  sequence: z.number().int(),
  firstPublishedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
  slug: z.string(),
  /** Public path from the type's URL template. */
  url: z.string(),
});

/** One entry in one locale, shared fields merged in. `revision` covers both and is what `If-Match` wants. */
export const variantViewSchema = z.object({
  entryId: idSchema,
  contentType: contentTypeKeySchema,
  contentTypeVersion: z.number().int(),
  formatVersion: z.number().int(),
  locale: z.string(),
  title: z.string(),
  fields: z.record(z.string(), z.unknown()),
  revision: z.number().int(),
  status: variantStatusSchema,
  /** Keys of fields that differ from the live version. */
  changedFields: z.array(z.string()),
  headVersion: z.number().int(),
  live: livePublicationSchema.nullable(),
  /** Other live locales that publishing this one would give new shared fields. */
  alsoPublishes: z.array(z.string()),
  /** Planned or failed. */
  schedules: z.array(scheduleViewSchema),
  updatedAt: z.iso.datetime(),
  updatedBy: person,
  deletedAt: z.iso.datetime().nullable(),
  /** What the asking actor may do here. */
  abilities: z.object({ canEdit: z.boolean(), canEditShared: z.boolean(), canPublish: z.boolean(), canDelete: z.boolean() }),
});
export type VariantView = z.infer<typeof variantViewSchema>;

export const variantSummarySchema = z.object({
  locale: z.string(),
  title: z.string(),
  status: variantStatusSchema,
  updatedAt: z.iso.datetime(),
  /** Next planned publish, if any. */
  scheduledFor: z.iso.datetime().nullable(),
});
export const entrySummarySchema = z.object({
  id: idSchema,
  contentType: contentTypeKeySchema,
  /** In the source locale if it is there, else in the first that is. */
  title: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: person,
  updatedAt: z.iso.datetime(),
  updatedBy: person,
  deletedAt: z.iso.datetime().nullable(),
  revision: z.number().int(),
  variants: z.array(variantSummarySchema),
});
export type EntrySummary = z.infer<typeof entrySummarySchema>;

export const entryListQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(200).optional(),
  /** One or more keys, comma-separated. */
  type: z.string().max(1000).optional(),
  locale: z.string().max(35).optional(),
  status: z.enum([...variantStatuses, "missing"]).optional(),
  updatedSince: z.iso.datetime({ offset: true }).optional(),
  owner: z.string().max(36).optional(),
  bin: z.enum(["true", "false"]).default("false"),
  sort: z.enum(["-updatedAt", "updatedAt", "-createdAt", "createdAt"]).default("-updatedAt"),
});
export type EntryListQuery = z.infer<typeof entryListQuerySchema>;

/** Field values by key; rich text as JSON, `{"$html": "…"}` or `{"$markdown": "…"}` (with `"unknown": "keep"` for legacy blocks). Null empties a field. */
export const fieldsInputSchema = z.record(z.string().max(40), z.unknown());
export const createEntryInputSchema = z.strictObject({ type: contentTypeKeySchema, locale: localeTagSchema, fields: fieldsInputSchema.default({}) });
export type CreateEntryInput = z.infer<typeof createEntryInputSchema>;
export const createdEntrySchema = z.object({ id: idSchema, revision: z.number().int(), variant: variantViewSchema });
export const changeVariantInputSchema = z.strictObject({ fields: fieldsInputSchema });
/** `copyFrom`: start with the texts of another locale's draft. */
export const createVariantInputSchema = z.strictObject({ fields: fieldsInputSchema.default({}), copyFrom: localeTagSchema.optional() });

/** When: nothing for now; an instant; or a wall time in a zone, with `offset` where the hour comes twice. */
const whenInput = {
  at: z.string().max(40).optional(),
  timeZone: z.string().max(64).optional(),
  offset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .optional(),
};
/** What a person was asked and said yes to: that suggestions which are open are left out. */
export const confirmationSchema = z.enum(["open-suggestions"]);
export type Confirmation = z.infer<typeof confirmationSchema>;
const confirmed = z.array(confirmationSchema).max(10).default([]);
export const publishInputSchema = z.strictObject({
  version: z.number().int().min(1).optional(),
  ...whenInput,
  reason: z.string().max(1000).default(""),
  confirmed,
});
export const unpublishInputSchema = z.strictObject({ ...whenInput, reason: z.string().max(1000).default("") });
/** Several locales of one entry at once, all or none. */
export const publishSetInputSchema = z.strictObject({
  locales: z.array(localeTagSchema).min(1).max(100),
  ...whenInput,
  reason: z.string().max(1000).default(""),
  confirmed,
});

/**
 * `commitSeq` when it happened now, `schedules` when it was planned. `republished`: other live locales that got new shared fields in the same
 * commit.
 */
const publishedBase = { commitSeq: z.number().int().nullable(), schedules: z.array(scheduleViewSchema), republished: z.array(z.string()) };
export const publishedSchema = z.object({ ...publishedBase, variant: variantViewSchema });
export type Published = z.infer<typeof publishedSchema>;
export const publishedSetSchema = z.object({ ...publishedBase, variants: z.array(variantViewSchema) });
export type PublishedSet = z.infer<typeof publishedSetSchema>;

/** One stretch of a version before readers. `end`: the unpublish; null while it is live, and when another publish took its place. */
export const versionPublicationSchema = z.object({
  at: z.iso.datetime(),
  by: person,
  reason: z.string(),
  end: z.object({ at: z.iso.datetime(), by: person, reason: z.string() }).nullable(),
});
export type VersionPublication = z.infer<typeof versionPublicationSchema>;

export const versionSummarySchema = z.object({
  number: z.number().int(),
  /** Given by a person; empty for none. */
  name: z.string(),
  title: z.string(),
  hash: z.string(),
  kind: z.enum(["manual", "checkpoint", "publish", "schedule", "restore"]),
  reason: z.string(),
  authors: z.array(person),
  createdBy: person,
  createdAt: z.iso.datetime(),
  isLive: z.boolean(),
  /** When it went to readers and was taken from them, newest first; the latest few. Empty for shared fields. */
  publications: z.array(versionPublicationSchema),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;
export const versionViewSchema = versionSummarySchema.extend({
  fields: z.record(z.string(), z.unknown()),
  /** Rich texts in which suggestions were open, as they stood; `fields` has them without. */
  suggested: z.record(z.string(), z.unknown()),
  contentTypeVersion: z.number().int(),
  formatVersion: z.number().int(),
});
export type VersionView = z.infer<typeof versionViewSchema>;
const versionName = z.string().trim().max(200);
export const createVersionInputSchema = z.strictObject({ reason: z.string().max(1000).default(""), name: versionName.default("") });
/** An empty name takes it away. */
export const nameVersionInputSchema = z.strictObject({ name: versionName });
/** Without `fields` the whole version comes back. */
export const restoreVersionInputSchema = z.strictObject({ fields: z.array(z.string().max(40)).min(1).max(100).optional() });

/** A stretch of a paragraph that has one origin. Several people where only the version is known that brought it; `at` null where nothing is. */
export const blameRunSchema = z.object({
  /** In UTF-16 units, as strings count. */
  length: z.number().int(),
  people: z.array(person),
  at: z.iso.datetime().nullable(),
  /** The version that first had these words; null where the live document itself tells. */
  version: z.number().int().nullable(),
});
export type BlameRun = z.infer<typeof blameRunSchema>;
/** Who wrote a rich text, paragraph by paragraph in reading order; the runs of each cover its text. */
export const blameSchema = z.object({
  field: z.string(),
  blocks: z.array(z.object({ id: z.string().nullable(), text: z.string(), runs: z.array(blameRunSchema) })),
});
export type Blame = z.infer<typeof blameSchema>;
export const blameQuerySchema = z.object({ field: z.string().max(40) });

/** Words to be taken out of the versions of a variant: a name, an address. */
export const erasePhraseInputSchema = z.strictObject({ text: z.string().trim().min(3).max(200) });
export const phraseErasedSchema = z.object({
  /** Checkpoints that are gone, and versions in which it is blacked out. */
  deleted: z.number().int(),
  replaced: z.number().int(),
  /** Versions that have it and stay: readers saw them, or will by a plan. */
  kept: z.array(z.number().int()),
  /** The draft has it, so the next version will: take it out there, then erase the phrase once more. */
  isInDraft: z.boolean(),
});

/** Where an entry is used: by whom, in which locale (`*` for shared fields), and whether in a draft or live. */
export const entryUseSchema = z.object({
  entryId: z.string(),
  contentType: z.string(),
  title: z.string(),
  locale: z.string(),
  state: z.enum(["draft", "live"]),
  path: z.string(),
});
export type EntryUse = z.infer<typeof entryUseSchema>;

/** How far the last publish of a variant has got: the ladder beside the publish button. Instants are null until reached. */
export const publishProgressSchema = z.object({
  commitSeq: z.number().int(),
  /** False where no CDN stands before the origin: then there is nothing to purge. */
  hasCdn: z.boolean(),
  committedAt: z.iso.datetime(),
  visibleAt: z.iso.datetime().nullable(),
  /** Purges still queued for this commit. */
  purgesPending: z.number().int(),
  purgedAt: z.iso.datetime().nullable(),
});
export type PublishProgress = z.infer<typeof publishProgressSchema>;
