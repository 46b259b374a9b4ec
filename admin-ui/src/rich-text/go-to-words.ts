import type { Editor } from "@tiptap/core";
import { type Node, Slice } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { goToBlock } from "./editor-actions.ts";

/** Words inside a block, as somebody found them earlier: the text may have moved on since. */
export interface WordsPlace {
  readonly blockId: string;
  /** Letters inside the block's text. */
  readonly range?: { readonly from: number; readonly to: number };
  /** What stood there. */
  readonly quote?: string;
}

/** Brings the block into view and selects the words; where they have gone, the block alone. False when the block is gone. */
export function goToWords(editor: Editor, place: WordsPlace): boolean {
  if (!goToBlock(editor, place.blockId)) return false;
  const found = findWords(editor.state.doc, place);
  if (found === null) return true;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found.from, found.to)));
  if (!editor.isEditable) selectInPage(editor, found);
  return true;
}

/** In a text that is only read ProseMirror leaves the page's selection alone. */
function selectInPage({ view }: Editor, { from, to }: { from: number; to: number }): void {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
}

/** Takes some of the words away, if they still stand where they were found. @param cut letters inside the quote */
export function removeWords(editor: Editor, place: WordsPlace, cut: { readonly from: number; readonly to: number }): boolean {
  const found = findWords(editor.state.doc, place);
  if (found === null) return false;
  editor.view.dispatch(editor.state.tr.replace(found.from + cut.from, found.from + cut.to, Slice.empty).scrollIntoView());
  return true;
}

/** Exactly where they were, else where the quote stands now. */
export function findWords(doc: Node, { blockId, range, quote }: WordsPlace): { from: number; to: number } | null {
  let block: { node: Node; position: number } | null = null;
  doc.descendants((node, position) => {
    if (block === null && node.attrs["id"] === blockId) block = { node, position };
    return block === null;
  });
  if (block === null) return null;
  const { node, position } = block as { node: Node; position: number };
  if (!node.isTextblock || quote === undefined || quote === "") return null;
  const text = node.textBetween(0, node.content.size, "", (leaf) => (leaf.type.name === "hardBreak" ? "\n" : "\uFFFC"));
  const at = range !== undefined && text.slice(range.from, range.to) === quote ? range.from : text.indexOf(quote);
  return at < 0 ? null : { from: position + 1 + at, to: position + 1 + at + quote.length };
}
