/** Where in an entry's fields something stands: what checks walk over. Values of any shape are passed over rather than trusted. */
import type { ContentTypeDefinition, Field, InnerField } from "../../content-types/content-types.schema.ts";
import type { FieldValues } from "../../content-types/field-values.ts";
import { richTextReferences } from "../../rich-text/rich-text-extract.ts";

type RichTextField = Extract<Field, { kind: "rich-text" }>;

export interface RichTextPlace {
  readonly field: RichTextField;
  readonly path: string;
  readonly value: unknown;
}

export function richTextsOf(definition: ContentTypeDefinition, fields: FieldValues): RichTextPlace[] {
  return definition.fields.flatMap((field) => (field.kind === "rich-text" ? [{ field, path: `fields.${field.key}`, value: valueAt(fields, field.key) }] : []));
}

export interface ReferencePlace {
  readonly kind: "entry" | "asset";
  readonly id: string;
  readonly path: string;
  /** For references inside a rich text. */
  readonly blockId: string | undefined;
  readonly isInText: boolean;
}

/** Everything the fields point at, in the definition's order. */
export function referencePlaces(definition: ContentTypeDefinition, fields: FieldValues): ReferencePlace[] {
  return definition.fields.flatMap((field) => placesIn(field, valueAt(fields, field.key), `fields.${field.key}`));
}

function placesIn(field: Field | InnerField, value: unknown, path: string): ReferencePlace[] {
  if (value === undefined || value === null) return [];
  if (field.kind === "rich-text")
    return richTextReferences(value).map((found) => ({ kind: found.kind, id: found.id, path, blockId: found.path || undefined, isInText: true }));
  if (field.kind === "group") return field.fields.flatMap((inner) => placesIn(inner, valueAt(value, inner.key), `${path}.${inner.key}`));
  if (field.kind === "repeater")
    return rowsOf(value).flatMap((row, index) => field.fields.flatMap((inner) => placesIn(inner, valueAt(row, inner.key), `${path}.${index}.${inner.key}`)));
  if (field.kind !== "media" && field.kind !== "reference") return [];
  const kind = field.kind === "media" ? "asset" : "entry";
  return [value].flat().flatMap((id) => (typeof id === "string" && id !== "" ? [{ kind, id, path, blockId: undefined, isInText: false } as const] : []));
}

/** Own properties only: a key named `constructor` finds nothing. */
export function valueAt(value: unknown, key: string): unknown {
  return value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

const rowsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
