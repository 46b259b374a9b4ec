import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Editor } from "@tiptap/core";
import { expect, it } from "vitest";
import { blockAround, blockForms, deleteBlock, duplicateBlock, formOf, moveWholeBlock, turnInto } from "./block-actions.ts";

const text = (words: string) => ({ type: "text", text: words });
const paragraph = (words: string) => ({ type: "paragraph", content: [text(words)] });
/** An editor without a page: commands only. */
const editorWith = (...content: unknown[]) => new Editor({ element: null, extensions: articleKit, content: { type: "doc", content } as never });
const shape = (editor: Editor) => editor.state.doc.toString().replaceAll(/[“”]/g, "");

it("turns a text into every form and back, and its words and marks stay", () => {
  for (const form of blockForms) {
    const editor = editorWith(
      paragraph("before"),
      { type: "paragraph", content: [text("one "), { type: "text", text: "two", marks: [{ type: "bold" }] }] },
      paragraph("after"),
    );
    turnInto(editor, blockAround(editor, 10), form);
    const turned = editor.state.doc.child(1);
    expect(formOf(turned), form).toBe(form);
    expect(turned.textContent).toBe("one two");
    turnInto(editor, blockAround(editor, 10), "paragraph");
    expect(shape(editor)).toBe('doc(paragraph("before"), paragraph("one ", bold("two")), paragraph("after"))');
  }
});

it("turns a list of three into three paragraphs, and cards into nothing else", () => {
  const item = (words: string) => ({ type: "listItem", content: [paragraph(words)] });
  const editor = editorWith({ type: "bulletList", content: [item("a"), item("b"), item("c")] });
  turnInto(editor, 0, "paragraph");
  expect(shape(editor)).toBe('doc(paragraph("a"), paragraph("b"), paragraph("c"))');
  expect(formOf(editorWith({ type: "divider" }, paragraph("x")).state.doc.child(0))).toBeNull();
});

it("copies, moves and deletes a block of any kind, and the last one leaves an empty line", () => {
  const editor = editorWith(paragraph("a"), { type: "divider" }, paragraph("b"));
  expect(moveWholeBlock(editor, 3, "up")).toBe(true);
  expect(shape(editor)).toBe('doc(divider, paragraph("a"), paragraph("b"))');
  expect(moveWholeBlock(editor, 0, "up")).toBe(false);
  duplicateBlock(editor, 0);
  expect(shape(editor)).toBe('doc(divider, divider, paragraph("a"), paragraph("b"))');
  deleteBlock(editor, 0);
  deleteBlock(editor, 0);
  deleteBlock(editor, 3);
  deleteBlock(editor, 0);
  expect(shape(editor)).toBe("doc(paragraph)");
});
