import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTimeZone, resolveInstant, resolveWallTime } from "./zoned-time.ts";

/** Summer time at two in the morning, at midnight, by half an hour, and none. */
const zones = ["Europe/Paris", "America/New_York", "Asia/Qatar", "Africa/Cairo", "Australia/Lord_Howe"];
const zone = fc.constantFrom(...zones);
const instant = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-01-01T00:00:00Z"), noInvalidDate: true }).map((date) => {
  date.setUTCSeconds(0, 0);
  return date.toISOString();
});

describe("wall times in zones", () => {
  test("every instant's wall time leads back to it, with its offset", () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const there = resolveInstant(at, timeZone);
        if (!there.ok) throw new Error(there.fault.message);
        const back = resolveWallTime(there.moment.local, timeZone, there.moment.offset);
        expect(back).toEqual({ ok: true, moment: there.moment });
      }),
    );
  });

  test("a wall time is taken without an offset exactly when one instant shows it", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 366 - 1 });
    fc.assert(
      fc.property(minutes, zone, (minute, timeZone) => {
        const local = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString().slice(0, 16);
        const resolved = resolveWallTime(local, timeZone);
        const showing = instantsShowing(local, timeZone);
        if (resolved.ok) expect(showing).toEqual([resolved.moment.instant]);
        else expect([resolved.fault.rule, resolved.fault.choices.length]).toEqual([showing.length === 0 ? "time_skipped" : "time_ambiguous", 2]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["Europe/Paris", "2026-03-29T02:30", "time_skipped"],
    ["Africa/Cairo", "2026-04-24T00:30", "time_skipped"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "time_skipped"],
    ["America/New_York", "2026-11-01T01:30", "time_ambiguous"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "time_ambiguous"],
    ["Asia/Qatar", "2026-02-29T10:00", "time_malformed"],
    ["Asia/Qatar", "2026-02-28 10:00", "time_malformed"],
    ["+02:00", "2026-02-28T10:00", "time_zone_unknown"],
    ["Europe/Atlantis", "2026-02-28T10:00", "time_zone_unknown"],
  ])("%s %s is refused: %s", (timeZone, local, rule) => {
    const resolved = resolveWallTime(local, timeZone);
    expect(resolved.ok ? "taken" : resolved.fault.rule).toBe(rule);
    if (!resolved.ok) for (const choice of resolved.fault.choices) expect(resolveWallTime(choice.local, timeZone, choice.offset).ok).toBe(true);
  });

  // Risk: `+010000-…` sorts before every other date in SQLite, so a plan for then would be due at once.
  test.each(["9999-12-31T23:59:59-12:00", "+010000-01-01T00:00:00Z", "+275760-09-13T00:00:00Z", "0000-12-31T00:00:00Z"])(
    "%s is refused: no database holds it",
    (instant) => {
      const resolved = resolveInstant(instant, "UTC");
      expect(resolved.ok ? resolved.moment : resolved.fault.rule).toBe("time_malformed");
    },
  );

  test("the last local hours of the year 9999 are refused where they are the year 10000 of the clock that counts", () => {
    const resolved = resolveWallTime("9999-12-31T23:59", "America/New_York");
    expect(resolved.ok ? resolved.moment : resolved.fault.rule).toBe("time_malformed");
  });

  test("zone names are canonical, and text that is none is refused", () => {
    expect(resolveInstant("2026-01-01T00:00:00Z", "asia/qatar")).toMatchObject({ ok: true, moment: { timeZone: "Asia/Qatar" } });
    fc.assert(fc.property(fc.string(), (text) => typeof isTimeZone(text) === "boolean"));
  });
});

/** By looking at the clock of the zone, offset by offset: another way than the code's. */
function instantsShowing(local: string, timeZone: string): string[] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const nominal = Date.parse(`${local}:00Z`);
  const found: string[] = [];
  for (let quarters = -14 * 4; quarters <= 14 * 4; quarters++) {
    const at = nominal + quarters * 15 * 60_000;
    if (format.format(at).replace(" ", "T") === local) found.push(new Date(at).toISOString());
  }
  return found;
}
