/** What follows from an entry's fields: its name, its searchable text, its hash, and what it points at. Pure. */
import { createHash } from "node:crypto";
import type { ContentTypeDefinition, Field, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { richTextReferences, richTextToPlainText } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import { asCompared } from "@pressbox/shared/rich-text/upgrades/upgrade-rich-text.ts";
import { searchText } from "../platform/database/like.ts";
import type { OutgoingReference } from "../references/references.public.ts";

/** SHA-256 of the canonical JSON, hex: equal fields have equal hashes, also across formats of rich text that only grew (decision 0036). */
export const hashOf = (fields: FieldValues): string =>
  createHash("sha256")
    .update(canonicalJson(mapValues(fields, asCompared)))
    .digest("hex");

/** Whether two values of a field say the same. Nothing and null do. */
export const isSameValue = (one: unknown, other: unknown): boolean => canonicalJson(asCompared(one ?? null)) === canonicalJson(asCompared(other ?? null));

const mapValues = (fields: FieldValues, change: (value: unknown) => unknown): FieldValues =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]));

/** Own and shared fields of the definition together; values of removed fields are left out. */
export function mergeFields(definition: ContentTypeDefinition, own: FieldValues, shared: FieldValues): FieldValues {
  const merged: FieldValues = {};
  for (const field of definition.fields) {
    const value = (field.localized ? own : shared)[field.key];
    if (value !== undefined && value !== null) merged[field.key] = value;
  }
  return merged;
}

/** Name for lists, cut to its column. */
export function titleOf(definition: ContentTypeDefinition, fields: FieldValues): string {
  const title = fields[definition.titleField];
  return typeof title === "string" ? title.trim().replaceAll(/\s+/g, " ").slice(0, 500).toWellFormed() : "";
}

export function slugOf(definition: ContentTypeDefinition, fields: FieldValues): string {
  const field = definition.fields.find((each) => each.kind === "slug");
  const value = field && fields[field.key];
  return typeof value === "string" ? value : "";
}

/** Canonical text for `q`: title first, then every text field in the definition's order. */
export function searchTextOf(definition: ContentTypeDefinition, fields: FieldValues): string {
  const rest = definition.fields.filter((field) => field.key !== definition.titleField);
  return searchText([titleOf(definition, fields), ...rest.flatMap((field) => textsOf(field, fields[field.key]))].join(" "));
}

function textsOf(field: Field | InnerField, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (field.kind === "rich-text") return [richTextToPlainText(value)];
  if (field.kind === "group") return field.fields.flatMap((inner) => textsOf(inner, innerValue(value, inner.key)));
  if (field.kind === "repeater") return rowsOf(value).flatMap((row) => field.fields.flatMap((inner) => textsOf(inner, row[inner.key])));
  if (field.kind !== "text" && field.kind !== "slug" && field.kind !== "tags") return [];
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
}

/** A reference with what its field asks of the target. */
export interface FieldReference extends OutgoingReference {
  /** Dotted path in `fields`, with row numbers, for messages. */
  readonly at: string;
  /** Content types or asset kinds that are accepted; empty for any. */
  readonly accept: readonly string[];
}

/** Everything the fields point at, from references, media and rich text. Values that are no ids point at nothing. */
export function referencesOf(definition: ContentTypeDefinition, fields: FieldValues): FieldReference[] {
  return definition.fields.flatMap((field) => referencesIn(field, fields[field.key], field.key, `fields.${field.key}`));
}

/** As the index keeps them: one row a path and target is enough, it answers "where" and not "how often". */
export function outgoingReferences(definition: ContentTypeDefinition, fields: FieldValues): OutgoingReference[] {
  const unique = new Map(
    referencesOf(definition, fields).map(({ path, toKind, toId }) => [`${path} ${toKind} ${toId}`, { path: path.slice(0, 200), toKind, toId }]),
  );
  return [...unique.values()];
}

function referencesIn(field: Field | InnerField, value: unknown, path: string, at: string): FieldReference[] {
  if (value === undefined || value === null) return [];
  if (field.kind === "rich-text")
    return richTextReferences(value).flatMap((found) => (isId(found.id) ? [{ path, at, toKind: found.kind, toId: found.id, accept: [] }] : []));
  if (field.kind === "group")
    return field.fields.flatMap((inner) => referencesIn(inner, innerValue(value, inner.key), `${path}.${inner.key}`, `${at}.${inner.key}`));
  if (field.kind === "repeater")
    return rowsOf(value).flatMap((row, index) =>
      field.fields.flatMap((inner) => referencesIn(inner, row[inner.key], `${path}.${inner.key}`, `${at}.${index}.${inner.key}`)),
    );
  if (field.kind !== "media" && field.kind !== "reference") return [];
  const accept = field.kind === "media" ? field.accept : field.types;
  const toKind = field.kind === "media" ? "asset" : "entry";
  const ids = Array.isArray(value) ? value : [value];
  return ids.flatMap((id: unknown, index) => (isId(id) ? [{ path, at: Array.isArray(value) ? `${at}.${index}` : at, toKind, toId: id, accept } as const] : []));
}

const isId = (value: unknown): value is string => idSchema.safeParse(value).success;
const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);
const innerValue = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);
const rowsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
