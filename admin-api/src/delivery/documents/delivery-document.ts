/**
 * A delivery document: one variant at one version, its own and the shared fields put together, with what it points at. Immutable and the
 * same for ever, so its key is its content; whatever can change by itself (other entries, assets, URLs) is looked up when it is rendered.
 */
import type { ContentTypeDefinition, Field, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import { richTextReferences } from "@pressbox/shared/rich-text/rich-text-extract.ts";

export interface DeliveryDocument {
  readonly entryId: string;
  readonly type: string;
  readonly contentTypeVersion: number;
  readonly locale: string;
  readonly version: number;
  readonly sharedVersion: number;
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Ids of what the fields show: entries and assets, each once. */
  readonly entries: readonly string[];
  readonly assets: readonly string[];
}

export interface DocumentParts {
  readonly entryId: string;
  readonly locale: string;
  readonly version: number;
  readonly sharedVersion: number;
  readonly title: string;
  readonly definition: ContentTypeDefinition;
  readonly contentTypeVersion: number;
  /** Fields of the variant's version, and of the shared version (empty for none). */
  readonly own: Readonly<Record<string, unknown>>;
  readonly shared: Readonly<Record<string, unknown>>;
}

/** Puts a document together. Fields that the definition does not know are left out. */
export function composeDocument(parts: DocumentParts): DeliveryDocument {
  const fields: Record<string, unknown> = {};
  const entries = new Set<string>();
  const assets = new Set<string>();
  for (const field of parts.definition.fields) {
    // The other side too: a field may have become localised, or shared, since this version was made.
    const [first, second] = field.localized ? [parts.own, parts.shared] : [parts.shared, parts.own];
    const value = first[field.key] ?? second[field.key];
    if (value === undefined || value === null) continue;
    fields[field.key] = value;
    collectReferences(field, value, entries, assets);
  }
  const { entryId, locale, version, sharedVersion, title, contentTypeVersion } = parts;
  return { entryId, type: parts.definition.key, contentTypeVersion, locale, version, sharedVersion, title, fields, entries: [...entries], assets: [...assets] };
}

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string" && each !== "");

function collectReferences(field: Field | InnerField, value: unknown, entries: Set<string>, assets: Set<string>): void {
  switch (field.kind) {
    case "reference":
      for (const id of textsIn(value)) entries.add(id);
      return;
    case "media":
      for (const id of textsIn(value)) assets.add(id);
      return;
    case "rich-text":
      for (const reference of richTextReferences(value)) (reference.kind === "entry" ? entries : assets).add(reference.id);
      return;
    case "group":
    case "repeater":
      for (const row of Array.isArray(value) ? value : [value])
        for (const inner of field.fields) {
          const innerValue = (row as Record<string, unknown> | null)?.[inner.key];
          if (innerValue !== undefined && innerValue !== null) collectReferences(inner, innerValue, entries, assets);
        }
      return;
    default:
  }
}
