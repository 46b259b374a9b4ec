import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { plainAnchorAt, plainRangeOf } from "./plain-anchor.ts";

function textOf(words: string): Y.Text {
  const text = new Y.Doc().getText("title");
  text.insert(0, words);
  return text;
}
const wordsOf = (text: Y.Text, anchor: ReturnType<typeof plainAnchorAt>) => {
  const range = plainRangeOf(text, anchor!, 1);
  return range && text.toString().slice(range.from, range.to);
};

it("words of a headline stay the same words while the rest is written", () => {
  const text = textOf("Italy hold their nerve at Wembley");
  const anchor = plainAnchorAt(text, { from: 6, to: 22 }, 1);
  text.insert(6, "just ");
  text.insert(text.toString().indexOf(" at Wembley"), ",");
  expect(wordsOf(text, anchor)).toBe("hold their nerve");
  text.delete(text.toString().indexOf("their "), 6);
  expect(wordsOf(text, anchor)).toBe("hold nerve");
});

it("words that are gone are gone, and found again when the headline was set anew", () => {
  const text = textOf("Italy hold their nerve at Wembley");
  const anchor = plainAnchorAt(text, { from: 6, to: 22 }, 1);
  text.delete(0, text.length);
  expect(plainRangeOf(text, anchor!, 1)).toBeNull();
  text.insert(0, "How Italy hold their nerve at Wembley");
  expect(wordsOf(text, anchor)).toBe("hold their nerve");
  expect(wordsOf(textOf("Italy hold their nerve at Wembley"), { ...anchor!, generation: 7 })).toBe("hold their nerve");
});

it("no edit beside the words moves them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 30 }), (edits) => {
      const text = textOf("one two three four five");
      const anchor = plainAnchorAt(text, { from: 8, to: 18 }, 1);
      for (const [at, isInsert] of edits) {
        const start = text.toString().indexOf("three four");
        const places = Array.from({ length: text.length + 1 }, (_place, place) => place).filter((place) => place <= start || place >= start + 10);
        const place = places[at % places.length]!;
        if (isInsert) text.insert(place, "~");
        else if (place < start || (place >= start + 10 && place < text.length)) text.delete(place, 1);
      }
      expect(wordsOf(text, anchor)).toBe("three four");
    }),
  );
});
