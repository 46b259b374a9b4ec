import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockId, blockSizeFor, blocksOf } from "./media.blocks.ts";

const largestFileBytes = 200 * 1024 ** 3;

describe("blocks of an upload", () => {
  it("have ids of one length that sort like their order and never repeat", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49_999 }), fc.integer({ min: 0, max: 49_999 }), (a, b) => {
        expect(blockId(a)).toHaveLength(8);
        expect(blockId(a) === blockId(b)).toBe(a === b);
        expect(Math.sign(Number(atob(blockId(a))) - Number(atob(blockId(b))))).toBe(Math.sign(a - b));
      }),
    );
  });

  it("cover every byte of a file exactly once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 1_000 }), (sizeBytes, blockSizeBytes) => {
        const blocks = blocksOf(sizeBytes, blockSizeBytes);
        expect(blocks[0]?.start).toBe(0);
        expect(blocks.at(-1)?.end).toBe(sizeBytes);
        for (const [index, block] of blocks.entries()) {
          expect(block.end).toBeGreaterThan(block.start);
          expect(block.end - block.start).toBeLessThanOrEqual(blockSizeBytes);
          if (index > 0) expect(block.start).toBe(blocks[index - 1]?.end);
        }
      }),
    );
  });

  it("are never more than the storage takes, up to the largest file that is accepted", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: largestFileBytes }), (sizeBytes) => {
        expect(Math.ceil(sizeBytes / blockSizeFor(sizeBytes))).toBeLessThanOrEqual(50_000);
        expect(blockSizeFor(sizeBytes)).toBeLessThanOrEqual(4000 * 1024 ** 2);
      }),
    );
  });
});
