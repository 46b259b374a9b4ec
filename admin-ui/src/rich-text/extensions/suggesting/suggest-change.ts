/**
 * Turns what a person is about to change into a suggestion (decision 0090). Works on stretches that a transaction changes, not on its steps: what a command
 * does in three steps is one deletion and one insertion. Pure: takes a state and a transaction, answers another transaction.
 */
import type { Mark } from "@tiptap/pm/model";
import { type EditorState, Selection, type Transaction } from "@tiptap/pm/state";
import { type ChangedRange, changedRanges } from "./changed-ranges.ts";
import { staysOnOwnGround } from "./own-ground.ts";
import { suggestDeletion } from "./suggest-deletion.ts";
import { suggestInsertion } from "./suggest-insertion.ts";
import { suggestionMeta } from "./suggestion-meta.ts";
import { type Suggester, suggestionFor } from "./suggestion-tag.ts";

/** @returns null for what cannot be suggested: the level of a heading, the shape of a table, a caption */
export function suggestChange(state: EditorState, wanted: Transaction, suggester: Suggester): Transaction | null {
  if (!wanted.docChanged || staysOnOwnGround(wanted, suggester.authorId)) return wanted;
  const ranges = changedRanges(wanted);
  if (ranges === null) return null;
  const change = state.tr;
  const suggestion = suggestionFor(
    state,
    ranges.map((range) => ({ from: range.fromA, to: range.toA })),
    suggester,
  );
  // From back to front, so that the places of what is still to come stay.
  let caret: number | null = null;
  for (const range of ranges.toReversed()) {
    const start = change.mapping.maps.length;
    if (range.toA > range.fromA && !suggestDeletion(change, range.fromA, range.toA, suggestion)) return null;
    const since = change.mapping.slice(start);
    const slice = wanted.doc.slice(range.fromB, range.toB);
    const end = slice.size === 0 ? since.map(caretAfterDeletion(state, range)) : suggestInsertion(change, since.map(range.toA), slice, suggestion);
    if (end === null) return null;
    const { head } = wanted.selection;
    if (head >= range.fromB && head <= range.toB) caret = end - (slice.size === 0 ? 0 : range.toB - head);
    else if (caret !== null) caret = change.mapping.slice(start).map(caret);
  }
  const place = caret ?? change.mapping.map(wanted.mapping.invert().map(wanted.selection.head));
  change.setSelection(Selection.near(change.doc.resolve(Math.max(0, Math.min(place, change.doc.content.size))), -1));
  return withCircumstances(change, wanted);
}

/** Marks for text that is about to be composed at the cursor: those it would have, and an insertion. */
export function suggestedMarks(state: EditorState, suggester: Suggester): readonly Mark[] {
  const { from, to, $from } = state.selection;
  const insertion = state.schema.marks["insertion"]!.create(suggestionFor(state, [{ from, to }], suggester));
  const others = (state.storedMarks ?? $from.marks()).filter((mark) => mark.type.name !== "deletion");
  return insertion.addToSet(others);
}

/** Behind what was struck when it was deleted forwards, before it when backwards: the next key goes on from there. */
function caretAfterDeletion({ selection }: EditorState, { fromA, toA }: ChangedRange): number {
  return selection.empty && selection.head <= fromA ? toA : fromA;
}

function withCircumstances(change: Transaction, wanted: Transaction): Transaction {
  for (const key of ["uiEvent", "paste", "composition"]) if (wanted.getMeta(key) !== undefined) change.setMeta(key, wanted.getMeta(key));
  if (wanted.storedMarksSet) change.setStoredMarks(wanted.storedMarks?.filter((mark) => !["insertion", "deletion"].includes(mark.type.name)) ?? null);
  if (wanted.scrolledIntoView) change.scrollIntoView();
  return change.setMeta(suggestionMeta, true);
}
