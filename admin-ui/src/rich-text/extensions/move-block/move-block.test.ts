import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { moveBlock } from "./move-block.ts";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const list = (...items: string[]) => ({ type: "bulletList", content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })) });
/** With the cursor behind the first occurrence of a word. */
function stateAt(word: string, ...content: unknown[]): EditorState {
  const doc = Node.fromJSON(articleSchema, { type: "doc", content });
  let at = 0;
  doc.descendants((node, position) => {
    if (at === 0 && node.isText && node.text?.includes(word)) at = position + node.text.indexOf(word) + word.length;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
}
const lines = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, "|");

it("moves the block of the cursor up or down and takes the cursor along", () => {
  const state = stateAt("two", paragraph("one"), paragraph("two"), paragraph("three"));
  const up = state.apply(moveBlock(state, "up")!);
  expect(lines(up)).toBe("two|one|three");
  expect(up.selection.$from.parent.textContent).toBe("two");
  expect(lines(state.apply(moveBlock(state, "down")!))).toBe("one|three|two");
});

it("moves a list item inside its list, and stops at the ends", () => {
  const state = stateAt("b", paragraph("x"), list("a", "b"));
  expect(lines(state.apply(moveBlock(state, "up")!))).toBe("x|b|a");
  expect(moveBlock(state, "down")).toBeNull();
  expect(moveBlock(stateAt("x", paragraph("x")), "up")).toBeNull();
});
