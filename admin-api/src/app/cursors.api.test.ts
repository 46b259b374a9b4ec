import { encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe("a cursor made by hand", () => {
  // Values of the right kind that no column can hold: the database must not be the one to find out.
  test.each([
    ["/api/v1/entries", ["-updatedAt", 9e15, "x"]],
    ["/api/v1/entries", ["-updatedAt", "+200000-09-13T00:00:00.001Z", "x"]],
    ["/api/v1/delivery/commits", [1e12]],
    ["/api/v1/delivery/live", [1e300, "a", "b"]],
    ["/api/v1/delivery/messages", ["9".repeat(26)]],
    ["/api/v1/audit", ["9".repeat(19)]],
    ["/api/v1/assets", ["+200000-09-13T00:00:00.001Z", "x"]],
    ["/api/v1/users", [1]],
    ["/delivery/v1/en/article", ["-firstPublishedAt", 0, "+200000-09-13T00:00:00.001Z", "x", "en"]],
  ])("%s: is a fault of the caller", async (path, values) => {
    const reply = await app.request("get", `${path}?cursor=${encodeCursor(values)}`, { as: "administrator" });
    expect([400, 422], JSON.stringify(reply.body)).toContain(reply.status);
  });
});
