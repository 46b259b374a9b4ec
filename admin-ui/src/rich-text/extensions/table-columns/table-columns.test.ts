import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, it } from "vitest";
import { resizeColumns } from "./table-columns.ts";

const cell = (text: string, attrs = {}) => ({ type: "tableCell", attrs, content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const row = (...content: unknown[]) => ({ type: "tableRow", content });

function stateIn(word: string, ...rows: unknown[]): EditorState {
  const doc = Node.fromJSON(articleSchema, { type: "doc", content: [{ type: "table", content: rows }] });
  let at = 0;
  doc.descendants((node, position) => {
    if (node.text === word) at = position + 1;
  });
  return EditorState.create({ doc, selection: TextSelection.create(doc, at) });
}
const widths = (state: EditorState): unknown[] => {
  const found: unknown[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === "tableCell") found.push(node.attrs["colwidth"]);
  });
  return found;
};

it("widens the whole column of the cursor, from what it is on the screen, then from what is stored", () => {
  const state = stateIn("b", row(cell("a"), cell("b")), row(cell("c"), cell("d")));
  const once = state.apply(resizeColumns(state, 24, () => 200)!);
  expect(widths(once)).toEqual([null, [224], null, [224]]);
  expect(widths(once.apply(resizeColumns(once, -24, () => 999)!))).toEqual([null, [200], null, [200]]);
});

it("sets its share of a merged cell, and never goes below what a hand can find", () => {
  const state = stateIn("d", row(cell("wide", { colspan: 2 })), row(cell("c"), cell("d")));
  expect(widths(state.apply(resizeColumns(state, -900, () => 100)!))).toEqual([[0, 48], null, [48]]);
});

it("does nothing outside a table", () => {
  const doc = Node.fromJSON(articleSchema, { type: "doc", content: [{ type: "paragraph" }] });
  expect(resizeColumns(EditorState.create({ doc }), 24, () => 1)).toBeNull();
});
