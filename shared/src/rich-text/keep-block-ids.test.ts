import fc from "fast-check";
import { expect, it } from "vitest";
import { keepBlockIds } from "./keep-block-ids.ts";
import { legalDoc } from "./rich-text.arbitrary.ts";
import { formatVersion } from "./rich-text.format.ts";
import type { RichTextDoc, RichTextNode } from "./rich-text.schema.ts";
import { canonicalRichText, withBlockIds } from "./rich-text-parse.ts";

const paragraph = (text: string, id?: string): RichTextNode => ({
  type: "paragraph",
  ...(id === undefined ? {} : { attrs: { id } }),
  content: [{ type: "text", text }],
});
const doc = (...content: RichTextNode[]): RichTextDoc => ({ type: "doc", formatVersion, content });
const ids = (kept: RichTextDoc) => kept.content.map((node) => node.attrs?.["id"] ?? null);
const stripped = (stored: RichTextDoc): RichTextDoc =>
  JSON.parse(
    JSON.stringify(stored, (key, value: unknown) => (key === "id" ? undefined : value)),
    (key, value: unknown) => (key === "attrs" && value !== null && typeof value === "object" && Object.keys(value).length === 0 ? undefined : value),
  ) as RichTextDoc;

it("gives a text that is sent again the ids it had, all of them", () => {
  fc.assert(
    fc.property(legalDoc, (stored) => {
      const before = canonicalRichText(stored);
      expect(keepBlockIds(stripped(before), before)).toEqual(before);
    }),
  );
});

it("keeps what stayed, gives a rewritten block its old id, and leaves a new one without", () => {
  const before = doc(paragraph("one", "a"), paragraph("two", "b"), paragraph("three", "c"));
  expect(ids(keepBlockIds(doc(paragraph("one"), paragraph("two, rewritten"), paragraph("three"), paragraph("four")), before))).toEqual(["a", "b", "c", null]);
  expect(ids(keepBlockIds(doc(paragraph("three"), paragraph("one")), before))).toEqual(["c", null]);
});

it("never gives one id twice", () => {
  fc.assert(
    fc.property(legalDoc, legalDoc, (stored, previous) => {
      const kept = keepBlockIds(stripped(stored), previous);
      const given = ids(withBlockIds(kept)).filter((id) => id !== null);
      expect(
        ids(kept)
          .filter((id) => id !== null)
          .every((id) => given.includes(id)),
      ).toBe(true);
      expect(new Set(given).size).toBe(given.length);
    }),
  );
});
