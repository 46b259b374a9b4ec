import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { expect, it } from "vitest";
import { blocksNeedingIds } from "./stable-ids.ts";

const paragraph = (id: string | null, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const stateOf = (...content: unknown[]) => EditorState.create({ doc: Node.fromJSON(articleSchema, { type: "doc", content }) });
const needing = (state: EditorState, change: typeof state.tr) => blocksNeedingIds(state.doc, change.doc, new Mapping(change.mapping.maps));

it("gives the second half of a split paragraph its own id and leaves the first", () => {
  const state = stateOf(paragraph("a", "Alpha Bravo"));
  const change = state.tr.split(7, 1, [{ type: articleSchema.nodes["paragraph"]!, attrs: { id: null } }]);
  expect(needing(state, change)).toEqual([8]);
});

it("gives a pasted copy a new id, also when it lands above the original", () => {
  const state = stateOf(paragraph("a", "Alpha"), paragraph("b", "Bravo"));
  const above = state.tr.insert(0, state.doc.child(1));
  expect(needing(state, above)).toEqual([0]);
  const below = state.tr.insert(state.doc.content.size, state.doc.child(0));
  expect(needing(state, below)).toEqual([14]);
});

it("lets a cut block keep its id where it is pasted", () => {
  const before = stateOf(paragraph("a", "Alpha"), paragraph("b", "Bravo"));
  const cut = before.apply(before.tr.delete(0, 7));
  const pasted = cut.tr.insert(cut.doc.content.size, before.doc.child(0));
  expect(needing(cut, pasted)).toEqual([]);
});
