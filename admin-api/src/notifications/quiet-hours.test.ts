import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const night = { from: "22:00", to: "07:00" };
const until = (zone: string, now: string, hours = night) => quietUntil(hours, zone, new Date(now))?.toISOString() ?? null;

describe("quiet hours", () => {
  test("span midnight: before and after it the night ends in the morning", () => {
    expect(until("Europe/Paris", "2026-07-11T20:30:00Z")).toBe("2026-07-12T05:00:00.000Z");
    expect(until("Europe/Paris", "2026-07-12T01:00:00Z")).toBe("2026-07-12T05:00:00.000Z");
    expect(until("Europe/Paris", "2026-07-12T05:00:00Z")).toBeNull();
    expect(until("Europe/Paris", "2026-07-12T19:59:59Z")).toBeNull();
    expect(until("Europe/Paris", "2026-07-12T20:00:00Z")).toBe("2026-07-13T05:00:00.000Z");
  });

  test("may lie within a day", () => {
    const lunch = { from: "12:00", to: "13:30" };
    expect(until("Asia/Qatar", "2026-07-11T09:15:00Z", lunch)).toBe("2026-07-11T10:30:00.000Z");
    expect(until("Asia/Qatar", "2026-07-11T10:30:00Z", lunch)).toBeNull();
  });

  test("are an hour shorter or longer in the nights when the clocks change", () => {
    // Paris, 29 March 2026: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00.
    expect(until("Europe/Paris", "2026-03-28T22:00:00Z")).toBe("2026-03-29T05:00:00.000Z");
    expect(until("Europe/Paris", "2026-10-24T21:00:00Z")).toBe("2026-10-25T06:00:00.000Z");
  });

  test("end at the first moment after a gap, and after both turns of an hour that comes twice", () => {
    expect(until("Europe/Paris", "2026-03-29T00:30:00Z", { from: "22:00", to: "02:30" })).toBe("2026-03-29T01:00:00.000Z");
    expect(until("Europe/Paris", "2026-10-25T00:45:00Z", { from: "22:00", to: "02:30" })).toBe("2026-10-25T01:30:00.000Z");
    // Cairo, 24 April 2026: midnight becomes 01:00.
    expect(until("Africa/Cairo", "2026-04-23T22:00:00Z", { from: "00:30", to: "06:00" })).toBe("2026-04-24T03:00:00.000Z");
    expect(until("Africa/Cairo", "2026-04-23T21:30:00Z", { from: "00:30", to: "06:00" })).toBeNull();
  });

  test("of a zone that the runtime does not know are those of UTC", () => {
    expect(until("Mars/Olympus", "2026-07-11T23:00:00Z")).toBe("2026-07-12T07:00:00.000Z");
  });

  test("whatever the hours, zone and moment: they end in the future, within a day or so, and then it is not quiet or a new night begins", () => {
    const clockTime = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    const zone = fc.constantFrom("Europe/Paris", "America/New_York", "Asia/Qatar", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia");
    const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(clockTime, clockTime, zone, moment, (from, to, timeZone, now) => {
        if (from === to) return;
        const end = quietUntil({ from, to }, timeZone, now);
        const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: "minute" });
        const isInside = from < to ? from <= wall && wall < to : wall >= from || wall < to;
        // In the hours around a change of the clocks wall times do not tell: there only the end is looked at.
        const transition = Temporal.Instant.fromEpochMilliseconds(now.getTime() - 7_200_000)
          .toZonedDateTimeISO(timeZone)
          .getTimeZoneTransition("next");
        const isNearChange = transition !== null && Math.abs(transition.epochMilliseconds - now.getTime()) < 7_200_000;
        if (!isNearChange) expect(end !== null).toBe(isInside);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThan(26 * 3_600_000);
      }),
      { numRuns: 2_000 },
    );
  });
});
