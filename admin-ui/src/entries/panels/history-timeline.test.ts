import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { describe, expect, it } from "vitest";
import { timelineOf } from "./history-timeline.ts";

const version = (number: number, day: number, more: Partial<VersionSummary> = {}): VersionSummary => ({
  number,
  name: "",
  title: "",
  hash: "",
  kind: "checkpoint",
  reason: "",
  authors: [],
  createdBy: { id: "", name: "" },
  createdAt: `2021-07-${day}T12:00:00Z`,
  isLive: false,
  publications: [],
  ...more,
});

describe("the timeline", () => {
  it("groups by day and folds checkpoints between milestones; named and live ones are milestones", () => {
    const days = timelineOf(
      [
        version(8, 12),
        version(7, 12),
        version(6, 12, { kind: "publish" }),
        version(5, 12),
        version(4, 11, { name: "Before the whistle" }),
        version(3, 11),
        version(2, 11, { isLive: true }),
        version(1, 11),
      ],
      (at) => at.slice(0, 10),
    );
    const shown = days.map(
      ({ day, items }) => `${day}: ${items.map((item) => (item.kind === "version" ? item.version.number : `(${item.versions.length})`)).join(" ")}`,
    );
    expect(shown).toEqual(["2021-07-12: (2) 6 (1)", "2021-07-11: 4 (1) 2 (1)"]);
  });
});
