import { Extension } from "@tiptap/core";
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { priorities } from "../priorities.ts";

/**
 * Swaps the block (list item inside a list, row inside a table stay: the whole block moves) with the one before or after it and keeps the
 * selection in it. Null when there is nothing to swap with.
 */
export function moveBlock(state: EditorState, direction: "up" | "down"): Transaction | null {
  const { $from } = state.selection;
  const depth = listItemDepth(state) ?? (state.selection instanceof NodeSelection && $from.depth === 0 ? 0 : 1);
  const parent = $from.node(Math.max(0, depth - 1));
  const index = $from.index(Math.max(0, depth - 1));
  const otherIndex = direction === "up" ? index - 1 : index + 1;
  if (otherIndex < 0 || otherIndex >= parent.childCount) return null;
  const block = parent.child(index);
  const other = parent.child(otherIndex);
  const start = depth === 0 ? $from.pos : $from.before(depth);
  const target = direction === "up" ? start - other.nodeSize : start + other.nodeSize;
  const change = state.tr.delete(start, start + block.nodeSize).insert(target, block);
  const shift = target - start;
  const { selection } = state;
  change.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(change.doc, selection.from + shift)
      : TextSelection.create(change.doc, selection.anchor + shift, selection.head + shift),
  );
  return change.scrollIntoView();
}

function listItemDepth(state: EditorState): number | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type.name === "listItem" && $from.node(depth - 1).childCount > 1) return depth;
  return null;
}

/** The keyboard's way of what the drag handle does. */
export const MoveBlock = Extension.create({
  name: "moveBlock",
  priority: priorities.moveBlock,
  addKeyboardShortcuts() {
    const move = (direction: "up" | "down") => () => {
      const change = moveBlock(this.editor.state, direction);
      if (change !== null) this.editor.view.dispatch(change);
      return true;
    };
    return { "Alt-Shift-ArrowUp": move("up"), "Alt-Shift-ArrowDown": move("down") };
  },
});
