import { expect, test } from "vitest";
import { settableClock } from "../../entries/entries.testing.ts";
import { seldom } from "./flush-seldom.ts";

test("a crowd that opens one link makes one store a second, and a store that failed is tried again", async () => {
  const clock = settableClock("2026-07-11T12:00:00.000Z");
  const flushed: string[] = [];
  const flush = seldom(async (entryId) => {
    flushed.push(entryId);
    if (flushed.length === 1) throw new Error("the database is away");
  }, clock);
  await expect(flush("a")).rejects.toThrow("away");
  await Promise.all(Array.from({ length: 100 }, () => flush("a")));
  expect(flushed).toEqual(["a", "a"]);
  clock.set("2026-07-11T12:00:00.999Z");
  await flush("a");
  await flush("b");
  expect(flushed).toEqual(["a", "a", "b"]);
  clock.set("2026-07-11T12:00:01.000Z");
  await flush("a");
  for (let n = 0; n < 600; n++) await flush(`entry ${n}`);
  await flush("a");
  expect(flushed.filter((entryId) => entryId === "a")).toHaveLength(4);
});
