import type { Check, Found } from "./check.ts";
import { richTextsOf } from "./field-places.ts";
import { textLines } from "./text-lines.ts";

/**
 * Headings that leave out a level, or are empty. Source: WCAG 2.2, 1.3.1 (technique G141): who listens to a page moves by its headings, and a missing
 * level sounds like a missing part. The headline is level 1, so a text begins with 2; going up may skip.
 */
export const headingOrder: Check = {
  name: "heading-order",
  level: "advice",
  find: ({ definition, fields }) =>
    richTextsOf(definition, fields).flatMap(({ path, value }) => {
      let before = 1;
      return textLines(value).flatMap(({ type, level, text, blockId }): Found[] => {
        if (type !== "heading") return [];
        const place = { path, ...(blockId === undefined ? {} : { blockId }) };
        if (text.trim() === "") return [{ ...place, reason: "empty", params: {}, message: "A heading is empty." }];
        const expected = before + 1;
        before = level;
        if (level <= expected) return [];
        const message = `"${text.trim().slice(0, 80)}" is a heading of level ${level}; level ${expected} comes next.`;
        return [{ ...place, reason: "skipped", params: { level, expected, heading: text.trim().slice(0, 80) }, message }];
      });
    }),
};
