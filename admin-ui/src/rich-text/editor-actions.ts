import type { Editor, JSONContent } from "@tiptap/core";
import { Selection, type Transaction } from "@tiptap/pm/state";

/** An asset as the media library hands it over. */
export interface PickedAsset {
  id: string;
  kind: "image" | "clip";
}

/** Puts a picture or clip between two blocks, or at the cursor. */
export function insertAsset(editor: Editor, asset: PickedAsset, position?: number): void {
  const block = { type: asset.kind, attrs: { assetId: asset.id } };
  if (position === undefined) insertBlock(editor, block);
  else editor.commands.insertContentAt(position, block, { updateSelection: false });
}

/** Puts a block that is no text at the cursor; the writer goes on below it. */
export function insertBlock(editor: Editor, block: JSONContent): void {
  editor
    .chain()
    .focus()
    .insertContent(block)
    .command(({ tr }) => writeOnAfter(tr))
    .run();
}

/** Puts the cursor behind the block that was just inserted, into a new paragraph where nothing follows: otherwise there is no place to write on. */
function writeOnAfter(tr: Transaction): boolean {
  let end: number | undefined;
  tr.mapping.maps.at(-1)?.forEach((_oldStart, _oldEnd, _newStart, newEnd) => {
    end ??= newEnd;
  });
  if (end === undefined) return true;
  const paragraph = tr.doc.type.schema.nodes["paragraph"];
  if (tr.doc.resolve(end).nodeAfter === null && paragraph) tr.insert(end, paragraph.create());
  tr.setSelection(Selection.near(tr.doc.resolve(end))).scrollIntoView();
  return true;
}

/** Brings a block into view and puts the cursor in it: what the outline does on click. False when it is gone. */
export function goToBlock(editor: Editor, id: string): boolean {
  let found: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (found === null && node.attrs["id"] === id) found = position;
    return found === null;
  });
  if (found === null) return false;
  const element = editor.view.nodeDOM(found);
  editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(found))));
  editor.view.focus();
  if (element instanceof HTMLElement) {
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  }
  return true;
}
