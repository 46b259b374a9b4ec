import fc from "fast-check";
import { expect, it } from "vitest";
import { countText } from "./reading-time.ts";

it("counts words, characters with and without spaces; line ends are neither", () => {
  expect(countText("Kane scores.\nItaly win 3-2", "en")).toEqual({ words: 6, characters: 25, charactersWithoutSpaces: 22, minutes: 1 });
});

it("counts as people see: an emoji of a family, a flag, a letter with its accent are one character", () => {
  expect(countText("👨‍👩‍👧🇮🇹e\u0301", "en").characters).toBe(3);
});

it("counts words of languages without spaces, and reads them by characters", () => {
  const text = "イタリアが優勝した。".repeat(100);
  const counts = countText(text, "ja");
  expect(counts.words).toBeGreaterThan(200);
  expect(counts.minutes).toBe(Math.round(1000 / 357));
});

it("an Arabic text takes longer than an English one of as many words", () => {
  expect(countText("كلمة ".repeat(690), "ar").minutes).toBe(5);
  expect(countText("word ".repeat(690), "en-GB").minutes).toBe(3);
});

it("an empty text takes no time, and no text has more letters than characters", () => {
  expect(countText(" \n ", "de").minutes).toBe(0);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("en", "ar", "zh", "th", "sw"), (text, locale) => {
      const counts = countText(text, locale);
      expect(counts.charactersWithoutSpaces).toBeLessThanOrEqual(counts.characters);
      expect(counts.words).toBeLessThanOrEqual(counts.characters);
    }),
  );
});
