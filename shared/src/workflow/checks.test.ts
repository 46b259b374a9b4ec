import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "../content-types/content-types.schema.ts";
import { anyDoc, legalDoc } from "../rich-text/rich-text.arbitrary.ts";
import { formatVersion } from "../rich-text/rich-text.format.ts";
import type { CheckInput } from "./checks/check.ts";
import { findDoubles } from "./checks/doubled-words.check.ts";
import { levelsFor, runChecks } from "./run-checks.ts";
import { type CheckFacts, type CheckName, checkNames } from "./workflow.schema.ts";

const definition: ContentTypeDefinition = contentTypeDefinitionSchema.parse({
  key: "article",
  label: "Article",
  labelPlural: "Articles",
  titleField: "title",
  urlTemplate: "/{locale}/{slug}",
  fields: [
    { kind: "text", key: "title", label: "Headline", required: true, localized: true, idealLength: { max: 20 } },
    { kind: "slug", key: "slug", label: "Slug", required: true, localized: true, from: "title" },
    { kind: "text", key: "summary", label: "Summary", localized: true, idealLength: { min: 10, max: 40 } },
    { kind: "rich-text", key: "body", label: "Text", required: true, localized: true, targetWords: { min: 3, max: 6 } },
    { kind: "media", key: "hero", label: "Picture" },
    { kind: "reference", key: "related", label: "Related", many: true },
    { kind: "repeater", key: "rows", label: "Rows", fields: [{ kind: "text", key: "name", label: "Name", required: true }] },
  ],
});
const noFacts: CheckFacts = { entries: {}, assets: {}, openThreads: 0, openSuggestions: 0 };
const levels = levelsFor("article", []);
const doc = (...content: unknown[]) => ({ type: "doc", formatVersion, content });
const paragraph = (text: string, id = "p1") => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const heading = (level: number, text: string) => ({
  type: "heading",
  attrs: { id: `h${level}${text}`, level },
  ...(text === "" ? {} : { content: [{ type: "text", text }] }),
});
const entryId = "0197f000-0000-7000-8000-000000000001";
const assetId = "0197f000-0000-7000-8000-000000000002";

function found(check: CheckName, fields: Record<string, unknown>, more: { locale?: string; facts?: Partial<CheckFacts> } = {}) {
  const input: CheckInput = { definition, fields, locale: more.locale ?? "en", facts: { ...noFacts, ...more.facts } };
  return runChecks(input, levels, [check]);
}
const reasons = (...parameters: Parameters<typeof found>) => found(...parameters).map(({ path, reason }) => `${path} ${reason}`);

describe("required fields", () => {
  it("are named, inside rows too, and a slug with a headline to come from is not", () => {
    expect(reasons("required-fields", {})).toEqual(["fields.title empty", "fields.slug empty", "fields.body empty"]);
    expect(reasons("required-fields", { title: "Final", body: doc(paragraph("x")), rows: [{ _id: "1" }] })).toEqual(["fields.rows.0.name empty"]);
  });
  it("are one thing, values the type refuses another", () => {
    expect(found("field-rules", { title: "x".repeat(600) })[0]).toMatchObject({ path: "fields.title", params: { rule: "too_long" }, level: "blocking" });
  });
});

describe("lengths", () => {
  it("count what a reader sees as one letter", () => {
    expect(reasons("headline-length", { title: "👩🏽‍🦱".repeat(20) })).toEqual([]);
    expect(found("headline-length", { title: "👩🏽‍🦱".repeat(21) })[0]).toMatchObject({ reason: "long", params: { count: 21, max: 20 }, level: "advice" });
  });
  it("of the summary have a least too, and an empty one is nobody's business", () => {
    expect(reasons("description-length", { summary: "Too short" })).toEqual(["fields.summary short"]);
    expect(reasons("description-length", { summary: " " })).toEqual([]);
  });
  it("of a text are held against the type's target, in words of the language", () => {
    expect(reasons("text-length", { body: doc(paragraph("One two")) })).toEqual(["fields.body short"]);
    expect(reasons("text-length", { body: doc(paragraph("イタリアが欧州選手権で優勝した")) }, { locale: "ja" })).toEqual(["fields.body long"]);
    expect(reasons("text-length", { body: doc() })).toEqual([]);
  });
});

describe("pictures", () => {
  const facts = (alt: "own" | "fallback" | "none") => ({ assets: { [assetId]: { state: "ready", kind: "image", fileName: "arch.jpg", alt } as const } });
  it("without alt text are named with their block, also in galleries; described ones are not", () => {
    const body = doc({ type: "gallery", attrs: { id: "g1" }, content: [{ type: "galleryImage", attrs: { assetId } }] });
    expect(found("alt-text", { hero: assetId, body }, { facts: facts("none") })).toMatchObject([
      { path: "fields.body", blockId: "g1", reason: "missing", params: { fileName: "arch.jpg" } },
      { path: "fields.hero", reason: "missing" },
    ]);
    expect(reasons("alt-text", { hero: assetId }, { facts: facts("fallback") })).toEqual(["fields.hero otherLanguage"]);
    expect(reasons("alt-text", { hero: assetId }, { facts: facts("own") })).toEqual([]);
  });
  it("that nobody has looked up yet are passed over", () => expect(reasons("alt-text", { hero: assetId })).toEqual([]));
});

describe("links and references", () => {
  const body = doc({ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "here", marks: [{ type: "link", attrs: { entryId } }] }] });
  const facts = (state: "live" | "fallback" | "draft" | "bin" | "missing") => ({
    entries: { [entryId]: { state, contentType: "article", title: "Semi-final" } },
  });
  it("to what readers cannot open are named, in text and fields", () => {
    expect(found("unpublished-links", { body, related: [entryId] }, { facts: facts("draft") })).toMatchObject([
      { path: "fields.body", blockId: "p1", reason: "link", params: { title: "Semi-final" } },
      { path: "fields.related", reason: "reference" },
    ]);
    for (const state of ["live", "fallback"] as const) expect(reasons("unpublished-links", { body }, { facts: facts(state) })).toEqual([]);
  });
  it("to what is gone are dead, and always forbid", () => {
    expect(found("dead-references", { body }, { facts: facts("bin") })).toMatchObject([{ blockId: "p1", reason: "inBin", level: "blocking" }]);
    expect(
      reasons("dead-references", { hero: assetId }, { facts: { assets: { [assetId]: { state: "processing", kind: "image", fileName: "a", alt: "own" } } } }),
    ).toEqual(["fields.hero notReady"]);
  });
});

describe("headings", () => {
  it("may not leave out a level on the way down, nor be empty", () => {
    const order = (...levelsOf: number[]) => reasons("heading-order", { body: doc(...levelsOf.map((level, index) => heading(level, `t${index}`))) });
    expect(order(2, 3, 4, 2, 3)).toEqual([]);
    expect(order(2, 4)).toEqual(["fields.body skipped"]);
    expect(order(3)).toEqual(["fields.body skipped"]);
    expect(reasons("heading-order", { body: doc(heading(2, "")) })).toEqual(["fields.body empty"]);
  });
});

describe("doubled words", () => {
  it.each([
    ["en", "Shaw met the the ball", ["the the"]],
    ["en", "The the ball", ["The the"]],
    ["en", "the\n the ball", ["the\n the"]],
    ["en", "He had had a chance that that side", []],
    ["en", "From Bora Bora to the theatre, 3 3, the, the", []],
    ["es", "dijo que que no, muy muy cerca", ["que que"]],
    ["de", "wenn wenn sie sie sieht", ["wenn wenn"]],
    ["fr", "nous nous voyons dans dans le stade", ["dans dans"]],
    ["ar", "في في الدقيقة الأولى", ["في في"]],
    ["ja", "人人が時々", []],
    ["tr", "İlk ilk gol", ["İlk ilk"]],
  ])("in %s: %s", (locale, text, quotes) => expect(findDoubles(text, locale).map((double) => double.quote)).toEqual(quotes));

  it.each(["-", "'", "’", "a", "é", "- ", "' ", "a'", "a-", "a b ", "\u0301", "😀", " ", "\n", "。", "日", "ก"])(
    "of a run of %j are looked for in as many steps as it is long, by this check and every other",
    (sign) => {
      const costOf = (length: number): number => {
        const text = `x${sign.repeat(length / sign.length)}!`;
        const body = doc(paragraph(text));
        const startedAt = performance.now();
        for (const check of checkNames) found(check, { title: text, summary: text, body });
        return performance.now() - startedAt;
      };
      const [short, long] = [5_000, 40_000].map((length) => Math.min(...[1, 2, 3, 4, 5].map(() => costOf(length))));
      // Eight times the text: 8 where the work grows with it, 64 where it grows with its square. Below two milliseconds a clock says nothing.
      expect(long! / Math.max(short!, 2)).toBeLessThan(24);
    },
  );

  it("are placed to the letter in their block, and not found across a suggestion", () => {
    const finding = found("doubled-words", { body: doc(paragraph("a 😀 the the end")) })[0];
    expect(finding).toMatchObject({ path: "fields.body", blockId: "p1", range: { from: 5, to: 12 }, quote: "the the" });
    const mark = { type: "insertion", attrs: { id: "s1", authorId: entryId, at: "2026-01-01T00:00:00.000Z" } };
    const suggested = {
      type: "paragraph",
      content: [
        { type: "text", text: "the " },
        { type: "text", text: "the", marks: [mark] },
      ],
    };
    expect(reasons("doubled-words", { body: doc(suggested) })).toEqual([]);
  });
});

describe("what is open", () => {
  it("is counted for comments and for suggestions", () => {
    expect(found("open-comments", {}, { facts: { openThreads: 2 } })).toMatchObject([{ path: "comments", params: { count: 2 } }]);
    expect(found("open-suggestions", {}, { facts: { openSuggestions: 1 } })).toMatchObject([{ path: "suggestions", params: { count: 1 } }]);
  });
});

describe("levels", () => {
  it("go from the type to all types to the check, and the fixed ones stay", () => {
    const settings = [
      { contentType: "*", check: "alt-text", level: "blocking" },
      { contentType: "page", check: "alt-text", level: "off" },
    ] as const;
    expect([levelsFor("article", settings)["alt-text"], levelsFor("page", settings)["alt-text"], levelsFor("page", settings)["required-fields"]]).toEqual([
      "blocking",
      "off",
      "blocking",
    ]);
    expect(levelsFor("article", [])["alt-text"]).toBe("advice");
  });
  it("off is not asked", () => {
    const input = { definition, fields: {}, locale: "en", facts: { ...noFacts, openThreads: 3 } };
    expect(runChecks(input, { ...levels, "open-comments": "off" }, ["open-comments"])).toEqual([]);
  });
});

describe("any content", () => {
  const facts = fc.constant({ ...noFacts, openThreads: 1 });
  const anyFields = fc.dictionary(
    fc.constantFrom("title", "slug", "summary", "body", "hero", "related", "rows", "__proto__", "other"),
    fc.oneof(fc.jsonValue(), anyDoc),
  );
  it("is answered without a fault, and the same twice", () => {
    fc.assert(
      fc.property(anyFields, facts, fc.constantFrom("en", "ar", "ja", "de"), (fields, known, locale) => {
        const input = { definition, fields, locale, facts: known };
        const first = runChecks(input, levels);
        expect(runChecks({ ...input, fields: structuredClone(fields) }, levels)).toEqual(first);
        for (const finding of first) expect(checkNames).toContain(finding.check);
      }),
      { numRuns: 300 },
    );
  });
  it("has its ranges where the words are", () => {
    fc.assert(
      fc.property(legalDoc, (body) => {
        for (const { range, quote } of found("doubled-words", { body })) if (range) expect(quote).toHaveLength(range.to - range.from);
      }),
    );
  });
});
