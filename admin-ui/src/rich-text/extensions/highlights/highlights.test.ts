import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { expect, it } from "vitest";
import { differenceOf } from "./highlights.ts";

const documentOf = (lines: readonly string[]): Node =>
  Node.fromJSON(articleSchema, {
    type: "doc",
    content: lines.map((text) => ({ type: "paragraph", ...(text === "" ? {} : { content: [{ type: "text", text }] }) })),
  });

it("a place in a text stays at its letters when somebody else's change comes as a whole new document", () => {
  const before = documentOf(["Kane scores early.", "Italy equalise."]);
  const after = documentOf(["A goal!", "Kane scores early.", "Italy equalise."]);
  const at = before.textContent.indexOf("scores") + 1;
  const mapped = differenceOf(before, after).map(at);
  expect(after.textBetween(mapped, mapped + 6)).toBe("scores");
});

it("whatever changes, the mapping leads from the old document into the new one, and outside the change nothing moves against its letters", () => {
  const lines = fc.array(fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", " ") }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [before, after] = [documentOf(one), documentOf(other)];
      const mapping = differenceOf(before, after);
      expect(mapping.map(0, -1)).toBe(0);
      expect(mapping.map(before.content.size, 1)).toBe(after.content.size);
      for (let place = 0; place <= before.content.size; place++) {
        const mapped = mapping.map(place);
        expect(mapped).toBeGreaterThanOrEqual(0);
        expect(mapped).toBeLessThanOrEqual(after.content.size);
      }
    }),
  );
});
