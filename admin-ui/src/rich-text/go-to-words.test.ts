import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import { findWords } from "./go-to-words.ts";

const doc = Node.fromJSON(articleSchema, {
  type: "doc",
  content: [
    { type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: "the the" }] },
    {
      type: "quote",
      attrs: { id: "q" },
      content: [
        {
          type: "paragraph",
          attrs: { id: "b" },
          content: [{ type: "text", text: "one" }, { type: "hardBreak" }, { type: "text", text: "the the two the the" }],
        },
      ],
    },
  ],
});
const wordsAt = (place: Parameters<typeof findWords>[1]) => {
  const found = findWords(doc, place);
  return found === null ? null : doc.textBetween(found.from, found.to, "", "\n");
};

it("finds words exactly where they were, breaks counted", () => {
  expect(findWords(doc, { blockId: "b", range: { from: 16, to: 23 }, quote: "the the" })).toEqual({ from: 27, to: 34 });
  expect(wordsAt({ blockId: "b", range: { from: 0, to: 7 }, quote: "one\nthe" })).toBe("one\nthe");
});

it("finds them where they stand now when the text has moved on, and nowhere when they have gone", () => {
  expect(wordsAt({ blockId: "a", range: { from: 3, to: 10 }, quote: "the the" })).toBe("the the");
  expect(wordsAt({ blockId: "a", range: { from: 0, to: 3 }, quote: "gone" })).toBeNull();
  expect(wordsAt({ blockId: "q", quote: "one" })).toBeNull();
  expect(wordsAt({ blockId: "nowhere", quote: "the" })).toBeNull();
});
