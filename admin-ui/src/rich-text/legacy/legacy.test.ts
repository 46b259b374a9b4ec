import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { anyDoc } from "@pressbox/shared/rich-text/rich-text.arbitrary.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { canonicalRichText, readRichText, writeRichText } from "@pressbox/shared/rich-text/rich-text-parse.ts";
import { richTextToFragment } from "@pressbox/shared/rich-text/rich-text-yjs.ts";
import { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { findJsonFault } from "./json-fault.ts";
import { countLegacy } from "./legacy-count.ts";
import { findLegacy, type Replacement, replaceLegacy } from "./legacy-items.ts";
import { keepHtml, readRawJson } from "./read-raw.ts";

const paragraph = (id: string, ...content: unknown[]) => ({ type: "paragraph", attrs: { id }, content });
const text = (words: string, ...marks: unknown[]) => ({ type: "text", text: words, ...(marks.length > 0 ? { marks } : {}) });
const lineUp = { type: "lineUp", attrs: { fixtureId: "7" }, content: [{ type: "anything" }] };
const glow = { type: "glow", attrs: { colour: "pitch" } };
const doc = (...content: unknown[]): RichTextDoc => ({ type: "doc", formatVersion, content }) as RichTextDoc;
const all = doc(
  paragraph("p1", text("Plain "), text("glowing", glow), text(" bold", { type: "bold" }, glow), { type: "ticker", attrs: { n: 1 } }),
  lineUp,
  { type: "legacyHtml", attrs: { id: "l1", html: "<marquee>Goal</marquee>" } },
  { type: "quote", attrs: { id: "q1" }, content: [lineUp] },
);

const stateOf = (value: unknown) => EditorState.create({ doc: Node.fromJSON(articleSchema, readRichText(value).doc) });
const stored = (state: EditorState) => canonicalRichText(writeRichText({ type: "doc", formatVersion, content: state.doc.toJSON().content }));
const fragmentOf = (value: unknown) => {
  const fragment = new Y.Doc().getXmlFragment("body");
  richTextToFragment(fragment, value);
  return fragment;
};
function apply(state: EditorState, index: number, replacement: Replacement): EditorState {
  const change = replaceLegacy(state, findLegacy(state.doc)[index]!.key, replacement);
  if (typeof change === "string") throw new Error(change);
  return state.apply(change);
}
const read = (...parameters: Parameters<typeof readRawJson>) => {
  const reading = readRawJson(...parameters);
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  return reading;
};

describe("counting in the shared document", () => {
  it("finds unknown blocks, pieces, markup and formattings, wherever they stand", () => {
    expect(countLegacy(fragmentOf(all))).toEqual({ blocks: 4, formats: 2 });
  });
  it("finds nothing in a text this version knows, and an empty one", () => {
    expect(countLegacy(fragmentOf(doc(paragraph("p1", text("x", { type: "bold" })), { type: "divider", attrs: { id: "d" } })))).toEqual({
      blocks: 0,
      formats: 0,
    });
    expect(countLegacy(new Y.Doc().getXmlFragment("body"))).toEqual({ blocks: 0, formats: 0 });
  });
  it("agrees with what the reader wrapped, for any document", () => {
    fc.assert(
      fc.property(anyDoc, (value) => {
        const { blocks, formats } = countLegacy(fragmentOf(value));
        const hasHtml = JSON.stringify(value).includes("legacyHtml");
        if (!hasHtml) expect(blocks + formats > 0).toBe(readRichText(canonicalRichText(value)).opaqueCount > 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("listing in an open text", () => {
  it("shows each with its stored form, a formatting once over all its words", () => {
    expect(findLegacy(stateOf(all).doc).map(({ kind, name, words, blockId }) => ({ kind, name, words, blockId }))).toEqual([
      { kind: "mark", name: "glow", words: "glowing bold", blockId: "p1" },
      { kind: "inline", name: "ticker", words: "", blockId: "p1" },
      { kind: "block", name: "lineUp", words: "", blockId: "" },
      { kind: "html", name: "marquee", words: "", blockId: "l1" },
      { kind: "block", name: "lineUp", words: "", blockId: "q1" },
    ]);
    expect(JSON.parse(findLegacy(stateOf(all).doc)[2]!.raw)).toEqual(lineUp);
  });
  it("gives two that are equal different keys, which stay when somebody writes before them", () => {
    const state = stateOf(all);
    const keys = findLegacy(state.doc).map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(findLegacy(state.apply(state.tr.insertText("More. ", 1)).doc).map((item) => item.key)).toEqual(keys);
  });
});

describe("raw JSON", () => {
  it("of a block this version knows becomes that block, and leaves the rest to the byte", () => {
    const before = stateOf(all);
    const reading = read("block", JSON.stringify({ type: "heading", attrs: { id: "h1", level: 2 }, content: [text("Line-up")] }));
    expect(reading.isKnown).toBe(true);
    const after = stored(apply(before, 2, reading.replacement));
    const expected = canonicalRichText(all);
    expect(after.content).toEqual([
      expected.content[0],
      { type: "heading", attrs: { id: "h1", level: 2 }, content: [text("Line-up")] },
      ...expected.content.slice(2),
    ]);
  });
  it("that is still unknown is kept as a raw block with what was changed", () => {
    const reading = read("block", JSON.stringify({ ...lineUp, attrs: { fixtureId: "8" } }));
    expect(reading.isKnown).toBe(false);
    expect(stored(apply(stateOf(all), 2, reading.replacement)).content[1]).toEqual({ ...lineUp, attrs: { fixtureId: "8" } });
  });
  it("that is empty takes it away, also the only thing in a quote", () => {
    const { replacement } = read("block", " ");
    expect(stored(apply(stateOf(all), 2, replacement)).content).toHaveLength(3);
    expect(stored(apply(stateOf(doc(lineUp)), 0, replacement)).content).toEqual([]);
    expect(stored(apply(stateOf(all), 4, replacement)).content[3]).toMatchObject({ type: "quote", content: [{ type: "paragraph" }] });
  });
  it("of a formatting becomes a known one, or none, on all its words", () => {
    const strike = stored(apply(stateOf(all), 0, read("mark", '{"type": "strike"}').replacement));
    expect(strike.content[0]?.content?.slice(0, 3)).toEqual([
      text("Plain "),
      text("glowing", { type: "strike" }),
      text(" bold", { type: "bold" }, { type: "strike" }),
    ]);
    const none = stored(apply(stateOf(all), 0, read("mark", "").replacement));
    expect(none.content[0]?.content?.slice(0, 2)).toEqual([text("Plain glowing"), text(" bold", { type: "bold" })]);
  });
  it("that is wrong says where", () => {
    expect(readRawJson("block", '{\n  "type": \n}')).toMatchObject({ ok: false, reason: "syntax", where: "3:1" });
    expect(readRawJson("block", '{"type": "heading", "attrs": {"level": 9}}')).toMatchObject({ ok: false, reason: "format", where: "attrs.level" });
    expect(readRawJson("block", '[{"type": "divider"}, {"type": "heading", "attrs": {"level": 9}}]')).toMatchObject({ where: "1.attrs.level" });
    expect(readRawJson("inline", '{"type": "text", "text": ""}')).toMatchObject({ ok: false, where: "text" });
    expect(readRawJson("mark", '{"type": "link", "attrs": {"href": "javascript:x"}}')).toMatchObject({ ok: false, where: "attrs.href" });
    expect(readRawJson("mark", "[]").ok).toBe(true);
    expect(readRawJson("block", "7").ok).toBe(false);
  });
  it("that may not stand there is refused, as is one that somebody else has changed", () => {
    const state = stateOf(all);
    const table = read("block", '{"type": "divider"}').replacement;
    expect(replaceLegacy(state, findLegacy(state.doc)[4]!.key, table)).toBe("place");
    expect(replaceLegacy(state, "0 block nothing", table)).toBe("gone");
  });
  it("of any sort is judged without a fault", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          anyDoc.map((value) => JSON.stringify(value) ?? ""),
        ),
        fc.constantFrom("block", "inline", "mark"),
        (raw, kind) => {
          const reading = readRawJson(kind as "block", raw);
          if (!reading.ok || reading.replacement.kind !== "nodes" || kind !== "block") return;
          const state = stateOf(doc(lineUp));
          expect(typeof replaceLegacy(state, findLegacy(state.doc)[0]!.key, reading.replacement)).not.toBe("undefined");
        },
      ),
    );
  });
});

describe("the place of a fault in JSON", () => {
  it.each([
    ['{"a": [1, 2,, 3]}', { line: 1, column: 13 }],
    ['{\n  "a": tru\n}', { line: 2, column: 8 }],
    ['{"a": 1', { line: 1, column: 8 }],
    ['{"a": 1} x', { line: 1, column: 10 }],
    ['{"a" 1}', { line: 1, column: 6 }],
    ["[1, ]", { line: 1, column: 5 }],
    ["['a']", { line: 1, column: 2 }],
  ])("%s", (raw, place) => expect(findJsonFault(raw)).toEqual(place));

  it("is found in exactly what JSON.parse refuses", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(60), fc.constantFrom("", ",", "}", "[", '"', "0", "\\", "x", " "))
      .map(([json, at, put]) => json.slice(0, at) + put + json.slice(at + 1));
    const parses = (raw: string) => {
      try {
        JSON.parse(raw);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (raw) => void expect(findJsonFault(raw) === null).toBe(parses(raw))),
      { numRuns: 2000 },
    );
    expect(findJsonFault("[".repeat(100_000))).toEqual({ line: 1, column: 100_001 });
  });
});

describe("raw HTML", () => {
  it("can be changed and kept for another day, under its block's id", () => {
    const after = stored(apply(stateOf(all), 3, keepHtml("<marquee>Goal!</marquee>", "l1")));
    expect(after.content[2]).toEqual({ type: "legacyHtml", attrs: { id: "l1", html: "<marquee>Goal!</marquee>" } });
  });
});
