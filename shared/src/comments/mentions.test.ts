import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { beginningOf, mentionedIn, partsOf, withNames, writeMention } from "./mentions.ts";

const id = newId();

it("tells mentions from words that only look like them", () => {
  expect(mentionedIn(`${writeMention(id)}, see @[nobody] and a@[b], ${writeMention(id)}`)).toEqual([id]);
  expect(withNames(`Ask ${writeMention(id)}!`, () => "Elena", "?")).toBe("Ask @Elena!");
  expect(withNames(`Ask ${writeMention(id)}!`, () => undefined, "somebody")).toBe("Ask @somebody!");
});

it("takes any text apart and puts it together again, letter by letter", () => {
  const piece = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(writeMention(id), "@[", "]", "@"));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const body = pieces.join("");
      expect(
        partsOf(body)
          .map((part) => ("text" in part ? part.text : writeMention(part.personId)))
          .join(""),
      ).toBe(body);
    }),
  );
});

it("is cut without cutting a mention", () => {
  const piece = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(writeMention(id), "@", "👍"));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (pieces, most) => {
      const body = pieces.join("");
      const beginning = beginningOf(body, most);
      expect(beginning.length).toBeLessThanOrEqual(most);
      if (body.length <= most) expect(beginning).toBe(body);
      const words = beginning === body ? beginning : beginning.replace(/…$/, "");
      expect(body.startsWith(words)).toBe(true);
      expect(beginning.replaceAll(writeMention(id), "")).not.toContain(id.slice(0, 13));
    }),
  );
});
