/** What the menu of a block does. `position` is the block's own, at the top level of the text. */
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { NodeSelection, Selection } from "@tiptap/pm/state";
import { moveBlock } from "../move-block/move-block.ts";

export const blockForms = ["paragraph", "heading2", "heading3", "heading4", "bulletList", "orderedList", "quote"] as const;
export type BlockForm = (typeof blockForms)[number];

/** Position of the top-level block around a place in the text. */
export function blockAround({ state }: Editor, position: number): number {
  const $position = state.doc.resolve(Math.min(position, state.doc.content.size));
  return $position.depth === 0 ? $position.pos : $position.before(1);
}

/** What a block is now; null for one that is no plain text and cannot be turned. */
export function formOf(node: Node): BlockForm | null {
  const name = node.type.name === "heading" ? `heading${node.attrs["level"]}` : node.type.name;
  return blockForms.find((form) => form === name) ?? null;
}

/** Turns a text, list or quote into another; its words and their marks stay. */
export function turnInto(editor: Editor, position: number, form: BlockForm): void {
  const node = editor.state.doc.nodeAt(position);
  if (node === null) return;
  const end = position + node.nodeSize;
  const { doc } = editor.state;
  const from = Selection.findFrom(doc.resolve(position), 1, true)?.from ?? position;
  const to = Selection.findFrom(doc.resolve(end), -1, true)?.to ?? end;
  const chain = editor.chain().focus().setTextSelection({ from, to }).clearNodes();
  if (form.startsWith("heading")) chain.setNode("heading", { level: Number(form.at(-1)) });
  else if (form === "bulletList") chain.toggleBulletList();
  else if (form === "orderedList") chain.toggleOrderedList();
  else if (form === "quote") chain.wrapIn("quote");
  chain
    .command(({ tr }) => {
      tr.setSelection(Selection.near(tr.doc.resolve(Math.min(tr.selection.to, tr.doc.content.size)), -1));
      return true;
    })
    .run();
}

/** The copy stands below; ids are given anew, and nothing of it is a suggestion. */
export function duplicateBlock({ state, view }: Editor, position: number): void {
  const node = state.doc.nodeAt(position);
  if (node === null) return;
  const copy = node.type.create({ ...node.attrs, id: null, suggestion: null }, node.content, node.marks);
  const change = state.tr.insert(position + node.nodeSize, copy);
  view.dispatch(change.setSelection(Selection.near(change.doc.resolve(position + node.nodeSize + 1))).scrollIntoView());
}

export function deleteBlock({ state, view }: Editor, position: number): void {
  const node = state.doc.nodeAt(position);
  if (node === null) return;
  const change = state.tr;
  const paragraph = state.schema.nodes["paragraph"];
  if (state.doc.childCount === 1 && paragraph) change.replaceWith(position, position + node.nodeSize, paragraph.create());
  else change.delete(position, position + node.nodeSize);
  view.dispatch(change.setSelection(Selection.near(change.doc.resolve(Math.min(position, change.doc.content.size)))).scrollIntoView());
}

/** @returns false where there is no block on that side */
export function moveWholeBlock({ view }: Editor, position: number, direction: "up" | "down"): boolean {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
  const change = moveBlock(view.state, direction);
  if (change === null) return false;
  view.dispatch(change);
  return true;
}
