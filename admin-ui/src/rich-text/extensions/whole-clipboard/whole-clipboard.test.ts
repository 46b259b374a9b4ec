// @vitest-environment happy-dom
import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { readRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { Editor } from "@tiptap/core";
import { AllSelection, NodeSelection } from "@tiptap/pm/state";
import { afterEach, expect, it } from "vitest";
import { WholeClipboard } from "./whole-clipboard.ts";

const suggestion = { id: "s", authorId: "0197f000-0000-7000-8000-000000000000", at: "2026-11-23T18:00:00.000Z", kind: "insertion" };
const legacy = { type: "legacyHtml", attrs: { id: "old", html: "<form></form>", suggestion } };
const stored = { type: "doc", formatVersion: 2, content: [{ type: "paragraph" }, legacy, { type: "lineUp", attrs: { fixtureId: "7" } }] };

let editor: Editor;
afterEach(() => editor.destroy());
const open = (content: unknown) => {
  editor = new Editor({ element: document.createElement("div"), extensions: [...articleKit, WholeClipboard], content: readRichText(content).doc });
  return editor;
};

/** The browser's clipboard: what is written by a cut is read by a paste. */
function fire(type: "cut" | "copy" | "paste", clipboard: Map<string, string>): void {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (format: string) => clipboard.get(format) ?? "",
    setData: (format: string, data: string) => clipboard.set(format, data),
    clearData: () => clipboard.clear(),
    files: [],
    types: [...clipboard.keys()],
  };
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  editor.view.dom.dispatchEvent(event);
}
const kept = () => editor.getJSON().content?.filter((node) => node.type === "legacyHtml" || node.type === "opaque");

it("brings a block without HTML back whole after cutting and pasting, and a copy of it is no suggestion", () => {
  open(stored);
  const clipboard = new Map<string, string>();
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 2)));
  fire("cut", clipboard);
  expect(kept()?.map((node) => node.type)).toEqual(["opaque"]);
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, 2)));
  editor.commands.setTextSelection(1);
  fire("paste", clipboard);
  expect(kept()?.map((node) => node.type)).toEqual(["legacyHtml", "opaque"]);
  expect(kept()?.[0]?.attrs).toMatchObject({ html: "<form></form>", suggestion: null });
});

it("brings it back among other blocks, and leaves what comes from elsewhere to the schema", () => {
  open(stored);
  const clipboard = new Map<string, string>();
  editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)));
  fire("copy", clipboard);
  editor.commands.setContent({ type: "doc", content: [{ type: "paragraph" }] });
  fire("paste", clipboard);
  expect(kept()?.map((node) => node.type)).toEqual(["legacyHtml", "opaque"]);
  editor.commands.setContent({ type: "doc", content: [{ type: "paragraph" }] });
  fire("paste", new Map([["text/html", '<div data-type="legacyHtml" html="<form></form>" data-pm-slice="0 0 []"></div>']]));
  expect(kept()).toEqual([]);
});
