/**
 * A definition while somebody edits it: may be incomplete, fields carry a row id so that renaming a key keeps the row (and the focus) where it
 * is. Pure; the page shows it, the schema of `shared` judges it.
 */
import {
  type ContentTypeDefinition,
  contentTypeDefinitionSchema,
  type Field,
  type FieldKind,
  fieldSchema,
} from "@pressbox/shared/content-types/content-types.schema.ts";

export interface FieldRow {
  readonly id: number;
  readonly field: Field;
}
export interface DefinitionState {
  readonly basics: Omit<ContentTypeDefinition, "fields">;
  readonly rows: readonly FieldRow[];
  readonly nextId: number;
}
export type DefinitionChange =
  | { act: "basics"; part: Partial<DefinitionState["basics"]> }
  | { act: "add"; field: Field }
  | { act: "change"; id: number; field: Field }
  | { act: "remove"; id: number }
  | { act: "move"; id: number; to: number }
  | { act: "replace"; definition: ContentTypeDefinition };

/** @param definition what is in force, or the start of a new type */
export function toState(definition: ContentTypeDefinition): DefinitionState {
  const { fields, ...basics } = definition;
  return { basics, rows: fields.map((field, id) => ({ id, field })), nextId: fields.length };
}

export const toDefinition = (state: DefinitionState): ContentTypeDefinition => ({ ...state.basics, fields: state.rows.map((row) => row.field) });

export function changeDefinition(state: DefinitionState, change: DefinitionChange): DefinitionState {
  switch (change.act) {
    case "basics":
      return { ...state, basics: { ...state.basics, ...change.part } };
    case "add":
      return { ...state, rows: [...state.rows, { id: state.nextId, field: change.field }], nextId: state.nextId + 1 };
    case "change":
      return renameTitle({ ...state, rows: state.rows.map((row) => (row.id === change.id ? { ...row, field: change.field } : row)) }, state, change.id);
    case "remove":
      return { ...state, rows: state.rows.filter((row) => row.id !== change.id) };
    case "move":
      return { ...state, rows: moved(state.rows, change.id, change.to) };
    case "replace":
      return toState(change.definition);
  }
}

/** The title field follows when its key is renamed, and so do the slugs that are proposed from it. */
function renameTitle(next: DefinitionState, before: DefinitionState, id: number): DefinitionState {
  const oldKey = before.rows.find((row) => row.id === id)?.field.key;
  const newKey = next.rows.find((row) => row.id === id)?.field.key;
  if (oldKey === undefined || newKey === undefined || oldKey === newKey) return next;
  return {
    ...next,
    basics: next.basics.titleField === oldKey ? { ...next.basics, titleField: newKey } : next.basics,
    rows: next.rows.map((row) => (row.field.kind === "slug" && row.field.from === oldKey ? { ...row, field: { ...row.field, from: newKey } } : row)),
  };
}

/** The row at its new place; a place outside the list is its nearest end. */
export function moved<Row extends { readonly id: number }>(rows: readonly Row[], id: number, to: number): readonly Row[] {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return rows;
  const others = rows.filter((each) => each.id !== id);
  const place = Math.min(others.length, Math.max(0, to));
  return [...others.slice(0, place), row, ...others.slice(place)];
}

/** `heroImage` out of `Hero image`; "" where no Latin letters are. */
export function keyFromLabel(label: string): string {
  const words = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const key = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return key.replace(/^[0-9]+/, "").slice(0, 40);
}

/** A field of a kind with the schema's defaults; what it has in common with the former one stays. */
export function fieldOfKind(kind: FieldKind, former: Pick<Field, "key" | "label" | "help" | "required" | "localized">, firstText: string): Field {
  const { key, label, help, required, localized } = former;
  const own = {
    select: { options: [{ value: "first", label: "First" }] },
    slug: { from: firstText },
    group: { fields: [{ kind: "text", key: "text", label: "Text" }] },
    repeater: { fields: [{ kind: "text", key: "text", label: "Text" }] },
  }[kind as "select" | "slug" | "group" | "repeater"];
  const parsed = fieldSchema.parse({ kind, key: "key", label: "label", ...own });
  return { ...parsed, key, label, help, required, localized };
}

/** Faults by dotted path: `fields.2.key` → message. */
export type Faults = ReadonlyMap<string, string>;

export function faultsOf(definition: unknown): Faults {
  const parsed = contentTypeDefinitionSchema.safeParse(definition);
  const faults = new Map<string, string>();
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.map(String).join(".");
    if (!faults.has(path)) faults.set(path, issue.message);
  }
  return faults;
}

/** What a new type starts with: what nearly every entry has. */
export const newDefinition: ContentTypeDefinition = {
  key: "",
  label: "",
  labelPlural: "",
  description: "",
  icon: "file-text",
  titleField: "title",
  urlTemplate: "/{locale}/{slug}",
  fields: [
    fieldSchema.parse({ kind: "text", key: "title", label: "Title", required: true, localized: true, maxLength: 300 }),
    fieldSchema.parse({ kind: "slug", key: "slug", label: "Slug", required: true, localized: true, from: "title" }),
  ],
};
