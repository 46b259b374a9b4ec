import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expressionOf, type FindQuery, matchesIn } from "./find-matches.ts";

const query = (words: string, more: Partial<FindQuery> = {}): FindQuery => ({
  words,
  isExpression: false,
  isCaseSensitive: false,
  isWholeWord: false,
  ...more,
});
const found = (texts: string[], asked: FindQuery, template = "") => matchesIn(texts, asked, template).map(({ text, from, to }) => texts[text]!.slice(from, to));
function replaced(text: string, asked: FindQuery, template: string): string {
  return matchesIn([text], asked, template).reduceRight((result, { from, to, replacement }) => result.slice(0, from) + replacement + result.slice(to), text);
}

describe("finding words", () => {
  it("takes every character as it is typed", () => {
    expect(found(["2+2 (a.b) $1 [x] \\n"], query("(a.b) $1 [x] \\n"))).toEqual(["(a.b) $1 [x] \\n"]);
  });

  it("minds case only when asked", () => {
    expect(found(["Kane KANE kane"], query("kane"))).toHaveLength(3);
    expect(found(["Kane KANE kane"], query("kane", { isCaseSensitive: true }))).toEqual(["kane"]);
  });

  it("knows the ends of a word in every script", () => {
    expect(found(["Tor Torwart Eintor Tor."], query("tor", { isWholeWord: true }))).toEqual(["Tor", "Tor"]);
    expect(found(["été étés l'été"], query("été", { isWholeWord: true }))).toHaveLength(2);
    expect(found(["هدف أهداف هدف"], query("هدف", { isWholeWord: true }))).toHaveLength(2);
  });

  it("finds what it is asked for wherever it stands: as many as a plain search does", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", ".", "(", "$") }),
        fc.string({ unit: fc.constantFrom("a", "b", ".", "(", "$"), minLength: 1 }),
        (text, words) => {
          expect(matchesIn([text], query(words), "")).toHaveLength(text.split(words).length - 1);
        },
      ),
    );
  });
});

describe("finding by expression", () => {
  it("fills groups in by number and name", () => {
    const asked = query(String.raw`(\d+)-(?<away>\d+)`, { isExpression: true });
    expect(replaced("It ended 2-1.", asked, "$<away>–$1 ($&, $$, $3)")).toBe("It ended 1–2 (2-1, $, $3).");
  });

  it("fills in as the language itself does", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "c") }), fc.string({ unit: fc.constantFrom("$", "1", "2", "0", "&", "x") }), (text, template) => {
        const asked = query("(a)(b)?", { isExpression: true, isCaseSensitive: true });
        expect(replaced(text, asked, template)).toBe(text.replaceAll(/(a)(b)?/g, template));
      }),
    );
  });

  it("is wrong alone, not only with what whole words put around it", () => {
    expect(() => expressionOf(query("a)(b", { isExpression: true, isWholeWord: true }))).toThrow(SyntaxError);
    expect(() => expressionOf(query("(", { isExpression: true }))).toThrow(SyntaxError);
  });

  it("never finds nothing at all between two letters", () => {
    expect(found(["abc"], query("x*", { isExpression: true }))).toEqual([]);
    expect(found(["a\nb"], query("^.", { isExpression: true }))).toEqual(["a", "b"]);
  });
});
