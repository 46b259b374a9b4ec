import { expect, it } from "vitest";
import { createFormat } from "../../platform/i18n/use-format.ts";
import { clipLength, formatBytes, formatRate, formatSeconds } from "./format-file.ts";

const english = createFormat("en", "UTC");

it("sizes, rates and times read as people say them", () => {
  expect(formatBytes(62_000_000, english)).toBe("62 MB");
  expect(formatBytes(1_610_000_000, english)).toBe("1.61 GB");
  expect(formatBytes(0, english, 37_000)).toBe("0 kB");
  expect(formatRate(38_000_000, english)).toBe("38 MB/s");
  expect(formatSeconds(39, english)).toBe("39 sec");
  expect(formatSeconds(600, english)).toBe("10 min");
});

it.each([
  [41_000, "0:41"],
  [492_400, "8:12"],
  [3_727_000, "1:02:07"],
  [0, "0:00"],
])("a clip of %s ms is %s long", (durationMs, shown) => expect(clipLength(durationMs)).toBe(shown));
