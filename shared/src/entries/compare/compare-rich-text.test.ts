import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import { legalDoc, unknownBlock } from "../../rich-text/rich-text.arbitrary.ts";
import { formatVersion } from "../../rich-text/rich-text.format.ts";
import type { RichTextDoc, RichTextNode } from "../../rich-text/rich-text.schema.ts";
import { sideOf } from "./compare.testing.ts";
import { type BlockComparison, blocksOf, compareRichTexts } from "./compare-rich-text.ts";

const doc = (...content: RichTextNode[]): RichTextDoc => ({ type: "doc", formatVersion, content });
const text = (value: string, ...marks: string[]): RichTextNode => ({
  type: "text",
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (id: string, ...content: (string | RichTextNode)[]): RichTextNode => ({
  type: "paragraph",
  attrs: { id },
  content: content.map((each) => (typeof each === "string" ? text(each) : each)),
});
const list = (...items: string[]): RichTextNode => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [{ type: "paragraph", content: [text(item)] }] })),
});
const cell = (value: string): RichTextNode => ({ type: "tableCell", content: [{ type: "paragraph", content: [text(value)] }] });
const table = (...rows: string[][]): RichTextNode => ({
  type: "table",
  attrs: { id: "t" },
  content: rows.map((row) => ({ type: "tableRow", content: row.map(cell) })),
});

/** `=` same, `+` came, `-` went, `~` changed; `>` stood elsewhere, `<` stands elsewhere now. */
const signs = { same: "=", added: "+", removed: "-", changed: "~" } as const;
const shape = (blocks: readonly BlockComparison[]): string =>
  blocks.map((block) => signs[block.kind] + (block.move === "here" ? ">" : block.move === "away" ? "<" : "")).join(" ");
const words = (block: BlockComparison | undefined): string =>
  (block?.inline ?? [])
    .map(({ kind, text: value }) => (kind === "same" ? value : `[${kind === "added" ? "+" : kind === "removed" ? "-" : "*"}${value}]`))
    .join("");
const normal = (value: unknown): string => canonicalJson(blocksOf(value));

describe("comparing two texts", () => {
  it("says by words what changed inside a paragraph, and leaves the others alone", () => {
    const before = doc(paragraph("a", "Italy beat England on penalties."), paragraph("b", "It rained."));
    const after = doc(paragraph("a", "Italy beat Spain, again, on penalties."), paragraph("b", "It rained."));
    const blocks = compareRichTexts(before, after, "en");
    expect(shape(blocks)).toBe("~ =");
    expect(words(blocks[0])).toBe("Italy beat [-England][+Spain, again,] on penalties.");
  });

  it("shows a word that only looks different now as such, in the middle of a word too", () => {
    const blocks = compareRichTexts(doc(paragraph("a", "Donnarumma saved")), doc(paragraph("a", text("Donna", "bold"), "rumma saved")), "en");
    expect(words(blocks[0])).toBe("[*Donna]rumma saved");
    expect(blocks[0]?.inline?.[0]).toMatchObject({ kind: "formatted", marks: [{ type: "bold" }], marksBefore: [] });
  });

  it("finds a paragraph that moved, and shows it where it went and where it was", () => {
    const [a, b, c] = [paragraph("a", "One."), paragraph("b", "Two."), paragraph("c", "Three.")];
    const blocks = compareRichTexts(doc(a, b, c), doc(c, a, b), "en");
    expect(shape(blocks)).toBe("=> = = -<");
  });

  it("takes a pasted paragraph with another id for the one it was, by its words", () => {
    const before = doc(paragraph("a", "Luke Shaw scored after two minutes at Wembley."), paragraph("b", "Nothing."));
    const after = doc(paragraph("x", "Luke Shaw scored after only two minutes."), paragraph("b", "Nothing."));
    expect(shape(compareRichTexts(before, after, "en"))).toBe("~ =");
  });

  it("says that a paragraph became a heading", () => {
    const heading: RichTextNode = { type: "heading", attrs: { id: "a", level: 2 }, content: [text("Extra time")] };
    const [block] = compareRichTexts(doc(paragraph("a", "Extra time")), doc(heading), "en");
    expect(block?.attributes).toEqual([
      { name: "type", before: "paragraph", after: "heading" },
      { name: "level", before: undefined, after: 2 },
    ]);
  });

  it("compares tables by cells and lists by items", () => {
    const [grid] = compareRichTexts(doc(table(["Shaw", "2"], ["Bonucci", "67"])), doc(table(["Shaw", "2'"], ["Bonucci", "67"])), "en");
    expect(shape(grid!.children!)).toBe("~ =");
    expect(shape(grid!.children![0]!.children!)).toBe("= ~");
    const [items] = compareRichTexts(doc(list("Shaw", "Rice")), doc(list("Shaw", "Mount", "Rice")), "en");
    expect(shape(items!.children!)).toBe("= + =");
  });

  it("says of a cell that it became a header, and its words stay", () => {
    const row = (type: string): RichTextNode => ({ type: "table", attrs: { id: "t" }, content: [{ type: "tableRow", content: [{ ...cell("Italy"), type }] }] });
    const [block] = compareRichTexts(doc(row("tableCell")), doc(row("tableHeader")), "en");
    const changed = block?.children?.[0]?.children?.[0];
    expect(changed?.attributes).toEqual([{ name: "type", before: "tableCell", after: "tableHeader" }]);
    expect(shape(changed!.children!)).toBe("=");
  });

  it("compares what has no words by what it names", () => {
    const embed = (embedId: string): RichTextNode => ({ type: "embed", attrs: { id: "e", provider: "youtube", embedId } });
    const [block] = compareRichTexts(doc(embed("dQw4w9WgXcQ")), doc(embed("aaaaaaaaaaa")), "en");
    expect(block?.attributes).toEqual([{ name: "embedId", before: "dQw4w9WgXcQ", after: "aaaaaaaaaaa" }]);
  });

  it("knows Arabic words and those of languages without spaces", () => {
    expect(words(compareRichTexts(doc(paragraph("a", "فازت إيطاليا بالبطولة")), doc(paragraph("a", "فازت إنجلترا بالبطولة")), "ar")[0])).toBe(
      "فازت [-إيطاليا][+إنجلترا] بالبطولة",
    );
    const japanese = compareRichTexts(doc(paragraph("a", "私は東京に住んでいます")), doc(paragraph("a", "私は大阪に住んでいます")), "ja");
    expect(words(japanese[0])).toBe("私は[-東京][+大阪]に住んでいます");
  });
});

describe("whatever the texts are", () => {
  const anyDoc = fc.oneof(
    legalDoc,
    fc.tuple(legalDoc, unknownBlock).map(([legal, block]) => ({ ...legal, content: [...legal.content, block] })),
  );
  /** A text and one made of it, so that there is something to find. */
  const edited = fc.tuple(anyDoc, anyDoc, fc.infiniteStream(fc.nat(5))).map(([one, other, dice]): [RichTextDoc, RichTextDoc] => {
    const next = (): number => dice.next().value ?? 0;
    const content = one.content.flatMap((block, index) => (next() === 0 ? [] : next() === 0 ? [other.content[index] ?? block] : [block]));
    return [one, { ...one, content: next() < 2 ? [...content].reverse() : content }];
  });

  it("the shown changes made give the text after, unmade the text before", () => {
    fc.assert(
      fc.property(fc.oneof(edited, fc.tuple(anyDoc, anyDoc)), ([before, after]) => {
        const blocks = compareRichTexts(before, after, "en");
        expect(canonicalJson(sideOf(blocks, "after"))).toBe(normal(after));
        expect(canonicalJson(sideOf(blocks, "before"))).toBe(normal(before));
      }),
      { numRuns: 500 },
    );
  });

  it("equal texts have no change", () => {
    fc.assert(
      fc.property(anyDoc, (one) => {
        const blocks = compareRichTexts(one, structuredClone(one), "en");
        expect(blocks.filter((block) => block.kind !== "same" || block.move !== null)).toEqual([]);
      }),
    );
  });

  it("random trees never make it throw", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => void compareRichTexts(one, other, "en")),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.json({ maxDepth: 6 }), (one, other) => {
        void compareRichTexts({ type: "doc", content: [JSON.parse(one)] }, { type: "doc", content: JSON.parse(other) }, "en");
      }),
    );
  });
});

describe("a long report", () => {
  const sentence = (seed: number, length: number) => Array.from({ length }, (_, index) => `word${(seed * 31 + index * 7) % 997}`).join(" ");
  const report = (paragraphs: number, seed: number, id = "p") =>
    doc(...Array.from({ length: paragraphs }, (_, index) => paragraph(`${id}${index}`, sentence(seed + index, 100))));
  const edited = (before: RichTextDoc) =>
    doc(
      ...before.content.map((block, index) =>
        index % 5 === 0 ? paragraph(`p${index}`, `${sentence(1 + index, 50)} and new ${sentence(1 + index, 100)}`) : block,
      ),
    );
  const rewritten = (before: RichTextDoc) => report(before.content.length, 500, "q");
  const spent = (before: RichTextDoc, after: RichTextDoc): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        compareRichTexts(before, after, "en");
        return performance.now() - start;
      }),
    );

  /** Four times the words in the same run: comparing every word with every other would take sixteen times as long. */
  it.each([
    ["edited for an evening", edited],
    ["rewritten from end to end", rewritten],
  ])("%s takes no more than its length asks for", (_how, change) => {
    const [some, many] = [report(50, 1), report(200, 1)];
    compareRichTexts(some, change(some), "en");
    expect(spent(many, change(many)) / spent(some, change(some))).toBeLessThan(12);
  });
});
