import { describe, expect, it } from "vitest";
import { readView, toEntryFilter } from "./entry-list-view.ts";

describe("a pasted list address", () => {
  it("shows the same filters, sort and columns to a colleague", () => {
    const view = readView(new URLSearchParams("type=article,video&locale=es&status=missing&q=final&sort=createdAt&columns=owner,created"));
    expect(view).toMatchObject({
      type: "article,video",
      locale: "es",
      status: "missing",
      q: "final",
      sort: "createdAt",
      columns: ["owner", "created"],
      filterCount: 4,
    });
    expect(toEntryFilter(view)).toEqual({ type: "article,video", locale: "es", status: "missing", q: "final", sort: "createdAt" });
  });

  it("leaves out what it does not understand instead of breaking", () => {
    const view = readView(new URLSearchParams("status=burnt&sort=sideways&since=yesteryear&columns=owner,secret"));
    expect(view).toMatchObject({ status: undefined, sort: "-updatedAt", since: undefined, columns: ["owner"], filterCount: 0 });
  });

  it("means the last seven days whenever it is opened", () => {
    const filter = toEntryFilter(readView(new URLSearchParams("since=week")), new Date(2021, 6, 11, 22, 54));
    expect(filter.updatedSince).toBe(new Date(2021, 6, 5).toISOString());
  });
});
