/**
 * The document format, version 2, as a table: every node and mark, its attributes and what may stand inside it. The zod schema, the reader,
 * the HTML renderer and the editor's schema all follow this table; a test holds the TipTap extensions against it (decision 0031).
 *
 * An attribute that equals its default is not stored, so adding an attribute with a default changes no stored document and no hash.
 */
import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { embedProviders, isEmbedId } from "./rich-text.embeds.ts";
import { isAllowedUrl } from "./rich-text.links.ts";

/** Raised by one for every change that an older editor could not keep; each step has a function in `upgrades/`. */
export const formatVersion = 2;

export const richTextLimits = {
  /** Nodes inside nodes: fifteen lists in lists are far past what a reader can follow. */
  depth: 40,
  nodes: 200_000,
  /** Bytes of JSON, HTML or markdown that are looked at at all. */
  bytes: 5 * 1024 * 1024,
  captionLength: 2000,
  attributionLength: 500,
  titleLength: 200,
  nameLength: 200,
  /** Characters of a legacy block's HTML. */
  legacyHtml: 200_000,
} as const;

export const directions = ["auto", "ltr", "rtl"] as const;
export type Direction = (typeof directions)[number];

/** What may stand inside: nothing, text, or nodes of the named types (`first`: what the first must be). */
export type ContentRule = { kind: "none" } | { kind: "inline" } | { kind: "nodes"; of: readonly string[]; min: number; first?: string };

export interface NodeFormat {
  attributes: z.ZodType<Record<string, unknown>>;
  defaults: Readonly<Record<string, unknown>>;
  content: ContentRule;
}
export interface MarkFormat {
  attributes: z.ZodType<Record<string, unknown>>;
  defaults: Readonly<Record<string, unknown>>;
}

/** Stands for a block that this version does not know or may not have here; only between `readRichText` and `writeRichText`. */
export const opaqueBlock = "opaque";
export const opaqueInline = "opaqueInline";
export const opaqueMark = "opaqueMark";

const flowTypes = ["paragraph", "bulletList", "orderedList", opaqueBlock] as const;
const blockTypes = [
  ...flowTypes,
  "heading",
  "quote",
  "table",
  "image",
  "clip",
  "embed",
  "divider",
  "pullQuote",
  "factBox",
  "keyMoments",
  "playerRatings",
  "relatedEntries",
  "gallery",
  "legacyHtml",
] as const;

/** Blocks that carry a stable id (and a direction): what comments, translation segments and outlines point at. */
export const identifiedBlocks: readonly string[] = [...blockTypes.filter((type) => type !== opaqueBlock), "keyMoment", "playerRating"];

export const blockIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "not a block id");

/** Who suggested something, and when. `id` is one for everything that is accepted or rejected together. */
export const suggestionSchema = z.strictObject({ id: blockIdSchema, authorId: idSchema, at: z.iso.datetime() });
export type Suggestion = z.infer<typeof suggestionSchema>;
/**
 * A suggestion on a block: on one that holds text itself it is about the break before it (a paragraph split off, or joined to the one before), on any other
 * block it is about the block as a whole, and on a line break about that.
 */
export const blockSuggestionSchema = suggestionSchema.extend({ kind: z.enum(["insertion", "deletion"]) });
export type BlockSuggestion = z.infer<typeof blockSuggestionSchema>;

const block = { id: blockIdSchema.nullish(), dir: z.enum(directions).nullish(), suggestion: blockSuggestionSchema.nullish() };
const blockDefaults = { id: null, dir: null, suggestion: null };
const caption = z.string().max(richTextLimits.captionLength).optional();
const span = z.number().int().min(1).max(100).optional();
const cell = {
  attributes: z.strictObject({ colspan: span, rowspan: span, colwidth: z.array(z.number().int().min(0).max(5000)).max(100).nullish() }),
  defaults: { colspan: 1, rowspan: 1, colwidth: null },
  content: { kind: "nodes", of: flowTypes, min: 1 } as const,
};
const noAttributes = { attributes: z.strictObject({}), defaults: {} };

export const nodeFormats: Readonly<Record<string, NodeFormat>> = {
  paragraph: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "inline" } },
  heading: {
    attributes: z.strictObject({ ...block, level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
    defaults: blockDefaults,
    content: { kind: "inline" },
  },
  bulletList: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["listItem"], min: 1 } },
  orderedList: {
    attributes: z.strictObject({ ...block, start: z.number().int().min(0).max(1_000_000).optional() }),
    defaults: { ...blockDefaults, start: 1 },
    content: { kind: "nodes", of: ["listItem"], min: 1 },
  },
  listItem: { ...noAttributes, content: { kind: "nodes", of: flowTypes, min: 1, first: "paragraph" } },
  quote: {
    attributes: z.strictObject({ ...block, attribution: z.string().max(richTextLimits.attributionLength).optional() }),
    defaults: { ...blockDefaults, attribution: "" },
    content: { kind: "nodes", of: flowTypes, min: 1 },
  },
  table: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["tableRow"], min: 1 } },
  tableRow: { ...noAttributes, content: { kind: "nodes", of: ["tableCell", "tableHeader"], min: 1 } },
  tableCell: cell,
  tableHeader: cell,
  image: { attributes: z.strictObject({ ...block, assetId: idSchema, caption }), defaults: { ...blockDefaults, caption: "" }, content: { kind: "none" } },
  clip: { attributes: z.strictObject({ ...block, assetId: idSchema, caption }), defaults: { ...blockDefaults, caption: "" }, content: { kind: "none" } },
  embed: {
    attributes: z
      .strictObject({ ...block, provider: z.enum(embedProviders), embedId: z.string().max(64), caption })
      .refine((embed) => isEmbedId(embed.provider, embed.embedId), { path: ["embedId"], message: "not an id of this platform" }),
    defaults: { ...blockDefaults, caption: "" },
    content: { kind: "none" },
  },
  divider: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "none" } },
  /** A sentence of the text itself, set large. */
  pullQuote: {
    attributes: z.strictObject({ ...block, attribution: z.string().max(richTextLimits.attributionLength).optional() }),
    defaults: { ...blockDefaults, attribution: "" },
    content: { kind: "inline" },
  },
  factBox: {
    attributes: z.strictObject({ ...block, title: z.string().max(richTextLimits.titleLength).optional() }),
    defaults: { ...blockDefaults, title: "" },
    content: { kind: "nodes", of: flowTypes, min: 1 },
  },
  keyMoments: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["keyMoment"], min: 1 } },
  /** `minute` as it is written: `90+4`, `HT`, empty while nobody has said. */
  keyMoment: {
    attributes: z.strictObject({ ...block, minute: z.string().max(12).optional() }),
    defaults: { ...blockDefaults, minute: "" },
    content: { kind: "inline" },
  },
  playerRatings: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["playerRating"], min: 1 } },
  /** A player, by entry or by name alone, with a mark from 0 to 10 and words about it. */
  playerRating: {
    attributes: z.strictObject({
      ...block,
      entryId: idSchema.nullish(),
      name: z.string().max(richTextLimits.nameLength).optional(),
      rating: z.number().min(0).max(10).multipleOf(0.5).nullish(),
    }),
    defaults: { ...blockDefaults, entryId: null, name: "", rating: null },
    content: { kind: "inline" },
  },
  relatedEntries: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["relatedEntry"], min: 0 } },
  relatedEntry: { attributes: z.strictObject({ entryId: idSchema }), defaults: {}, content: { kind: "none" } },
  gallery: { attributes: z.strictObject(block), defaults: blockDefaults, content: { kind: "nodes", of: ["galleryImage"], min: 0 } },
  galleryImage: { attributes: z.strictObject({ assetId: idSchema, caption }), defaults: { caption: "" }, content: { kind: "none" } },
  /** Markup of another system that this format cannot say, kept as it came; readers get nothing of it until somebody has turned it into blocks. */
  legacyHtml: {
    attributes: z.strictObject({ ...block, html: z.string().max(richTextLimits.legacyHtml) }),
    defaults: blockDefaults,
    content: { kind: "none" },
  },
  /** Its suggestion is an attribute: shared documents hold no marks on what is no text. */
  hardBreak: { attributes: z.strictObject({ suggestion: blockSuggestionSchema.nullish() }), defaults: { suggestion: null }, content: { kind: "none" } },
};

/** The document itself: any block. */
export const documentContent: ContentRule = { kind: "nodes", of: blockTypes, min: 1 };

/** In the order in which they are stored on a text. */
export const markFormats: Readonly<Record<string, MarkFormat>> = {
  link: {
    attributes: z
      .strictObject({ href: z.string().refine(isAllowedUrl, "only http, https and mailto links").nullish(), entryId: idSchema.nullish() })
      .refine((link) => (typeof link.href === "string") !== (typeof link.entryId === "string"), { message: "either href or entryId" }),
    defaults: { href: null, entryId: null },
  },
  bold: noAttributes,
  italic: noAttributes,
  strike: noAttributes,
  code: noAttributes,
  subscript: noAttributes,
  superscript: noAttributes,
  /** Suggested to be added, and suggested to go (decision 0090). A text may carry one of each, never two of a kind. */
  insertion: { attributes: suggestionSchema, defaults: {} },
  deletion: { attributes: suggestionSchema, defaults: {} },
};

/** Own properties only: `constructor` is no node. */
export const nodeFormat = (type: unknown): NodeFormat | null =>
  typeof type === "string" && Object.hasOwn(nodeFormats, type) ? (nodeFormats[type] ?? null) : null;
/** Whether a node holds words itself: a paragraph, a heading, and the lines of newsroom blocks. */
export const isTextBlock = (type: string): boolean => nodeFormat(type)?.content.kind === "inline";
export const markFormat = (type: unknown): MarkFormat | null =>
  typeof type === "string" && Object.hasOwn(markFormats, type) ? (markFormats[type] ?? null) : null;
