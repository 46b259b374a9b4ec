import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSlug, numberedSlug, slugFrom } from "./slug.ts";

describe("slugs", () => {
  test.each([
    ["Italy beat England 3–2 on penalties!", "italy-beat-england-3-2-on-penalties"],
    ["Köln, Müller & Señor Straße", "koln-muller-senor-strasse"],
    ["World’s best", "worlds-best"],
    ["إيطاليا تفوز على إنجلترا", "إيطاليا-تفوز-على-إنجلترا"],
    ["日本 代表", "日本-代表"],
    ["---", ""],
    ["", ""],
  ])("of %s is %s", (title, slug) => expect(slugFrom(title)).toBe(slug));

  test("of any title is a slug or nothing, and its own slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (title) => {
        const slug = slugFrom(title);
        expect(slug === "" || isSlug(slug)).toBe(true);
        expect(slugFrom(slug)).toBe(slug);
        if (slug !== "") expect(isSlug(numberedSlug(slug, 50))).toBe(true);
      }),
    );
  });

  test.each(["Final", "a--b", "-a", "a-", "a b", "a/b", "a?b", "é".normalize("NFD"), "x".repeat(201), "a%2fb", ".."])("%s is none", (text) =>
    expect(isSlug(text)).toBe(false),
  );
});
