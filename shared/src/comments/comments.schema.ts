import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { pageQuerySchema, pageSchema } from "../kernel/pagination.ts";

/** Longest comment, in UTF-16 units. */
export const longestComment = 4_000;
/** Open threads of one variant, and comments of one thread: more is a discussion that belongs elsewhere. */
export const mostOpenThreads = 200;
export const mostComments = 100;
/** What is kept of the words, and of those around them. */
export const longestQuote = 1_000;
export const longestContext = 64;

const position = z
  .string()
  .max(500)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, "not base64");

/**
 * Words of a text. Positions are Yjs relative positions (base64) of the live document of `generation`; quote and surroundings find the words again
 * where those positions mean nothing: in a version, in another generation, after the words were cut out and came back.
 */
export const anchorSchema = z.strictObject({
  generation: z.number().int().min(0).max(2_147_483_647),
  start: position,
  end: position,
  /** Stable id of the block the words begin in; empty in a plain text. */
  blockId: z.string().max(64),
  quote: z.string().min(1).max(longestQuote),
  before: z.string().max(longestContext),
  after: z.string().max(longestContext),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** Plain text; a mentioned person is `@[id]`. Nothing of it is HTML. */
export const commentBodySchema = z
  .string()
  .max(longestComment)
  .transform((text) => text.toWellFormed().trim())
  .refine((text) => text !== "", "a comment says something");

export const threadStateSchema = z.enum(["open", "resolved"]);
export type ThreadState = z.infer<typeof threadStateSchema>;

export const createThreadInputSchema = z.strictObject({
  fieldKey: z.string().min(1).max(64),
  /** Null: about the field as a whole. */
  anchor: anchorSchema.nullable().default(null),
  body: commentBodySchema,
});
export type CreateThreadInput = z.output<typeof createThreadInputSchema>;

export const commentInputSchema = z.strictObject({ body: commentBodySchema });

export const mostThreadsOfPage = 50;
export const threadQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(mostThreadsOfPage).default(mostThreadsOfPage),
  state: threadStateSchema.optional(),
});
export type ThreadQuery = z.output<typeof threadQuerySchema>;

export const personSchema = z.object({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof personSchema>;

export const commentViewSchema = z.object({
  id: idSchema,
  author: personSchema,
  /** Empty when it was deleted: the place stays, so that answers keep their sense. */
  body: z.string(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  revision: z.number().int(),
  abilities: z.object({ canEdit: z.boolean(), canDelete: z.boolean() }),
});
export type CommentView = z.infer<typeof commentViewSchema>;

export const threadViewSchema = z.object({
  id: idSchema,
  entryId: idSchema,
  locale: z.string(),
  fieldKey: z.string(),
  anchor: anchorSchema.nullable(),
  state: threadStateSchema,
  /** Null while it is open. */
  resolved: z.object({ by: personSchema, at: z.iso.datetime() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Moves with everything said or decided in it; what `If-Match` names. */
  revision: z.number().int(),
  comments: z.array(commentViewSchema),
  /** Whom its comments mention. */
  mentioned: z.array(personSchema),
  abilities: z.object({ canReply: z.boolean(), canResolve: z.boolean() }),
});
export type ThreadView = z.infer<typeof threadViewSchema>;

/** Newest threads first. Long ones make a page short: follow `nextCursor`. */
export const threadPageSchema = pageSchema(threadViewSchema).extend({ openCount: z.number().int() });
export type ThreadPage = z.infer<typeof threadPageSchema>;

/** How many people one question by ids may name. */
export const mostPeopleByIds = 100;

export const peopleQuerySchema = z.object({
  q: z.string().max(100).default(""),
  /** Comma-separated; asks for these people instead of those whose name matches. */
  ids: z
    .string()
    .max(3_800)
    .transform((text) => text.split(","))
    .pipe(z.array(idSchema).min(1).max(mostPeopleByIds))
    .optional(),
});
/** Those who may read the entry: whom one can mention. By name at most 20, best match first; by ids all of those. */
export const peopleSchema = z.object({ items: z.array(personSchema) });
