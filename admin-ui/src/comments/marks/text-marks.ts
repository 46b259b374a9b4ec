/**
 * The part of comments that a text has from its first moment: a plugin that draws nothing yet. What it draws comes later, with the threads
 * (comment-marks.ts): a plugin that is registered later makes ProseMirror build all plugin views anew, and the one of Yjs then draws the whole text.
 */
import { type Editor, Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import type { TextPlace } from "../../entries/entries.public.ts";

/** What stands over the text; each change of the text makes the next one. */
export interface TextMarks {
  readonly decorations: DecorationSet;
  follow(change: Transaction, after: EditorState): TextMarks;
  /** A click at a position of the text; whether that was for us. */
  press(view: EditorView, position: number, event: MouseEvent): boolean;
}
export const textMarksKey = new PluginKey<TextMarks | null>("comments");

export interface OpenText {
  readonly place: TextPlace;
  readonly editor: Editor;
}

let openTexts: readonly OpenText[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly OpenText[]): void => {
  openTexts = next;
  for (const listener of listeners) listener();
};
/** The rich texts on screen, for `useSyncExternalStore`. */
export const textsOnScreen = {
  get: (): readonly OpenText[] => openTexts,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** @param place the text it is for */
export const textMarks = (place: TextPlace): Extension =>
  Extension.create({
    name: "commentMarks",
    onCreate() {
      change([...openTexts, { place, editor: this.editor }]);
    },
    onDestroy() {
      change(openTexts.filter((text) => text.editor !== this.editor));
    },
    addProseMirrorPlugins: () => [
      new Plugin<TextMarks | null>({
        key: textMarksKey,
        state: {
          init: () => null,
          apply(transaction, marks, _before, after) {
            const given = transaction.getMeta(textMarksKey) as TextMarks | undefined;
            return given ?? marks?.follow(transaction, after) ?? null;
          },
        },
        props: {
          decorations: (state) => textMarksKey.getState(state)?.decorations,
          handleClick: (view, position, event) => textMarksKey.getState(view.state)?.press(view, position, event) ?? false,
        },
      }),
    ],
  });
