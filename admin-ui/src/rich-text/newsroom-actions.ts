/** Changes of newsroom blocks that their buttons and the slash menu make. Each is one transaction, so one step of undo and one suggestion. */
import type { Editor, JSONContent } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import type { NewsroomItemId } from "./extensions/slash-menu/slash-items.ts";

/** Does nothing once the block is gone (`position` undefined) or the text is read only. */
export function setAttributes(editor: Editor, position: number | undefined, attributes: Readonly<Record<string, unknown>>): void {
  if (position === undefined || !editor.isEditable) return;
  const change = editor.state.tr;
  for (const [name, value] of Object.entries(attributes)) change.setNodeAttribute(position, name, value);
  editor.view.dispatch(change);
}

/** Puts a node at the end of a container. */
export function insertChild(editor: Editor, position: number | undefined, child: JSONContent): void {
  const container = position === undefined ? null : editor.state.doc.nodeAt(position);
  if (position === undefined || !container || !editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.insert(position + container.nodeSize - 1, Node.fromJSON(editor.schema, child)).scrollIntoView());
}

/** Swaps a child with its neighbour; the keyboard stays on the same button of what was moved. */
export function moveBlockAt(editor: Editor, position: number | undefined, by: -1 | 1, tool: string): void {
  if (position === undefined || !editor.isEditable) return;
  const { doc, tr } = editor.state;
  const place = doc.resolve(position);
  const [node, other] = [place.nodeAfter, by < 0 ? place.nodeBefore : place.parent.maybeChild(place.index() + 1)];
  if (!node || !other) return;
  const target = by < 0 ? position - other.nodeSize : position + other.nodeSize;
  editor.view.dispatch(
    tr
      .delete(position, position + node.nodeSize)
      .insert(target, node)
      .scrollIntoView(),
  );
  focusTool(editor, target, tool);
}

/** Removes a block; the keyboard goes on to the one that takes its place, or to the container's buttons. */
export function removeBlock(editor: Editor, position: number | undefined): void {
  const node = position === undefined ? null : editor.state.doc.nodeAt(position);
  if (position === undefined || !node || !editor.isEditable) return;
  const { depth } = editor.state.doc.resolve(position);
  editor.view.dispatch(editor.state.tr.delete(position, position + node.nodeSize).scrollIntoView());
  if (depth === 0) {
    editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(Math.min(position, editor.state.doc.content.size)))));
    editor.view.focus();
    return;
  }
  const place = editor.state.doc.resolve(position);
  if (place.nodeAfter) focusTool(editor, position, "remove");
  else if (place.nodeBefore) focusTool(editor, position - place.nodeBefore.nodeSize, "remove");
  else focusTool(editor, place.before(), "plus");
}

function focusTool(editor: Editor, position: number, tool: string): void {
  const dom = editor.view.nodeDOM(position);
  if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>(`:scope > [data-tools] [data-tool="${tool}"]`)?.focus();
}

export interface NewsroomPickers {
  pickPicture(): Promise<{ id: string } | null | undefined>;
  pickEntry(): Promise<{ id: string } | null | undefined>;
}

/** What the slash menu does: an empty block to write in, or one with what the person picked; nothing when they picked nothing. */
export async function startNewsroomBlock(editor: Editor, id: NewsroomItemId, pickers: NewsroomPickers): Promise<void> {
  const content = await startOf(id, pickers);
  if (content !== null && !editor.isDestroyed) insertNewsroomBlock(editor, { type: id, content });
}

async function startOf(id: NewsroomItemId, { pickPicture, pickEntry }: NewsroomPickers): Promise<JSONContent[] | null> {
  if (id === "pullQuote") return [];
  if (id === "factBox") return [{ type: "paragraph" }];
  if (id === "keyMoments") return [{ type: "keyMoment" }];
  if (id === "playerRatings") return [{ type: "playerRating" }];
  if (id === "gallery") {
    const picture = await pickPicture();
    return picture ? [{ type: "galleryImage", attrs: { assetId: picture.id } }] : null;
  }
  const entry = await pickEntry();
  return entry ? [{ type: "relatedEntry", attrs: { entryId: entry.id } }] : null;
}

/**
 * Puts a newsroom block where the caret's block is if that is empty, else below it: these stand at the top level only, never in a list or a cell. The
 * caret goes into the block's words where it has some, else below it; there is always a line to go on with.
 */
export function insertNewsroomBlock(editor: Editor, block: JSONContent): void {
  const { state } = editor;
  const { $from } = state.selection;
  const node = Node.fromJSON(state.schema, block);
  const change = state.tr;
  const isEmptyLine = $from.depth === 1 && $from.parent.isTextblock && $from.parent.content.size === 0;
  const start = isEmptyLine ? $from.before(1) : $from.depth === 0 ? $from.pos : $from.after(1);
  if (isEmptyLine) change.replaceWith(start, $from.after(1), node);
  else change.insert(start, node);
  const end = start + node.nodeSize;
  const paragraph = state.schema.nodes["paragraph"];
  if (change.doc.resolve(end).nodeAfter === null && paragraph) change.insert(end, paragraph.create());
  let hasWords = node.isTextblock;
  node.descendants((inner) => {
    hasWords ||= inner.isTextblock;
  });
  change.setSelection(Selection.near(change.doc.resolve(hasWords ? start + 1 : end))).scrollIntoView();
  editor.view.dispatch(change);
  editor.view.focus();
}
