import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";

/** What follows is a step of undo of its own; nothing where the text is not shared. */
export function beginUndoStep(state: EditorState): void {
  const undo = yUndoPluginKey.getState(state) as { undoManager?: { stopCapturing(): void } } | undefined;
  undo?.undoManager?.stopCapturing();
}

/**
 * Yjs joins everything typed without a pause of half a second into one step of undo: a whole paragraph, or ten. Here a new line, a new sentence,
 * a paste, a drop or a moved block begins a step.
 */
export const UndoSteps = Extension.create({
  name: "undoSteps",
  addProseMirrorPlugins() {
    const begin = (): false => {
      beginUndoStep(this.editor.state);
      return false;
    };
    const endsSentence = (text: string) => /[.!?؟。]$/.test(text);
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view, event) => {
              const { $from } = view.state.selection;
              const isAfterSentence = event.key === " " && endsSentence($from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset));
              return event.key === "Enter" || event.altKey || isAfterSentence ? begin() : false;
            },
            paste: begin,
            drop: begin,
          },
        },
      }),
    ];
  },
});
