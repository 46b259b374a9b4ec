/** Short hands for writing the seeded definitions; defaults are the schema's. */
import type { contentTypeDefinitionSchema, fieldSchema, innerFieldSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { z } from "zod";

export type DefinitionInput = z.input<typeof contentTypeDefinitionSchema>;
type FieldInput = z.input<typeof fieldSchema>;
type InnerInput = z.input<typeof innerFieldSchema>;

/** A text that each language writes for itself. */
export const localizedText = (key: string, label: string, more: Partial<Extract<FieldInput, { kind: "text" }>> = {}): FieldInput => ({
  kind: "text",
  key,
  label,
  localized: true,
  ...more,
});

/** The public address, proposed from `from`. */
export const slug = (from: string): FieldInput => ({
  kind: "slug",
  key: "slug",
  label: "Slug",
  help: "Last part of the public address.",
  localized: true,
  required: true,
  from,
});

/** One reference to an entry of one of `types`, the same in every language. */
export const reference = (key: string, label: string, types: string[], more: { required?: boolean } = {}): Extract<InnerInput, { kind: "reference" }> => ({
  kind: "reference",
  key,
  label,
  types,
  ...more,
});

/** References to several entries. */
export const references = (key: string, label: string, types: string[], maxItems = 20): FieldInput => ({
  kind: "reference",
  key,
  label,
  types,
  many: true,
  maxItems,
});

/** One picture. */
export const image = (key: string, label: string): FieldInput => ({ kind: "media", key, label, accept: ["image"] });

/** Tags in the language of the text. */
export const tags: FieldInput = { kind: "tags", key: "tags", label: "Tags", localized: true, maxItems: 30 };
