/** Every text of an entry that can be found in, in the order of the page, and putting other words into them. */
import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { readDraftField } from "@pressbox/shared/entries/draft-document.ts";
import type { Editor as TextEditor } from "@tiptap/core";
import type { Replacement, TextRun } from "../../../rich-text/rich-text.public.ts";
import { type Draft, formOrigin } from "../../draft/draft-connection.ts";
import { changeField } from "../../draft/use-draft.ts";
import { layOut } from "../editor-context.tsx";

interface PlaceOf<Kind extends string> {
  readonly kind: Kind;
  readonly field: Field;
  readonly draft: Draft;
  readonly canWrite: boolean;
  readonly text: string;
}
/** A text that is a field of its own, one inside a group or a row (`row`: its number), and a run of a rich text. */
export type FindPlace =
  | PlaceOf<"field">
  | (PlaceOf<"inner"> & { readonly key: string; readonly row: number | null })
  | (PlaceOf<"rich"> & { readonly editor: TextEditor; readonly run: TextRun });

export interface FindGround {
  readonly definition: ContentTypeDefinition;
  readonly own: Draft;
  readonly shared: Draft;
  readonly canWriteOwn: boolean;
  readonly canWriteShared: boolean;
  /** The open rich texts by field. */
  readonly bodies: ReadonlyMap<string, TextEditor>;
  readonly runsOf: (editor: TextEditor) => TextRun[];
}

export function findPlaces(ground: FindGround): FindPlace[] {
  const { title, standFirst, bodies, form } = layOut(ground.definition);
  const fields = [title, ...(standFirst ? [standFirst] : []), ...bodies, ...form];
  return fields.flatMap((field) => placesOfField(ground, field));
}

function placesOfField(ground: FindGround, field: Field): FindPlace[] {
  const draft = field.localized ? ground.own : ground.shared;
  const base = { field, draft, canWrite: field.localized ? ground.canWriteOwn : ground.canWriteShared };
  if (field.kind === "rich-text") {
    const editor = ground.bodies.get(field.key);
    return editor === undefined ? [] : ground.runsOf(editor).map((run) => ({ ...base, kind: "rich", editor, run, text: run.text }));
  }
  const value = readDraftField(draft.doc, field);
  if (field.kind === "text" || field.kind === "slug") return typeof value === "string" ? [{ ...base, kind: "field", text: value }] : [];
  if (field.kind !== "group" && field.kind !== "repeater") return [];
  const rows = (field.kind === "group" ? [value] : Array.isArray(value) ? value : []) as (Readonly<Record<string, unknown>> | undefined)[];
  return rows.flatMap((row, index) =>
    field.fields.flatMap((inner): FindPlace[] => {
      const text = row?.[inner.key];
      if (inner.kind !== "text" || typeof text !== "string") return [];
      return [{ ...base, kind: "inner", key: inner.key, row: field.kind === "group" ? null : index, text }];
    }),
  );
}

export interface FoundPlace {
  readonly place: FindPlace;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/**
 * Replaces found words where this person may write; one step of undo a draft. The places must be fresh.
 * @param replaceInText changes one rich text by the smallest change
 */
export function replaceFound(
  ground: FindGround,
  found: readonly FoundPlace[],
  replaceInText: (editor: TextEditor, replacements: readonly Replacement[]) => void,
): void {
  for (const draft of [ground.own, ground.shared]) {
    const inDraft = found.filter(({ place }) => place.draft === draft && place.canWrite);
    if (inDraft.length > 0) asOneStep(draft, () => replaceInDraft(ground, draft, inDraft, replaceInText));
  }
}

function asOneStep({ undo }: Draft, act: () => void): void {
  const { captureTimeout } = undo;
  undo.stopCapturing();
  // However long it takes: several texts are several transactions.
  undo.captureTimeout = Number.POSITIVE_INFINITY;
  try {
    act();
  } finally {
    undo.captureTimeout = captureTimeout;
    undo.stopCapturing();
  }
}

function replaceInDraft(
  { definition }: FindGround,
  draft: Draft,
  found: readonly FoundPlace[],
  replaceInText: (editor: TextEditor, replacements: readonly Replacement[]) => void,
): void {
  // From the last to the first, so that places before stay.
  const byField = Map.groupBy(found.toReversed(), ({ place }) => place.field);
  const texts: (readonly [TextEditor, Replacement[]])[] = [];
  draft.doc.transact(() => {
    for (const [field, places] of byField) {
      const { place } = places[0]!;
      if (place.kind === "rich") texts.push([place.editor, places.flatMap(inRun)]);
      else if (place.kind === "inner") changeField(draft, definition, field.key, withInnerTexts(readDraftField(draft.doc, field), places));
      else for (const each of places) replaceInField(draft, field, each);
    }
  }, formOrigin);
  for (const [editor, replacements] of texts) replaceInText(editor, replacements);
}

const inRun = ({ place, from, to, replacement }: FoundPlace): Replacement[] => (place.kind === "rich" ? [{ run: place.run, from, to, text: replacement }] : []);

function replaceInField({ doc }: Draft, field: Field, { from, to, replacement }: FoundPlace): void {
  const text = doc.getText(draftTypeName(field.key));
  text.delete(from, to - from);
  text.insert(from, replacement);
}

function withInnerTexts(value: unknown, found: readonly FoundPlace[]): unknown {
  const changed = structuredClone(value) as Record<string, string> | Record<string, string>[];
  for (const { place, from, to, replacement } of found) {
    if (place.kind !== "inner") continue;
    const row = Array.isArray(changed) ? changed[place.row ?? 0] : changed;
    const text = row?.[place.key];
    if (row !== undefined && text !== undefined) row[place.key] = text.slice(0, from) + replacement + text.slice(to);
  }
  return changed;
}

export const sameTexts = (some: readonly FindPlace[], others: readonly FindPlace[]): boolean =>
  some.length === others.length && some.every((place, index) => place.text === others[index]?.text && place.field === others[index]?.field);
