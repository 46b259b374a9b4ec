// @vitest-environment happy-dom
import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { applyRichText, fragmentToRichText, richTextToFragment } from "@pressbox/shared/rich-text/rich-text-yjs.ts";
import { listSuggestions, rejectSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { StableIds } from "../stable-ids/stable-ids.ts";
import { Suggesting } from "./suggesting.ts";
import { suggestingMode } from "./suggesting-mode.ts";

const ana = "0197f000-0000-7000-8000-00000000000a";
const text = (words: string) => ({
  type: "doc",
  formatVersion,
  content: [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: words }] }],
});

let editor: Editor;
function open(words: string) {
  const fragment = new Y.Doc().getXmlFragment("body");
  richTextToFragment(fragment, text(words));
  editor = new Editor({
    element: document.createElement("div"),
    extensions: [...articleKit, Collaboration.configure({ fragment }), StableIds, Suggesting],
  });
  return { fragment, stored: () => fragmentToRichText(fragment) };
}
const suggest = async () => {
  suggestingMode.turn(ana);
  await vi.waitUntil(suggestingMode.isOn, { timeout: 10_000 });
};
afterEach(() => {
  suggestingMode.stop();
  editor.destroy();
});

it("turns what this person does into suggestions in the shared document, and stops when it is switched off", async () => {
  const { stored } = open("Goal by Saka");
  await suggest();
  editor.chain().setTextSelection({ from: 9, to: 13 }).insertContent("Rice").run();
  editor.chain().setTextSelection(5).splitBlock().run();
  expect(listSuggestions(stored())).toMatchObject([
    { authorId: ana, kind: "insertion", hasBreak: true },
    { kind: "replacement", inserted: "Rice", deleted: "Saka" },
  ]);
  expect(rejectSuggestions(stored())).toEqual(text("Goal by Saka"));
  suggestingMode.stop();
  editor.chain().setTextSelection(1).insertContent("Late ").run();
  expect(rejectSuggestions(stored())).toEqual(text("Late Goal by Saka"));
});

it("leaves alone what others write and what the server restores", async () => {
  const { fragment, stored } = open("Goal by Saka");
  await suggest();
  applyRichText(fragment, text("Goal by Rice, and what a goal"));
  expect(editor.getText()).toBe("Goal by Rice, and what a goal");
  expect(stored()).toEqual(text("Goal by Rice, and what a goal"));
});

it("is undone and done again like anything else", async () => {
  const { stored } = open("Goal by Saka");
  await suggest();
  editor.chain().setTextSelection({ from: 1, to: 6 }).deleteSelection().run();
  expect(listSuggestions(stored())).toHaveLength(1);
  editor.commands.undo();
  expect(stored()).toEqual(text("Goal by Saka"));
  editor.commands.redo();
  expect(listSuggestions(stored())).toMatchObject([{ deleted: "Goal " }]);
});

it("does nothing where something cannot be suggested, and says so", async () => {
  const { stored } = open("Goal by Saka");
  await suggest();
  const refused = vi.fn<() => void>();
  const stop = suggestingMode.onRefusal(refused);
  editor.chain().setTextSelection(3).setNode("heading", { level: 2 }).run();
  stop();
  expect(refused).toHaveBeenCalledOnce();
  expect(stored()).toEqual(text("Goal by Saka"));
});

it("pastes words without the suggestions they were part of", async () => {
  const { stored } = open("Goal");
  const html = `<p><ins data-suggestion="s1" data-author="${ana}" data-at="2026-11-23T21:00:00.000Z">added</ins></p>`;
  editor.commands.setTextSelection(5);
  editor.view.pasteHTML(html);
  expect(listSuggestions(stored())).toEqual([]);
  expect(editor.getText()).toContain("added");
});
