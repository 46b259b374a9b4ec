import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChipRoom, placeChip } from "./chip-place.ts";

const bounds = { left: 0, top: 100, right: 800, bottom: 600 };
const chip = { width: 200, height: 32 };
const line = (left: number, right: number, top: number) => ({ left, right, top, bottom: top + 28 });
const room = (over: Partial<ChipRoom>): ChipRoom => ({
  first: line(100, 300, 300),
  last: line(100, 300, 300),
  isLineEnd: true,
  isRtl: false,
  chip,
  bounds,
  ...over,
});

describe("where the chip of a suggestion stands", () => {
  it("stands behind the words on their line when nothing follows them", () => {
    expect(placeChip(room({}))).toEqual({ left: 306, top: 298 });
  });

  it("stands behind the words on the left in a text that runs to the left", () => {
    expect(placeChip(room({ isRtl: true, first: line(400, 700, 300), last: line(400, 700, 300) }))).toEqual({ left: 194, top: 298 });
  });

  it("stands above the words when the line goes on, so that no line below is covered", () => {
    expect(placeChip(room({ isLineEnd: false }))).toEqual({ left: 100, top: 266 });
  });

  it("stands above when the line has no room for it", () => {
    expect(placeChip(room({ first: line(500, 790, 300), last: line(500, 790, 300) }))).toEqual({ left: 500, top: 266 });
  });

  it("stands below the last line when nothing is left above the first", () => {
    expect(placeChip(room({ isLineEnd: false, first: line(100, 700, 110), last: line(20, 90, 138) }))).toEqual({ left: 20, top: 168 });
  });

  it("is never outside of what can be seen of the text", () => {
    const box = fc.record({ left: fc.integer({ min: -500, max: 1000 }), top: fc.integer({ min: -500, max: 1000 }), width: fc.nat(900) });
    fc.assert(
      fc.property(box, fc.boolean(), fc.boolean(), ({ left, top, width }, isLineEnd, isRtl) => {
        const words = line(left, left + width, top);
        const place = placeChip(room({ first: words, last: words, isLineEnd, isRtl }));
        expect(place.left).toBeGreaterThanOrEqual(bounds.left);
        expect(place.left + chip.width).toBeLessThanOrEqual(bounds.right);
        expect(place.top).toBeGreaterThanOrEqual(bounds.top);
        expect(place.top + chip.height).toBeLessThanOrEqual(bounds.bottom);
      }),
    );
  });
});
