import { describe, expect, it } from "vitest";
import { inTwoZones, plannedMoment, shortMoment, zoneCity } from "./time.ts";

const now = new Date("2021-07-11T22:54:00Z");

describe("a moment in a list", () => {
  it.each([
    ["today", "2021-07-11T20:00:00Z", "21:00"],
    ["this week", "2021-07-07T19:00:00Z", "Wed 20:00"],
    ["this year", "2021-06-11T19:00:00Z", "11 Jun"],
    ["another year", "2020-02-03T10:00:00Z", "3 Feb 2020"],
  ])("is as short as can be without doubt: %s", (_name, at, text) => expect(shortMoment(at, "en-GB", "Europe/London", now).replace(",", "")).toBe(text));

  it("counts days in the reader's zone, not in UTC", () =>
    expect(shortMoment("2021-07-11T23:30:00Z", "en-GB", "Europe/Rome", new Date("2021-07-12T05:00:00Z"))).toBe("01:30"));

  it("keeps Latin digits in Arabic: scores and times are compared across languages", () =>
    expect(shortMoment("2021-07-11T20:00:00Z", "ar", "UTC", now)).toMatch(/20:00/));
});

describe("a plan in two zones", () => {
  it("shows both when the clocks differ", () =>
    expect(inTwoZones("2021-07-11T21:45:00Z", "en-GB", "Europe/London", "Europe/Rome")).toMatchObject({
      mine: expect.stringContaining("22:45"),
      other: expect.stringContaining("23:45"),
    }));
  it("shows one when they agree", () => expect(inTwoZones("2021-07-11T21:45:00Z", "en-GB", "Europe/Paris", "Europe/Rome").other).toBeNull());
});

describe("the moment on the button that plans", () => {
  const morning = new Date("2021-07-11T08:00:00Z");
  const planned = (at: string, there: string) => plannedMoment(at, "en-GB", "Europe/London", there, morning);

  it("is a time alone today, and has its date on any other day", () => {
    expect(planned("2021-07-11T19:45:00Z", "Europe/Rome")).toEqual({ there: "21:45 CEST", mine: "20:45" });
    expect(planned("2027-11-24T06:30:00Z", "America/New_York").there.replaceAll(",", "")).toBe("Wed 24 Nov 2027 01:30 GMT-5");
  });
  it("names the reader's own day where that is another one, and nothing where both clocks agree", () => {
    expect(planned("2021-07-12T22:30:00Z", "Europe/Rome").mine?.replaceAll(",", "")).toBe("Mon 12 Jul 2021 23:30");
    expect(planned("2021-07-14T10:00:00Z", "Europe/Lisbon").mine).toBeNull();
  });
});

describe("a zone's name", () => {
  it.each([
    ["America/New_York", "New York"],
    ["UTC", "UTC"],
  ])("%s is %s", (zone, city) => expect(zoneCity(zone)).toBe(city));
});
