import fc from "fast-check";
import { expect, it } from "vitest";
import { plainTextToHtml } from "./plain-text.ts";

it("blank lines part paragraphs, and an end of line inside one stays", () => {
  expect(plainTextToHtml("Kane scores.\nWembley sings.\n\n\nItaly answer.\r\n")).toBe("<p>Kane scores.<br>Wembley sings.</p><p>Italy answer.</p>");
});

it("a text without blank lines has a paragraph a line", () => {
  expect(plainTextToHtml("one\ntwo\nthree")).toBe("<p>one</p><p>two</p><p>three</p>");
});

it("lines with bullets or numbers are lists, nested by their indent; one alone is a line", () => {
  expect(plainTextToHtml("Goals:\n- Shaw\n  • left foot\n- Bonucci\n1. Berardi\n2) Kane\nEnd")).toBe(
    "<p>Goals:</p><ul><li><p>Shaw</p><ul><li><p>left foot</p></li></ul></li><li><p>Bonucci</p></li></ul><ol><li><p>Berardi</p></li><li><p>Kane</p></li></ol><p>End</p>",
  );
  expect(plainTextToHtml("- he said\n\nand left")).toBe("<p>- he said</p><p>and left</p>");
  expect(plainTextToHtml("• a\n\n• b")).toBe("<ul><li><p>a</p></li><li><p>b</p></li></ul>");
});

it("no text becomes markup, and every word of it stays", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("- ", "1. ", "a", "<b>", "&amp;", "\n", "\n\n", "  ", "\t", "*"), { maxLength: 30 }), (parts) => {
      const html = plainTextToHtml(parts.join(""));
      expect(html.replaceAll(/<\/?(p|ul|ol|li)>|<br>/g, "")).not.toContain("<");
      const letters = (text: string) => text.replaceAll(/[^ab]/g, "");
      expect(
        letters(
          html
            .replaceAll(/<[^>]*>/g, " ")
            .replaceAll("&lt;", "<")
            .replaceAll(/&amp;/g, "&"),
        ),
      ).toBe(letters(parts.join("")));
    }),
  );
});
