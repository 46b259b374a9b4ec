import type { Field, InnerField } from "./content-types.schema.ts";

/** Blocks that say nothing by themselves; any other node without content (an image, an embed, a divider) is something. */
const silentNodes = new Set([
  "doc",
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "quote",
  "table",
  "tableRow",
  "tableCell",
  "tableHeader",
  "hardBreak",
]);

/** Whether a rich text has neither words nor anything to look at. */
export function isEmptyRichText(value: unknown): boolean {
  if (value === null || typeof value !== "object") return true;
  const { type, text, content } = value as { type?: unknown; text?: unknown; content?: unknown };
  if (type === "text") return typeof text !== "string" || text.trim() === "";
  if (Array.isArray(content) && content.length > 0) return content.every(isEmptyRichText);
  return silentNodes.has(String(type));
}

/** Whether a value counts as "not there" when publishing. False and 0 are values. */
export function isEmptyValue(field: Field | InnerField, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  if (field.kind === "rich-text") return isEmptyRichText(value);
  if (field.kind === "group") return Object.keys(withoutEmptyValues(field.fields, value as Record<string, unknown>)).length === 0;
  return false;
}

/** The fields that have something in them, inside groups and rows too. Keys that no field has are kept: refusing them is for the schema. */
export function withoutEmptyValues(fields: readonly (Field | InnerField)[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
      const field = byKey.get(key);
      if (!field) return [[key, value]];
      if (isEmptyValue(field, value)) return [];
      return [[key, withoutEmptyInside(field, value)]];
    }),
  );
}

function withoutEmptyInside(field: Field | InnerField, value: unknown): unknown {
  if (field.kind === "group" && isRecord(value)) return withoutEmptyValues(field.fields, value);
  if (field.kind === "repeater" && Array.isArray(value)) return value.map((row) => (isRecord(row) ? withoutEmptyValues(field.fields, row) : row));
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);
