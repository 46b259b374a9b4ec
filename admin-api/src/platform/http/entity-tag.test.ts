import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseIfMatch, revisionTag } from "./entity-tag.ts";

describe("If-Match", () => {
  test("every revision's own tag names it, weak or strong", () => {
    fc.assert(
      fc.property(fc.nat(), (revision) => {
        expect(parseIfMatch(revisionTag(revision))).toBe(revision);
        expect(parseIfMatch(`W/${revisionTag(revision)}`)).toBe(revision);
      }),
    );
  });

  test("no header and * mean any revision", () => {
    expect(parseIfMatch(undefined)).toBeUndefined();
    expect(parseIfMatch("*")).toBeUndefined();
  });

  test("anything else is refused, so that a typing error never means overwrite", () => {
    for (const header of ["7", "", '"', '"seven"', '"7", "8"', '"-1"', '"7" x', "null", '"99999999999"'])
      expect(() => parseIfMatch(header)).toThrow(/If-Match/);
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^\s*(\*|(W\/)?"\d{1,10}")\s*$/.test(text)),
        (text) => {
          expect(() => parseIfMatch(text)).toThrow(/If-Match/);
        },
      ),
    );
  });
});
