import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { Fragment, type Node, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { drawnBlocks } from "./drawn-blocks.ts";
import { type Suggests, suggestingMode } from "./suggesting-mode.ts";
import { suggestionMeta } from "./suggestion-meta.ts";

/**
 * While the mode is on, what this person changes becomes a suggestion, whichever way it comes: keys, paste, drop, menus, find and replace. What others change,
 * undo and redo (both come from the shared document), and what plugins add to a transaction pass as they are.
 */
export const Suggesting = Extension.create({
  name: "suggesting",
  dispatchTransaction({ transaction, next }) {
    const { suggests } = suggestingMode;
    if (suggests === null || !transaction.docChanged || passes(transaction) || !this.editor.isEditable) return next(transaction);
    const { state } = this.editor;
    const change = suggests.change(state, transaction) ?? typedInstead(state, transaction, suggests);
    if (change !== null) next(change);
    else suggestingMode.refuse();
  },
  addProseMirrorPlugins() {
    return [
      drawnBlocks(),
      new Plugin({
        props: {
          // What is copied are words; whose suggestion they were stays behind.
          transformPasted: (slice) => new Slice(withoutSuggestions(slice.content), slice.openStart, slice.openEnd),
          handleDOMEvents: { compositionstart: (view) => readyForComposition(view) },
        },
      }),
    ];
  },
});

const passes = (transaction: Transaction): boolean =>
  transaction.getMeta(suggestionMeta) !== undefined || transaction.getMeta("history$") !== undefined || isChangeOrigin(transaction);

/** A markdown shortcut would change what a block is: where that cannot be suggested, the sign that was typed for it stands in the text. */
function typedInstead(state: EditorState, wanted: Transaction, suggests: Suggests): Transaction | null {
  const rules = state.plugins.find((plugin) => "isInputRules" in plugin.spec);
  const typed = rules && (wanted.getMeta(rules) as { from: number; to: number; text: string } | undefined);
  return typed === undefined || typed.text === "\n" ? null : suggests.change(state, state.tr.insertText(typed.text, typed.from, typed.to));
}

/**
 * An input method writes into the page itself and must not be disturbed: what is selected goes first, and the marks of a suggestion stand ready, so that what
 * is composed has them from its first letter.
 */
function readyForComposition(view: EditorView): false {
  const { suggests } = suggestingMode;
  if (suggests === null || !view.editable) return false;
  if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
  view.dispatch(view.state.tr.setStoredMarks(suggests.marks(view.state)));
  return false;
}

function withoutSuggestions(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const marks = node.marks.filter((mark) => mark.type.name !== "insertion" && mark.type.name !== "deletion");
    if (node.isText) nodes.push(node.mark(marks));
    else nodes.push(node.type.create("suggestion" in node.attrs ? { ...node.attrs, suggestion: null } : node.attrs, withoutSuggestions(node.content), marks));
  });
  return Fragment.fromArray(nodes);
}
