// @vitest-environment happy-dom
import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { richTextToFragment } from "@pressbox/shared/rich-text/rich-text-yjs.ts";
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { StableIds } from "../stable-ids/stable-ids.ts";
import { KeepCaret } from "./keep-caret.ts";

const line = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const [front, back] = ["Italy hold ", "their nerve"];
const report = { type: "doc", formatVersion, content: [line("p1", "Before."), line("p2", front + back), line("p3", "Behind.")] };
const lineStart = "Before.".length + 3;
/** Three people in one paragraph: at its beginning, in its middle, at its end. */
const carets = [lineStart, lineStart + front.length, lineStart + front.length + back.length];

let desks: Editor[] = [];
afterEach(() => {
  for (const desk of desks) desk.destroy();
});

function openDesks(): Editor[] {
  const seed = new Y.Doc();
  richTextToFragment(seed.getXmlFragment("body"), report);
  const docs = carets.map(() => new Y.Doc());
  for (const doc of docs) {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "wire") for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "wire");
    });
  }
  desks = docs.map(
    (doc) =>
      new Editor({
        element: document.createElement("div"),
        extensions: [...articleKit, Collaboration.configure({ fragment: doc.getXmlFragment("body") }), StableIds, KeepCaret],
      }),
  );
  for (const [index, desk] of desks.entries()) desk.commands.setTextSelection(carets[index]!);
  return desks;
}

it("three people type in one paragraph at once, and each one's letters stand in the order of their keys", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.constantFrom(..."abc [].5é")), { maxLength: 40 }), (keys) => {
      for (const desk of desks) desk.destroy();
      openDesks();
      for (const [who, letter] of keys) desks[who]!.view.dispatch(desks[who]!.state.tr.insertText(letter));
      const [start, middle, end] = carets.map((_caret, who) =>
        keys
          .filter((key) => key[0] === who)
          .map(([, letter]) => letter)
          .join(""),
      );
      for (const desk of desks) expect(desk.state.doc.child(1).textContent).toBe(`${start}${front}${middle}${back}${end}`);
    }),
    { numRuns: 100 },
  );
});

it("a selection stays on its words while somebody writes before them in the same paragraph", () => {
  const [writer, reader] = openDesks();
  reader!.commands.setTextSelection({ from: carets[1]!, to: carets[2]! });
  writer!.view.dispatch(writer!.state.tr.insertText("Brave "));
  const { from, to } = reader!.state.selection;
  expect(reader!.state.doc.textBetween(from, to)).toBe(back);
});
