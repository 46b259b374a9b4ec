import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findQuote, findQuoteInRichText, quoteAt, startsOf, type TextPiece, textPieces } from "./find-quote.ts";

const most = { quote: 1_000, context: 64 };
const piecesOf = (...texts: string[]): TextPiece[] => texts.map((text, index) => ({ id: `b${index}`, text }));
/** Anchors words by what they say. */
function anchorOn(pieces: readonly TextPiece[], words: string, piece = 0) {
  const at = startsOf(pieces)[piece]! + pieces[piece]!.text.indexOf(words);
  return quoteAt(pieces, at, at + words.length, most);
}
function wordsAt(pieces: readonly TextPiece[], found: ReturnType<typeof findQuote>): string | null {
  if (found === null) return null;
  const starts = startsOf(pieces);
  const text = pieces.map((piece) => piece.text).join("\n");
  return text.slice(starts[found.from.piece]! + found.from.offset, starts[found.to.piece]! + found.to.offset);
}

const report = piecesOf("Kane crossed from the right and Shaw met it at the far post.", "Shaw had never scored for England.", "The far post was Shaw’s.");

describe("commented words in a text they were not anchored in", () => {
  it("are found where they moved to another block, and where their block was split or joined", () => {
    const anchor = anchorOn(report, "Shaw met it");
    const split = [{ id: "b0", text: "Kane crossed from the right and" }, { id: "new", text: "Shaw met it at the far post." }, ...report.slice(1)];
    expect(findQuote(split, anchor)?.from).toEqual({ piece: 1, offset: 0 });
    const moved = [...report.slice(1), report[0]!];
    expect(findQuote(moved, anchor)?.from).toEqual({ piece: 2, offset: 32 });
    const joined = piecesOf(report.map((piece) => piece.text).join(" "));
    expect(wordsAt(joined, findQuote(joined, anchor))).toBe("Shaw met it");
  });

  it("are told from equal words by what stands around them", () => {
    const anchor = anchorOn(report, "Shaw", 1);
    expect(findQuote(report, anchor)?.from).toEqual({ piece: 1, offset: 0 });
    const gone = [report[0]!, { id: "b1", text: "He had never scored for England." }, report[2]!];
    // Risk: a comment on one word jumping to the same word elsewhere, where it makes no sense.
    expect(findQuote(gone, anchor)).toBeNull();
  });

  it("that stand there twice and nothing tells which they were are not guessed", () => {
    const sentence = "He scored after one minute and 57 seconds.";
    const anchor = anchorOn(piecesOf("Here: ", sentence), sentence, 1);
    expect(
      findQuote(
        [
          { id: "x", text: sentence },
          { id: "y", text: "And so" },
          { id: "z", text: sentence },
        ],
        { ...anchor, before: "", after: "" },
      ),
    ).toBeNull();
  });

  it("that were deleted are gone, and are there again when they come back", () => {
    const anchor = anchorOn(report, "at the far post");
    expect(findQuote([{ id: "b0", text: "Kane crossed from the right and Shaw met it." }, ...report.slice(1)], anchor)).toBeNull();
    expect(wordsAt(report, findQuote(report, anchor))).toBe("at the far post");
  });

  it("may go over several blocks", () => {
    const text = report.map((piece) => piece.text).join("\n");
    const from = text.indexOf("far post.");
    const anchor = quoteAt(report, from, text.indexOf(" never"), most);
    expect(anchor.quote).toBe("far post.\nShaw had");
    expect(findQuote(report, anchor)).toMatchObject({ from: { piece: 0 }, to: { piece: 1, offset: 8 } });
  });
});

it("whatever words are commented in whatever text, they are found exactly, or not guessed", () => {
  const unit = fc.constantFrom("a", "b", "goal ", " ", "é", "👟", "العربية", "￼");
  const texts = fc.array(fc.string({ unit, minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (lines, a, b) => {
      const pieces = piecesOf(...lines);
      const text = lines.join("\n");
      const [from, to] = [a % text.length, b % text.length].sort((one, other) => one - other) as [number, number];
      if (text.slice(from, to).trim() === "" || /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text.slice(from, to))) return;
      const anchor = quoteAt(pieces, from, to, most);
      const found = findQuote(pieces, anchor);
      if (found !== null) expect(startsOf(pieces)[found.from.piece]! + found.from.offset).toBe(from);
      expect(wordsAt(pieces, found) ?? anchor.quote).toBe(anchor.quote);
      // Words that stand there once are always found.
      if (text.indexOf(anchor.quote) === text.lastIndexOf(anchor.quote)) expect(found).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

it("a stored document is searched in lists, tables and quotes too, and nonsense is no fault", () => {
  const paragraph = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
  const doc = {
    type: "doc",
    formatVersion: 2,
    content: [{ type: "bulletList", content: [{ type: "listItem", content: [paragraph("a", "one"), paragraph("b", "Italy hold their nerve")] }] }],
  };
  expect(textPieces(doc).map((piece) => piece.id)).toEqual(["a", "b"]);
  expect(findQuoteInRichText(doc, { blockId: "b", quote: "hold their nerve", before: "Italy ", after: "" })).toMatchObject({ from: { piece: 1, offset: 6 } });
  fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(textPieces(value))));
});
