import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { richTextToPlainText } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import { deliveredRichText, renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLegacyHtml } from "./legacy-html.ts";
import { parseRichTextInput } from "./rich-text.public.ts";

const nowhere = { resolveEntry: () => null, resolveAsset: () => null };
const kept = (html: string) => parseRichTextInput({ $html: html, unknown: "keep" });
const shape = (html: string) => kept(html).doc.content.map((node) => (node.type === "legacyHtml" ? node.attrs?.["html"] : node.type));

describe("markup of another system at the API", () => {
  const form = '<form action="/poll" onsubmit="vote()">\n  <input name="who"> <BUTTON>Vote</button></form>';

  it("is kept to the byte where it was asked to, between the blocks around it", () => {
    expect(shape(`<h2>Poll</h2><p>Who <b>won</b>?</p>${form}<p>Thanks.</p>`)).toEqual(["heading", "paragraph", form, "paragraph"]);
    expect(kept(form).warnings).toEqual([{ rule: "legacy_kept", source: form }]);
  });

  it("is dropped down to its text where nobody asked, as ever", () => {
    for (const more of [{}, { unknown: "drop" }]) {
      const { doc } = parseRichTextInput({ $html: `<p>a</p>${form}`, ...more });
      expect([doc.content.map((node) => node.type), richTextToPlainText(doc).split(/\s+/)]).toEqual([
        ["paragraph", "paragraph"],
        ["a", "Vote"],
      ]);
    }
  });

  it.each([
    ["a script", '<script src="https://x.org/widget.js"></script>'],
    ["a custom element", "<score-board fixture=7><p>1–1</p></score-board>"],
    ["a player we do not know", '<iframe src="https://player.example/1"></iframe>'],
    ["a table that lays out a page", '<table cellpadding="8" bgcolor="#fff"><tr><td>a</td></tr></table>'],
    ["a table in a table", "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"],
    ["columns", '<div style="display: grid; gap: 8px"><p>a</p><p>b</p></div>'],
    ["a list of terms", "<dl><dt>a</dt><dd>b</dd></dl>"],
    ["what listens to clicks", '<p onclick="more()">More</p>'],
    ["a drawing", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'],
    ["a picture inside the text", '<p><img src="data:image/png;base64,AAAA"></p>'],
  ])("of this kind is kept: %s", (_what, html) => {
    expect(shape(`<p>before</p>${html}<p>after</p>`)).toEqual(["paragraph", html, "paragraph"]);
  });

  it("is what the schema cannot hold, and nothing else: ordinary text, tables, lists and known embeds are read", () => {
    const ordinary =
      '<div class="entry"><h2 style="color:red">a</h2><p style="text-align:center">b <a href="https://x.org">c</a></p><ul><li>d</li></ul><table border="1" style="width:50%"><tr><th>e</th></tr></table><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></div>';
    expect(shape(ordinary)).toEqual(["heading", "paragraph", "bulletList", "table", "embed"]);
    const { content } = kept(ordinary).doc;
    expect(content.map(({ type }) => type)).toEqual(parseRichTextInput({ $html: ordinary }).doc.content.map(({ type }) => type));
  });

  it("is taken out of plain boxes by itself, so that a whole page in one box is still text", () => {
    expect(shape(`<html><head><title>T</title></head><body><div id="page"><section><p>a</p>${form}</section><p>b</p></div></body></html>`)).toEqual([
      "paragraph",
      form,
      "paragraph",
    ]);
  });

  it("is refused by nothing and shown to nobody: readers get neither its HTML nor its JSON", () => {
    const { doc } = kept(`<p>a</p><script>alert(1)</script>${form}`);
    expect(renderRichTextHtml(doc, nowhere).replaceAll(/ id="[^"]+"/g, "")).toBe("<p>a</p>");
    expect(deliveredRichText(doc).content.map((node) => node.type)).toEqual(["paragraph"]);
    expect(JSON.stringify(deliveredRichText(doc))).not.toMatch(/alert|<form/);
  });

  it("is not kept when it is longer than a block may be, and that is said", () => {
    const { doc, warnings } = kept(`<p>a</p><form>${"x".repeat(200_001)}</form>`);
    expect([doc.content.filter((node) => node.type === "paragraph").length, warnings.map((warning) => warning.rule)]).toEqual([2, ["legacy_too_long"]]);
  });

  it("may also stand in markdown, and any other wish than keep or drop is refused", () => {
    const { doc } = parseRichTextInput({ $markdown: `A *word*.\n\n<score-board></score-board>\n\nAnother.`, unknown: "keep" });
    expect(doc.content.map((node) => node.type)).toContain("legacyHtml");
    expect(() => parseRichTextInput({ $html: "<p>a</p>", unknown: "burn" })).toThrow();
    expect(() => parseRichTextInput({ type: "doc", formatVersion, content: [], unknown: "keep" })).toThrow();
  });

  it("loses no word and puts none in another order, whatever the tags around it are", () => {
    const tag = fc.constantFrom("p", "div", "section", "form", "table", "tr", "td", "x-y", "b", "li", "ul", "center", "svg", "pre");
    const words = (text: string) => text.match(/word\d+/g) ?? [];
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.nat(999).map((n) => `word${n} `),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const html = parts.join("");
        expect(splitLegacyHtml(html).flatMap(({ source }) => words(source))).toEqual(words(html));
      }),
      { numRuns: 2000 },
    );
  });

  it("never fails on broken markup", () => {
    const part = fc.constantFrom(
      "<",
      ">",
      "<p style='",
      '"',
      "<!--",
      "-->",
      "<form",
      "<script>",
      "</",
      "<x-y ",
      "&lt",
      "<![CDATA[",
      "]]>",
      "<!doctype html>",
      "\0",
      "a",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), (parts) => {
        kept(parts.join(""));
      }),
      { numRuns: 200 },
    );
  });
});
