// @vitest-environment happy-dom
import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { anyDoc, brokenDoc, outsizedDoc, smallLegalDoc, unknownBlock } from "@pressbox/shared/rich-text/rich-text.arbitrary.ts";
import { countWords, outlineOf, richTextReferences, richTextToPlainText } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import { deliveredRichText, renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { canonicalRichText, readRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { fragmentToRichText, richTextToFragment } from "@pressbox/shared/rich-text/rich-text-yjs.ts";
import { Editor } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { SlashMenuStore } from "./extensions/slash-menu/slash-menu.ts";
import { editorKit } from "./kits/editor-kit.ts";

/** Legal, unknown, broken, nonsense, deep and huge. */
const tree = fc.oneof(
  { weight: 3, arbitrary: smallLegalDoc },
  { weight: 4, arbitrary: brokenDoc },
  { weight: 3, arbitrary: anyDoc },
  { weight: 1, arbitrary: fc.tuple(smallLegalDoc, unknownBlock).map(([doc, block]) => ({ ...doc, content: [block, ...doc.content] })) },
);
const around = {
  resolveEntry: (id: string) => ({ url: id, title: id }),
  resolveAsset: (id: string) => ({ kind: "image" as const, alt: id, caption: id, credit: id, width: 1, height: 1, url: id, renditions: [] }),
};
const nobody = async () => null;
const editor = new Editor({
  element: document.createElement("div"),
  extensions: editorKit({
    shared: null,
    placeholder: "",
    labels: { caption: "", attribution: "", opaque: "", missingAsset: "", loading: "", openAt: "" },
    loadAsset: nobody,
    newsroom: {
      loadLabels: () => new Promise(() => undefined),
      loadAsset: nobody,
      loadEntry: nobody,
      pickPicture: nobody,
      pickEntry: nobody,
      openLegacy: () => null,
    },
    onDropFiles: null,
    typography: { language: "en", isOn: () => true },
    paste: { tell: () => undefined, onFiles: null },
    slashMenu: { store: new SlashMenuStore(), items: () => [], run: () => undefined },
    toolPlaces: { handleClass: "", dir: "ltr" },
  }),
});
afterAll(() => editor.destroy());

/** Everything that reads a stored text, in the order in which it would meet it. */
function readEverywhere(stored: unknown): void {
  const { doc } = readRichText(stored);
  Node.fromJSON(articleSchema, doc).check();
  outlineOf(doc.content);
  renderRichTextHtml(stored, around);
  deliveredRichText(stored);
  richTextToPlainText(stored);
  richTextReferences(stored);
}

function keepInLiveDocument(stored: unknown): void {
  const shared = new Y.Doc();
  richTextToFragment(shared.getXmlFragment("body"), stored);
  expect(JSON.stringify(fragmentToRichText(shared.getXmlFragment("body")).content)).toBe(JSON.stringify(canonicalRichText(stored).content));
  shared.destroy();
}

/** In place of the text that the editor shows now, without a step of undo. */
function showInEditor(stored: unknown): void {
  const { doc } = readRichText(stored);
  const { content } = Node.fromJSON(editor.schema, doc);
  editor.view.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, content).setMeta("addToHistory", false));
  expect(editor.view.dom.childElementCount).toBeGreaterThanOrEqual(doc.content.length);
}

describe("a rich text of 10,000 random trees never throws", () => {
  it("in the renderer, the extractors, the editor's schema and a live document, out of which it comes as it went in", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(tree, (stored) => {
        readEverywhere(stored);
        keepInLiveDocument(stored);
      }),
      { numRuns: 10_000 },
    );
  });

  it("in the editor with all its cards", { timeout: 120_000 }, () => {
    fc.assert(fc.property(tree, showInEditor), { numRuns: 10_000 });
  });

  it("also when a few of them are hundreds of levels deep or hundreds of blocks long", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(outsizedDoc, (stored) => {
        readEverywhere(stored);
        keepInLiveDocument(stored);
        showInEditor(stored);
        countWords(stored, "en");
      }),
      { numRuns: 40 },
    );
  });
});
