import { type Editor, Extension, InputRule } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { priorities } from "../priorities.ts";

const items: ReadonlySet<string> = new Set(["keyMoment", "playerRating"]);
/** What an item says besides its words. */
const ownAttributes = ["minute", "name", "rating", "entryId"];
const isBare = (item: Node): boolean => ownAttributes.every((name) => (item.attrs[name] ?? "") === "");
const isBlank = (item: Node): boolean => item.content.size === 0 && isBare(item);

/** `Enter` in a list of moments or ratings, and in a fact box, as in lists: another item, and out of it from an empty last one. Null: as elsewhere. */
export function splitItem(state: EditorState): Transaction | null {
  const { $from, empty } = state.selection;
  if (!empty) return null;
  if (items.has($from.parent.type.name)) {
    const list = $from.node(-1);
    if (isBlank($from.parent) && $from.index(-1) === list.childCount - 1) return leaveLast(state, $from);
    const { parent } = $from;
    // From the start of its words an item is pushed down as a whole: its minute or player goes with them.
    if ($from.parentOffset === 0 && parent.content.size > 0) return state.tr.insert($from.before(), parent.type.create()).scrollIntoView();
    return state.tr.split($from.pos, 1, [{ type: parent.type }]).scrollIntoView();
  }
  const isInBox = $from.depth >= 2 && $from.node(-1).type.name === "factBox" && $from.parent.type.name === "paragraph";
  const isLeaving = isInBox && $from.parent.content.size === 0 && $from.node(-1).childCount > 1 && $from.index(-1) === $from.node(-1).childCount - 1;
  return isLeaving ? leaveLast(state, $from) : null;
}

/** Takes the empty last child out of its block, as a paragraph below; the block goes too when nothing else is in it. */
function leaveLast(state: EditorState, $from: ResolvedPos): Transaction | null {
  const paragraph = state.schema.nodes["paragraph"]?.create();
  if (paragraph === undefined) return null;
  const block = $from.node(-1);
  const [start, end] = [$from.before(-1), $from.after(-1)];
  const change = state.tr;
  if (block.childCount === 1) change.replaceWith(start, end, paragraph);
  else change.insert(end, paragraph).delete($from.before(), $from.after());
  const at = block.childCount === 1 ? start : change.mapping.map(end, -1);
  return change.setSelection(TextSelection.near(change.doc.resolve(at + 1))).scrollIntoView();
}

/**
 * `Backspace` at the start of an item's words. The first item leaves its list as a paragraph; what is left in a box of one empty paragraph goes with it.
 * "fields": the item has a minute, player or mark, and the caret belongs into those. Null: as elsewhere, which joins it to the item before.
 */
export function liftItem(state: EditorState): Transaction | "fields" | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 2) return null;
  const block = $from.node(-1);
  if (items.has($from.parent.type.name)) {
    if (!isBare($from.parent)) return "fields";
    return $from.index(-1) === 0 ? liftFirst(state, $from, $from.parent.content) : null;
  }
  const isEmptyBox = block.type.name === "factBox" && block.childCount === 1 && $from.parent.content.size === 0 && block.attrs["title"] === "";
  return isEmptyBox ? liftFirst(state, $from, Fragment.empty) : null;
}

function liftFirst(state: EditorState, $from: ResolvedPos, words: Fragment): Transaction | null {
  const paragraph = state.schema.nodes["paragraph"]?.create(null, words);
  if (paragraph === undefined) return null;
  const start = $from.before(-1);
  const isOnly = $from.node(-1).childCount === 1;
  const change = isOnly ? state.tr.replaceWith(start, $from.after(-1), paragraph) : state.tr.delete($from.before(), $from.after()).insert(start, paragraph);
  return change.setSelection(TextSelection.near(change.doc.resolve(start + 1))).scrollIntoView();
}

/** Into the last field before the words of the item that the caret is in. */
function focusFields(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  if (!items.has($from.parent.type.name)) return false;
  const dom = editor.view.nodeDOM($from.before());
  const field = dom instanceof HTMLElement ? [...dom.querySelectorAll<HTMLInputElement>(":scope > [data-tools] input")].at(-1) : undefined;
  field?.focus();
  field?.select();
  return field !== undefined;
}

/** `67′` and a space at the start of a moment's words is its minute; so is `90+4′`. */
const typedMinute = /^(\d{1,3}(?:\+\d{1,2})?)['’′] $/;

export const NewsroomKeys = Extension.create({
  name: "newsroomKeys",
  priority: priorities.newsroomKeys,
  addKeyboardShortcuts() {
    const run = (change: Transaction | null): boolean => {
      if (change !== null) this.editor.view.dispatch(change);
      return change !== null;
    };
    return {
      Enter: () => run(splitItem(this.editor.state)),
      Backspace: () => {
        const lifted = liftItem(this.editor.state);
        return lifted === "fields" ? focusFields(this.editor) : run(lifted);
      },
      "Shift-Tab": () => focusFields(this.editor),
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: typedMinute,
        handler: ({ state, range, match }) => {
          const { $from } = state.selection;
          if ($from.parent.type.name !== "keyMoment" || $from.parent.attrs["minute"] !== "") return null;
          state.tr.delete(range.from, range.to).setNodeAttribute($from.before(), "minute", match[1] ?? "");
          return undefined;
        },
      }),
    ];
  },
});
