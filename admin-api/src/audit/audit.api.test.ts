import type { AuditEvent } from "@pressbox/shared/audit/audit.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

type Page = { items: AuditEvent[]; nextCursor: string | null };
const read = (query: string) => app.request<Page>("get", `/api/v1/audit${query}`, { as: "administrator" });

describe("the audit record", () => {
  test("says who did what to which thing, in which request, newest first", async () => {
    const reply = await app.request("post", "/api/v1/locales", { as: "administrator", body: { code: "pt" } });
    const [latest] = (await read("")).body.items;
    expect(latest).toMatchObject({
      action: "locale.added",
      subject: "locale:pt",
      actor: { kind: "token", name: "the administrator" },
      details: { fallback: "" },
    });
    expect(latest?.requestId).toBe(reply.headers.get("X-Request-Id"));
  });

  test("holds nothing of what was refused", async () => {
    const before = (await read("?limit=200")).body.items.length;
    await app.request("post", "/api/v1/locales", { as: "administrator", body: { code: "en" } });
    await app.request("post", "/api/v1/locales", { as: "editor", body: { code: "pt" } });
    expect((await read("?limit=200")).body.items).toHaveLength(before);
  });

  test("is read page by page, each event once, and filtered exactly", async () => {
    for (const code of ["pt", "de", "fr", "it", "nl"]) await app.request("post", "/api/v1/locales", { as: "administrator", body: { code } });
    const seen: string[] = [];
    let query = "?action=locale.added&limit=2";
    for (let page = await read(query); ; page = await read(query)) {
      seen.push(...page.body.items.map(({ subject }) => subject));
      if (page.body.nextCursor === null) break;
      query = `?action=locale.added&limit=2&cursor=${page.body.nextCursor}`;
    }
    expect(seen).toEqual(["nl", "it", "fr", "de", "pt"].map((code) => `locale:${code}`));
    expect((await read("?subject=locale:fr")).body.items).toHaveLength(1);
    expect((await read("?actorId=system&action=locale.added")).body.items).toEqual([]);
    expect((await read("?cursor=WyJ4Il0")).status).toBe(422);
    expect((await read("?order=asc")).status).toBe(422);
  });
});
