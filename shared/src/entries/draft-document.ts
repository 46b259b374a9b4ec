/**
 * The draft as a shared document (Yjs): the one table from field kind to shared type, and the three things done with it. Used by the server
 * (seed, store, REST writes) and by the form. Empty text, an empty list of rows, an empty group and null are all "no value", and absent.
 * See collaboration.protocol.ts for the shapes and docs/architecture/drafts.md for why.
 */
import * as Y from "yjs";
import type { ContentTypeDefinition, Field, FieldKind } from "../content-types/content-types.schema.ts";
import { canonicalJson, jsonValue } from "../kernel/canonical-json.ts";
import { applyRichText, fragmentToRichText } from "../rich-text/rich-text-yjs.ts";
import { draftTypeName, valuesMapName } from "./collaboration.protocol.ts";
import { applyMap, applyRows, readRows } from "./draft-rows.ts";
import { applyText } from "./draft-text.ts";
import { readUnknownTypes } from "./draft-unknown.ts";

/** Field values by key, as in `Variant.fields`. */
export type DraftFields = Readonly<Record<string, unknown>>;

interface SharedType {
  type(doc: Y.Doc, name: string): unknown;
  /** Undefined when empty. */
  read(doc: Y.Doc, name: string): unknown;
  /** Makes it be `value` (undefined empties it) by the smallest change; nothing when it already is. */
  write(doc: Y.Doc, name: string, value: unknown): void;
}

const textType: SharedType = {
  type: (doc, name) => doc.getText(name),
  read: (doc, name) => doc.getText(name).toString() || undefined,
  write: (doc, name, value) => applyText(doc.getText(name), typeof value === "string" ? value : ""),
};
const richTextType: SharedType = {
  type: (doc, name) => doc.getXmlFragment(name),
  read: (doc, name) => (isBlank(doc.getXmlFragment(name)) ? undefined : fragmentToRichText(doc.getXmlFragment(name))),
  write(doc, name, value) {
    const fragment = doc.getXmlFragment(name);
    if (isObject(value)) applyRichText(fragment, value as Parameters<typeof applyRichText>[1]);
    else if (fragment.length > 0) fragment.delete(0, fragment.length);
  },
};
const rowsType: SharedType = {
  type: (doc, name) => doc.getArray(name),
  read: (doc, name) => orUndefined(readRows(doc.getArray(name))),
  write: (doc, name, value) => applyRows(doc.getArray(name), Array.isArray(value) ? value.filter(isObject) : []),
};
const groupType: SharedType = {
  type: (doc, name) => doc.getMap(name),
  read: (doc, name) => (doc.getMap(name).size > 0 ? doc.getMap(name).toJSON() : undefined),
  write: (doc, name, value) => applyMap(doc.getMap(name), isObject(value) ? value : {}),
};

/** The table. Kinds that are missing are plain values. */
const sharedTypes: Partial<Record<FieldKind, SharedType>> = {
  text: textType,
  slug: textType,
  "rich-text": richTextType,
  repeater: rowsType,
  group: groupType,
};

/** Fills a new, empty document. Once, on the server: doing it twice in two documents would double every text. */
export function seedDraftDocument(doc: Y.Doc, definition: ContentTypeDefinition, fields: DraftFields): void {
  changeDraftDocument(doc, definition, fields);
}

/** The fields as JSON. What the definition does not name is carried along under its own key. */
export function readDraftDocument(doc: Y.Doc, definition: ContentTypeDefinition): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...readUnknownTypes(doc, namesOfTypes(definition)) };
  for (const [key, value] of doc.getMap(valuesMapName)) fields[key] = value;
  for (const field of definition.fields) {
    const value = sharedTypes[field.kind]?.read(doc, draftTypeName(field.key));
    if (value !== undefined) fields[field.key] = value;
  }
  // A browser can write into the document what JSON cannot say; the draft must be storable all the same.
  return jsonValue(fields) as Record<string, unknown>;
}

/**
 * Sets the fields in `changes` and leaves the others alone; null or undefined empties one. Text, rows and rich text change by their difference,
 * so that what others type meanwhile stays. The same change twice does nothing. @param origin of the one transaction it makes
 */
export function changeDraftDocument(doc: Y.Doc, definition: ContentTypeDefinition, changes: DraftFields, origin?: unknown): void {
  const known = new Map(definition.fields.map((field) => [field.key, field]));
  doc.transact(() => {
    for (const [key, value] of Object.entries(changes)) changeField(doc, known.get(key), key, value ?? undefined);
  }, origin);
}

/** One field's value, undefined when empty: what a form control shows. */
export function readDraftField(doc: Y.Doc, field: Field): unknown {
  return sharedTypes[field.kind]?.read(doc, draftTypeName(field.key)) ?? doc.getMap(valuesMapName).get(field.key);
}

/** Whether a transaction touched a field, without reading it. */
export function isFieldTouched(transaction: Y.Transaction, field: Field): boolean {
  const { doc } = transaction;
  if (transaction.changed.get(doc.getMap(valuesMapName) as never)?.has(field.key)) return true;
  const type = sharedTypes[field.kind]?.type(doc, draftTypeName(field.key));
  return type !== undefined && transaction.changedParentTypes.has(type as never);
}

function changeField(doc: Y.Doc, field: Field | undefined, key: string, value: unknown): void {
  const values = doc.getMap(valuesMapName);
  const type = field && sharedTypes[field.kind];
  if (type) {
    type.write(doc, draftTypeName(key), value);
    // Left from a time when the definition did not know the field.
    if (values.has(key)) values.delete(key);
  } else if (value === undefined) {
    if (values.has(key)) values.delete(key);
  } else if (canonicalJson(values.get(key)) !== canonicalJson(value)) values.set(key, value);
}

function namesOfTypes(definition: ContentTypeDefinition): ReadonlySet<string> {
  return new Set([valuesMapName, ...definition.fields.filter((field) => sharedTypes[field.kind]).map((field) => draftTypeName(field.key))]);
}

/** Nothing, or the one empty paragraph an opened editor starts with. */
function isBlank(fragment: Y.XmlFragment): boolean {
  if (fragment.length === 0) return true;
  const only = fragment.length === 1 ? fragment.get(0) : undefined;
  return only instanceof Y.XmlElement && only.nodeName === "paragraph" && only.toArray().every((child) => child instanceof Y.XmlText && child.length === 0);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const orUndefined = <Item>(list: readonly Item[]) => (list.length > 0 ? list : undefined);
