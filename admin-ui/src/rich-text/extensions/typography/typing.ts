import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { beginUndoStep } from "../undo-steps/undo-steps.ts";
import { typographic } from "./typographic.ts";

/** The part of a view that typing needs. */
export interface Typewriter {
  readonly state: EditorState;
  dispatch(change: Transaction): void;
}

interface Substituted {
  readonly doc: Node;
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}
const last = new WeakMap<Typewriter, Substituted>();
/** As far as quotes are looked for: an opening one further back is in another sentence. */
const lookBack = 400;

/**
 * Types a character and makes of it what the language prints, in two steps of undo: the first undo (and Backspace right after) gives back what was typed.
 * @returns whether it did; else the character is still to be typed
 */
export function typeTypographically(view: Typewriter, from: number, to: number, typed: string, language: string): boolean {
  const { state } = view;
  const $from = state.doc.resolve(from);
  const isCode = (state.storedMarks ?? $from.marks()).some((mark) => mark.type.name === "code");
  if (isCode || !$from.parent.isTextblock) return false;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - lookBack), $from.parentOffset, null, "\ufffc");
  const change = typographic(before, typed, language);
  if (change === null) return false;
  view.dispatch(state.tr.insertText(typed, from, to).scrollIntoView());
  beginUndoStep(view.state);
  const start = from - change.back;
  view.dispatch(closeHistory(view.state.tr).insertText(change.text, start, from + typed.length));
  beginUndoStep(view.state);
  const original = before.slice(before.length - change.back) + typed;
  last.set(view, { doc: view.state.doc, from: start, to: start + change.text.length, typed: original });
  return true;
}

/** Backspace right after a substitution: what was typed stands there again. */
export function takeBack(view: Typewriter): boolean {
  const substituted = last.get(view);
  const { state } = view;
  if (substituted === undefined || substituted.doc !== state.doc || !state.selection.empty || state.selection.from !== substituted.to) return false;
  last.delete(view);
  view.dispatch(closeHistory(state.tr).insertText(substituted.typed, substituted.from, substituted.to));
  beginUndoStep(view.state);
  return true;
}
