import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDoc, legalDoc } from "../rich-text.arbitrary.ts";
import { formatVersion } from "../rich-text.format.ts";
import { canonicalRichText } from "../rich-text-parse.ts";
import { acceptSuggestions, hasSuggestions, listSuggestions, rejectSuggestions } from "./suggestions.ts";

const ana = "0197f000-0000-7000-8000-00000000000a";
const at = "2026-11-23T21:00:00.000Z";
const made = (id: string, authorId = ana) => ({ id, authorId, at });
const text = (words: string, ...marks: [type: "insertion" | "deletion", id: string][]) => ({
  type: "text",
  ...(marks.length > 0 ? { marks: marks.map(([type, id]) => ({ type, attrs: made(id) })) } : {}),
  text: words,
});
const paragraph = (id: string, content: unknown[], suggestion?: { kind: string; id: string }) => ({
  type: "paragraph",
  attrs: { id, ...(suggestion ? { suggestion: { ...made(suggestion.id), kind: suggestion.kind } } : {}) },
  ...(content.length > 0 ? { content } : {}),
});
const doc = (...content: unknown[]) => ({ type: "doc", formatVersion, content });
const tree = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

const open = doc(
  paragraph("a", [text("Goal by "), text("Saka", ["deletion", "s1"]), text("Rice", ["insertion", "s1"])]),
  paragraph("b", [text("In the second minute.")], { kind: "insertion", id: "s2" }),
  paragraph("c", [text("It was "), text("very ", ["insertion", "s3"], ["deletion", "s4"]), text("loud.")], { kind: "deletion", id: "s5" }),
  { type: "image", attrs: { id: "i", assetId: ana, suggestion: { ...made("s6"), kind: "insertion" } } },
);

describe("a document with suggestions", () => {
  it("is, rejected, what stood before anybody suggested", () => {
    expect(tree(rejectSuggestions(open))).toEqual(doc(paragraph("a", [text("Goal by SakaIn the second minute.")]), paragraph("c", [text("It was loud.")])));
  });

  it("is, accepted, what everybody wanted; one by one, the rest stays open", () => {
    expect(tree(acceptSuggestions(open))).toEqual(
      doc(paragraph("a", [text("Goal by Rice")]), paragraph("b", [text("In the second minute.It was loud.")]), {
        type: "image",
        attrs: { id: "i", assetId: ana },
      }),
    );
    const one = acceptSuggestions(open, ["s1"]);
    expect(listSuggestions(one).map((suggestion) => suggestion.id)).toEqual(["s2", "s5", "s3", "s4", "s6"]);
    expect((one as typeof open).content[0]).toEqual(paragraph("a", [text("Goal by Rice")]));
  });

  it("lists them in reading order: who, when, what, where", () => {
    expect(listSuggestions(open)).toMatchObject([
      { id: "s1", authorId: ana, at, kind: "replacement", inserted: "Rice", deleted: "Saka", blockId: "a", hasBreak: false },
      { id: "s2", kind: "insertion", inserted: "", blockId: "b", hasBreak: true },
      { id: "s5", kind: "deletion", blockId: "c", hasBreak: true },
      { id: "s3", kind: "insertion", inserted: "very ", blockId: "c" },
      { id: "s4", kind: "deletion", deleted: "very " },
      { id: "s6", kind: "insertion", blockId: "i", hasBlock: true },
    ]);
  });

  it("keeps a line break of others, and takes one out that was suggested", () => {
    const line = (id?: string) => ({ type: "hardBreak", ...(id ? { attrs: { suggestion: { ...made(id), kind: "insertion" } } } : {}) });
    const lines = doc(paragraph("a", [text("one"), line(), text("two"), line("s1"), text("three")]));
    expect(tree(rejectSuggestions(lines))).toEqual(doc(paragraph("a", [text("one"), line(), text("twothree")])));
  });
});

describe("any document", () => {
  it("without suggestions comes back as it is", () => {
    fc.assert(
      fc.property(legalDoc, (value) => {
        expect(rejectSuggestions(value)).toBe(value);
        expect(acceptSuggestions(value)).toBe(value);
      }),
      { numRuns: 50 },
    );
  });

  it("never throws, and a verdict twice is a verdict once", () => {
    const suggestion = { ...made("s1"), kind: "insertion" };
    const strewn = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, inner: unknown) => {
          if (key === "attrs" && typeof inner === "object" && inner !== null && "id" in inner) return { ...inner, suggestion };
          return key === "marks" && Array.isArray(inner) ? [...(inner as unknown[]), { type: "deletion", attrs: made("s2") }] : inner;
        }) ?? "null",
      );
    fc.assert(
      fc.property(fc.oneof(anyDoc, legalDoc), (value) => {
        const document = strewn(value);
        for (const decide of [rejectSuggestions, acceptSuggestions]) {
          const decided = decide(document);
          expect(decide(decided)).toEqual(decided);
          if (decided !== document) expect(decided).toEqual(canonicalRichText(decided));
        }
        listSuggestions(document);
      }),
      { numRuns: 500 },
    );
    expect(hasSuggestions(null)).toBe(false);
  });
});
