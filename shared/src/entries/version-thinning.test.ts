import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Checkpoint, thinCheckpoints } from "./version-thinning.ts";

const now = new Date("2021-07-12T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const every = (stepHours: number, fromHours: number, toHours: number): Checkpoint[] =>
  Array.from({ length: Math.floor((toHours - fromHours) / stepHours) }, (_, index) => ({
    number: 100_000 - Math.round((fromHours + index * stepHours) * 10),
    createdAt: hoursAgo(fromHours + index * stepHours),
  }));
const left = (checkpoints: readonly Checkpoint[], at = now, isProtected?: (number: number) => boolean) => {
  const gone = new Set(thinCheckpoints(checkpoints, at, isProtected));
  return checkpoints.filter(({ number }) => !gone.has(number));
};

describe("thinning checkpoints", () => {
  it("keeps all of the last day, an hour's last for a week, a day's last for three months, a month's last for good", () => {
    expect(left(every(0.2, 0, 24))).toHaveLength(120);
    const week = left(every(0.2, 24, 7 * 24));
    expect([6 * 24, 6 * 24 + 1]).toContain(week.length);
    expect(left(every(1, 8 * 24, 18 * 24)).length).toBeLessThanOrEqual(11);
    expect(left(every(6, 100 * 24, 465 * 24)).length).toBeLessThanOrEqual(13);
  });

  const checkpoints = fc
    .uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 100_000 }), age: fc.double({ min: 0, max: 400 * 24, noNaN: true }) }), {
      selector: ({ number }) => number,
      maxLength: 80,
    })
    .map((list) => list.map(({ number, age }): Checkpoint => ({ number, createdAt: hoursAgo(age) })));

  it("never takes what is protected, whatever else stands there", () => {
    fc.assert(
      fc.property(checkpoints, fc.func(fc.boolean()), (list, isProtected) => {
        expect(thinCheckpoints(list, now, isProtected).filter((number) => isProtected(number))).toEqual([]);
      }),
    );
  });

  it("twice is once", () => {
    fc.assert(fc.property(checkpoints, (list) => void expect(thinCheckpoints(left(list), now)).toEqual([])));
  });

  it("runs often or seldom end with the same: what a later run keeps, an earlier one kept", () => {
    fc.assert(
      fc.property(checkpoints, fc.double({ min: 0, max: 400, noNaN: true }), (list, days) => {
        const later = new Date(now.getTime() + days * 86_400_000);
        expect(left(left(list), later)).toEqual(left(list, later));
      }),
    );
  });

  it("the order in which they come does not matter", () => {
    fc.assert(fc.property(checkpoints, (list) => void expect(thinCheckpoints([...list].reverse(), now).sort()).toEqual(thinCheckpoints(list, now).sort())));
  });
});
