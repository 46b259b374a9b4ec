import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparison, parseComparison, type SideName, writeComparison } from "./compare-address.ts";

describe("the address of a comparison", () => {
  it("is read as it was written, and anything else is none", () => {
    const side: fc.Arbitrary<SideName> = fc.oneof(fc.constantFrom("draft" as const, "live" as const), fc.integer({ min: 1, max: 999_999_999 }));
    const comparison: fc.Arbitrary<Comparison> = fc.record({ isShared: fc.boolean(), from: side, to: side });
    fc.assert(fc.property(comparison, (each) => void expect(parseComparison(writeComparison(each))).toEqual(each)));
    for (const text of [null, "", "draft", "0..draft", "1..2..3", "live..", "draft..x", "**1..2"]) expect(parseComparison(text)).toBeNull();
  });
});
