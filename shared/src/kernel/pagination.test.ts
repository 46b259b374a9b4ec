import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./pagination.ts";

describe("cursors", () => {
  test("come back as they went out", () => {
    const instant = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.nat(), instant, fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (text, integer, at, rowId) => {
        const cursor = encodeCursor([text.toWellFormed(), integer, at.toISOString(), String(rowId)]);
        expect(decodeCursor(cursor, ["text", "integer", "instant", "rowId"])).toEqual([text.toWellFormed(), integer, at, rowId]);
      }),
    );
  });

  // Risk: such a value would reach a column that cannot hold it, and a fault of the caller would be one of ours (500).
  test.each([
    ["integer", 1.5],
    ["integer", -1],
    ["integer", 2 ** 31],
    ["integer", 1e300],
    ["integer", "7"],
    ["instant", 9e15],
    ["instant", "+200000-09-13T00:00:00.001Z"],
    ["instant", "2026-02-30T00:00:00.000Z"],
    ["rowId", "9".repeat(26)],
    ["rowId", 7],
    ["text", "x".repeat(101)],
    ["text", 7],
  ] as const)("%s %s is not one of ours", (kind, value) => {
    expect(decodeCursor(encodeCursor([value]), [kind])).toBeNull();
  });

  test("what is no cursor at all is refused, never a fault", () => {
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, ["text"]) === null || typeof decodeCursor(text, ["text"])?.[0] === "string"));
    expect(decodeCursor(encodeCursor(["a", "b"]), ["text"])).toBeNull();
  });
});
