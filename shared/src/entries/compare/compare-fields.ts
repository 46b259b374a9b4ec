/** Two states of an entry's fields, field by field, as data to be shown. Pure; each kind of field in the way a person reads it. */
import { diffArrays } from "diff";
import type { ContentTypeDefinition, Field, InnerField } from "../../content-types/content-types.schema.ts";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import { asCompared } from "../../rich-text/upgrades/upgrade-rich-text.ts";
import { type BlockComparison, blocksOf, compareRichTexts } from "./compare-rich-text.ts";
import { type Allowance, compareTexts, newAllowance, type TextPiece } from "./compare-words.ts";
import { findUnmoved, textOf } from "./pair-blocks.ts";

export type ListItem = { readonly kind: "same" | "added" | "removed"; readonly value: string };

export interface RowComparison {
  readonly id: string;
  readonly kind: "same" | "added" | "removed" | "changed";
  /** Its place changed against the other rows. */
  readonly isMoved: boolean;
  readonly fields: readonly FieldComparison[];
}

export type FieldChange =
  | { readonly as: "text"; readonly pieces: readonly TextPiece[] }
  | { readonly as: "rich-text"; readonly blocks: readonly BlockComparison[] }
  | { readonly as: "list"; readonly items: readonly ListItem[] }
  | { readonly as: "group"; readonly fields: readonly FieldComparison[] }
  | { readonly as: "rows"; readonly rows: readonly RowComparison[] }
  | { readonly as: "value"; readonly before: unknown; readonly after: unknown };

export interface FieldComparison {
  readonly key: string;
  readonly label: string;
  /** Null for a value that the definition does not name any more. */
  readonly field: Field | InnerField | null;
  readonly isChanged: boolean;
  readonly change: FieldChange;
}

export type FieldValues = Readonly<Record<string, unknown>>;

/** Changed fields first, each part in the definition's order; then those that the definition does not know. */
export function compareFields(definition: ContentTypeDefinition, before: FieldValues, after: FieldValues, locale: string): FieldComparison[] {
  const work = { locale, allowance: newAllowance() };
  const known = new Set(definition.fields.map((field) => field.key));
  const unknown = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !known.has(key));
  const compared = [
    ...definition.fields.map((field) => compareField(field, before[field.key], after[field.key], work)),
    ...unknown.map((key) => compareUnknown(key, before[key], after[key])),
  ];
  return [...compared.filter((field) => field.isChanged), ...compared.filter((field) => !field.isChanged)];
}

interface Work {
  readonly locale: string;
  readonly allowance: Allowance;
}

function compareField(field: Field | InnerField, before: unknown, after: unknown, work: Work): FieldComparison {
  const { key, label } = field;
  const change = changeOf(field, before, after, work);
  return { key, label, field, isChanged: hasChanged(change, before, after), change };
}

/** A text whose blocks only got other ids, or another spelling of the same, has not changed for anybody who reads it. */
const hasChanged = (change: FieldChange, before: unknown, after: unknown): boolean =>
  !isSame(before, after) && (change.as !== "rich-text" || change.blocks.some((block) => block.kind !== "same" || block.move !== null));

function compareUnknown(key: string, before: unknown, after: unknown): FieldComparison {
  return { key, label: key, field: null, isChanged: !isSame(before, after), change: { as: "value", before, after } };
}

function changeOf(field: Field | InnerField, before: unknown, after: unknown, work: Work): FieldChange {
  const plain = { as: "value", before, after } as const;
  switch (field.kind) {
    case "text":
    case "slug":
      return isText(before) && isText(after) ? { as: "text", pieces: compareTexts(before ?? "", after ?? "", work.locale, work.allowance) } : plain;
    case "rich-text":
      return { as: "rich-text", blocks: compareRichTexts(before, after, work.locale, work.allowance) };
    case "group":
      return isObject(before ?? {}) && isObject(after ?? {}) ? { as: "group", fields: compareInner(field.fields, before ?? {}, after ?? {}, work) } : plain;
    case "repeater":
      return isRows(before) && isRows(after) ? { as: "rows", rows: compareRows(field.fields, before ?? [], after ?? [], work) } : plain;
    default:
      return (Array.isArray(before) || Array.isArray(after)) && isList(before) && isList(after) ? { as: "list", items: compareLists(before, after) } : plain;
  }
}

const compareInner = (fields: readonly InnerField[], before: object, after: object, work: Work): FieldComparison[] =>
  fields.map((field) => compareField(field, (before as FieldValues)[field.key], (after as FieldValues)[field.key], work));

/** Rows are found again by `_id`. */
function compareRows(fields: readonly InnerField[], before: readonly FieldValues[], after: readonly FieldValues[], work: Work): RowComparison[] {
  const places = new Map(before.map((row, index) => [String(row["_id"]), index]));
  const pairs = new Map<number, number>();
  for (const [index, row] of after.entries()) {
    const earlier = places.get(String(row["_id"]));
    if (earlier === undefined || [...pairs.values()].includes(earlier)) continue;
    pairs.set(index, earlier);
  }
  const unmoved = findUnmoved(pairs);
  const rows = after.map((row, index): RowComparison => {
    const earlier = pairs.get(index);
    const isMoved = earlier !== undefined && !unmoved.has(index);
    const inner = compareInner(fields, earlier === undefined ? {} : before[earlier]!, row, work);
    const kind = earlier === undefined ? "added" : inner.some((field) => field.isChanged) ? "changed" : "same";
    return { id: String(row["_id"] ?? `+${index}`), kind, isMoved, fields: inner };
  });
  const kept = new Set(pairs.values());
  const gone = before.flatMap((row, index): RowComparison[] =>
    kept.has(index) ? [] : [{ id: String(row["_id"] ?? `-${index}`), kind: "removed", isMoved: false, fields: compareInner(fields, row, {}, work) }],
  );
  return [...rows, ...gone];
}

function compareLists(before: readonly string[] | undefined | null, after: readonly string[] | undefined | null): ListItem[] {
  const earlier = before ?? [];
  const later = after ?? [];
  const changes = diffArrays([...earlier], [...later], { maxEditLength: 1_000 });
  if (changes === undefined)
    return [...earlier.map((value): ListItem => ({ kind: "removed", value })), ...later.map((value): ListItem => ({ kind: "added", value }))];
  return changes.flatMap(({ added, removed, value }) => value.map((each): ListItem => ({ kind: added ? "added" : removed ? "removed" : "same", value: each })));
}

/** Nothing, empty text, an empty list and a text of blank paragraphs say the same. */
function isSame(before: unknown, after: unknown): boolean {
  return canonicalJson(meaningOf(before)) === canonicalJson(meaningOf(after));
}

function meaningOf(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  if (!isObject(value)) return value;
  if ((value as { type?: unknown }).type === "doc") return isBlankText(value) ? null : asCompared(value);
  return Object.values(value).every((each) => meaningOf(each) === null) ? null : value;
}

function isBlankText(value: object): boolean {
  const blocks = blocksOf(value);
  return blocks.every((block) => block.type === "paragraph" && textOf(block) === "" && (block.content ?? []).length === 0);
}

const isText = (value: unknown): value is string | undefined | null => value === undefined || value === null || typeof value === "string";
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is readonly FieldValues[] | undefined | null =>
  value === undefined || value === null || (Array.isArray(value) && value.every((row) => isObject(row)));
const isList = (value: unknown): value is readonly string[] | undefined | null =>
  value === undefined || value === null || (Array.isArray(value) && value.every((item) => typeof item === "string"));
