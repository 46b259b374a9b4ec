import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { mentionedIn, partsOf, withNames, writeMention } from "./mentions.ts";

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
