import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotationMarksOf, quotedLanguages } from "./quotation-marks.ts";
import { typographic } from "./typographic.ts";

/** As if somebody typed it letter by letter. */
function typedIn(language: string, text: string): string {
  let written = "";
  for (const character of text) {
    const change = typographic(written, character, language);
    written = change === null ? written + character : written.slice(0, written.length - change.back) + change.text;
  }
  return written;
}

describe("what is typed becomes what the language prints", () => {
  it.each([
    ["en", `"We won," he said. "It's 'ours' now"`, "“We won,” he said. “It’s ‘ours’ now”"],
    ["de-AT", `Er sagte: "Das ist 'unser' Sieg" und ging's an`, "Er sagte: „Das ist ‚unser‘ Sieg“ und ging’s an"],
    ["fr", `Il dit "l'équipe" et "non"`, "Il dit «\u202fl’équipe\u202f» et «\u202fnon\u202f»"],
    ["fr-CH", `"oui"`, "«oui»"],
    ["es", `Dijo "es 'nuestra' copa"`, "Dijo “es ‘nuestra’ copa”"],
    ["it", `"l'Inter è 'grande'"`, "«l’Inter è “grande”»"],
    ["pt-PT", `"Golo"`, "«Golo»"],
    ["pt-BR", `"Gol"`, "“Gol”"],
    ["ar", `قال "هدف"`, "قال ”هدف“"],
    ["nl", `'s avonds "goed"`, "’s avonds ‘goed’"],
    ["sv", `"Mål" 'ja'`, "”Mål” ’ja’"],
    ["pl", `"gol"`, "„gol”"],
    ["ru", `"гол 'раз' два"`, "«гол „раз“ два»"],
    ["ja", `"勝"`, "「勝」"],
    ["zh-TW", `"勝"`, "「勝」"],
    ["xx", `"a"`, "“a”"],
    ["he", `צה"ל`, `צה"ל`],
  ])("in %s: %s", (language, typed, expected) => {
    expect(typedIn(language, typed)).toBe(expected);
  });

  it("dashes and dots", () => {
    expect(typedIn("en", "the final -- at last --- was...")).toBe("the final – at last — was…");
    expect(typedIn("en", "2-1, well-known.. and ....")).toBe("2-1, well-known.. and ….");
  });

  it("minutes, inches, addresses, comments and dividers stay as typed", () => {
    for (const text of [`Kane 45', Shaw 2'`, `6'2"`, "https://a.example/x--y...z", "---", "<!-- x", "me@a--b.example"]) expect(typedIn("en", text)).toBe(text);
    expect(typedIn("en", `"in 2020"`)).toBe("“in 2020”");
  });

  it("the space a French writer types before a closing quote becomes the narrow one", () => {
    expect(typedIn("fr", `"oui "`)).toBe("«\u202foui\u202f»");
  });
});

it("taking a substitution back always gives what was typed", () => {
  const keys = fc.constantFrom('"', "'", "-", ".", " ", "a", "é", "1", "(", "ب", "«", "–");
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 30 }), fc.constantFrom(...quotedLanguages, "en-GB", "fa", "th"), (typed, language) => {
      let written = "";
      for (const character of typed) {
        const change = typographic(written, character, language);
        if (change !== null) expect(change.back).toBeLessThanOrEqual(written.length);
        written = change === null ? written + character : written.slice(0, written.length - change.back) + change.text;
        const undone = change === null ? written : written.slice(0, written.length - change.text.length);
        expect(written.startsWith(undone)).toBe(true);
      }
    }),
  );
});

it("a pair of quotes around a word opens and closes in every language of the table", () => {
  for (const language of quotedLanguages) {
    const marks = quotationMarksOf(language)!;
    expect(typedIn(language, '"a" b'), language).toBe(`${marks.start}a${marks.end} b`);
  }
});
