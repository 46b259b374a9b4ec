import { expect, it } from "vitest";
import { rateOf, type Sample, secondsLeft, withSample } from "./upload-rate.ts";

const steady = (bytesPerSecond: number, seconds: number): readonly Sample[] => {
  let samples: readonly Sample[] = [];
  for (let ms = 0; ms <= seconds * 1000; ms += 50) samples = withSample(samples, { atMs: ms, bytes: (ms / 1000) * bytesPerSecond });
  return samples;
};

it("a steady line is told as it is, with the time that is left", () => {
  expect(rateOf(steady(2_000_000, 20))).toBeCloseTo(2_000_000, -4);
  expect(secondsLeft(steady(2_000_000, 20), 78_000_000)).toBe(39);
});

it("nothing is told in the first second, and never less than a second", () => {
  expect(secondsLeft(steady(1_000, 0.5), 100)).toBeNull();
  expect(secondsLeft(steady(1_000, 5), 1)).toBe(1);
});

it("an upload of hours keeps a handful of samples", () => {
  expect(steady(1_000, 600).length).toBeLessThan(100);
});

it("a line that stands still has no rate instead of an endless time", () => {
  expect(
    secondsLeft(
      [
        { atMs: 0, bytes: 5 },
        { atMs: 5_000, bytes: 5 },
      ],
      100,
    ),
  ).toBeNull();
});
