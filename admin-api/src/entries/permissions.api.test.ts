import type { Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";
import { articleFields, createEntry, type ProblemBody, patchVariant, publish, variantPath } from "./entries.testing.ts";

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
  id = (await createEntry(app, articleFields("Guarded"))).id;
  await app.request("put", variantPath(id, "es"), { as: "translator", body: { fields: articleFields("Guardado") } });
});
afterAll(() => app.close());

const scoped = async (grant: Grant) => ({ token: (await createToken(app.platform, systemActor, { ...grant, name: "scoped", expiresInDays: 1 })).secret });

describe("a translator", () => {
  test("writes target languages, never the source nor shared fields, and never publishes", async () => {
    expect((await patchVariant(app, id, { title: "Vigilado" }, { as: "translator", locale: "es" })).status).toBe(200);
    expect((await patchVariant(app, id, { title: "Mine" }, { as: "translator" })).status).toBe(403);
    expect((await patchVariant(app, id, { related: [] }, { as: "translator", locale: "es" })).status).toBe(403);
    expect((await patchVariant(app, id, {}, { as: "translator" })).status).toBe(403);
    expect((await publish(app, id, "es", {}, { as: "translator" })).status).toBe(403);
    expect((await app.request("post", "/api/v1/entries", { as: "translator", body: { type: "article", locale: "es", fields: {} } })).status).toBe(403);
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as: "translator" })).status).toBe(403);
    const version = await app.request("post", variantPath(id, "en", "/versions"), { as: "translator", body: {} });
    expect(version.status).toBe(403);
  });

  test("is told by the view what they may do", async () => {
    const { body } = await app.request<{ abilities: object }>("get", variantPath(id, "en"), { as: "translator" });
    expect(body.abilities).toEqual({ canEdit: false, canEditShared: false, canPublish: false, canDelete: false });
  });

  test("changes nothing by trying", async () => {
    const { body } = await app.request<{ fields: object }>("get", variantPath(id, "en"), { as: "editor" });
    expect(body.fields).toMatchObject({ title: "Guarded" });
    expect(await app.database.read.publication.count()).toBe(0);
  });
});

describe("an editor and a media manager", () => {
  test("cannot publish, plan, unpublish or cancel", async () => {
    for (const as of ["editor", "media-manager"] as const) {
      expect((await publish(app, id, "en", {}, { as })).status).toBe(403);
      expect((await publish(app, id, "en", { at: "2099-01-01T00:00:00Z" }, { as })).status).toBe(403);
      expect((await app.request("post", variantPath(id, "en", "/unpublish"), { as, body: {} })).status).toBe(403);
      expect((await app.request("delete", `/api/v1/entries/${id}/schedules/${newId()}`, { as })).status).toBe(403);
      expect((await app.request("post", `/api/v1/entries/${id}/publish`, { as, body: { locales: ["en"] } })).status).toBe(403);
    }
    expect((await patchVariant(app, id, { title: "x" }, { as: "media-manager" })).status).toBe(403);
  });
});

describe("a grant for one content type", () => {
  test("does not see entries of others, by any route", async () => {
    const as = await scoped({ role: "editor", contentType: "page", locale: "*" });
    const paths = ["", "/where-used", "/schedules", "/variants/en", "/variants/en/versions", "/variants/en/versions/1", "/variants/en/progress"];
    for (const path of paths) expect([path, (await app.request("get", `/api/v1/entries/${id}${path}`, { as })).status]).toEqual([path, 404]);
    for (const query of ["", "?type=article", "?type=article,page", "?q=guarded"]) {
      const list = await app.request<{ items: object[] }>("get", `/api/v1/entries${query}`, { as });
      expect(list.body.items).toEqual([]);
    }
    expect((await patchVariant(app, id, { title: "x" }, { as })).status).toBe(404);
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as })).status).toBe(404);
    expect((await app.request("post", "/api/v1/entries", { as, body: { type: "article", locale: "en", fields: {} } })).status).toBe(403);
  });
});

describe("titles of entries that may not be read", () => {
  // Risk: who may edit players would read the headlines of unpublished reports by asking where a player is used.
  test("are not told by where-used, nor by the refusal of a delete; that something points there is", async () => {
    const target = await createEntry(app, articleFields("Pointed at"));
    const page = await createEntry(app, { ...articleFields("Secret plan"), body: linkTo(target.id) }, { type: "page" });
    const as = await scoped({ role: "editor", contentType: "article", locale: "*" });
    const uses = await app.request<{ items: object[] }>("get", `/api/v1/entries/${target.id}/where-used`, { as });
    expect(uses.body.items).toEqual([{ entryId: page.id, contentType: "page", title: "", locale: "en", state: "draft", path: "body" }]);
    const all = await app.request<{ items: object[] }>("get", `/api/v1/entries/${target.id}/where-used`, { as: "editor" });
    expect(all.body.items).toMatchObject([{ title: "Secret plan" }]);
    expect((await publish(app, page.id)).status).toBe(200);
    const refused = await app.request<ProblemBody>("delete", `/api/v1/entries/${target.id}`, { as });
    expect([refused.status, JSON.stringify(refused.body).includes("Secret")]).toEqual([409, false]);
  });
});

/** A rich text whose words link to another entry. */
const linkTo = (entryId: string) => ({
  type: "doc",
  formatVersion,
  content: [{ type: "paragraph", content: [{ type: "text", text: "there", marks: [{ type: "link", attrs: { entryId } }] }] }],
});

describe("a grant for one language", () => {
  test("reads the source, writes its own, and reaches no shared field", async () => {
    const as = await scoped({ role: "editor", contentType: "*", locale: "es" });
    expect((await app.request("get", variantPath(id, "en"), { as })).status).toBe(200);
    expect((await patchVariant(app, id, { title: "Mío" }, { as, locale: "es" })).status).toBe(200);
    expect((await patchVariant(app, id, { title: "Mine" }, { as })).status).toBe(403);
    expect((await patchVariant(app, id, { related: [] }, { as, locale: "es" })).status).toBe(403);
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as })).status).toBe(403);
  });

  test("cannot publish other languages by way of shared fields", async () => {
    const as = await scoped({ role: "publisher", contentType: "*", locale: "es" });
    await publish(app, id, "en");
    expect((await publish(app, id, "es", {}, { as })).status).toBe(200);
    const other = await createEntry(app, articleFields("Another"));
    await patchVariant(app, id, { related: [other.id] });
    const refused = await publish(app, id, "es", {}, { as });
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      403,
      "entries.shared_publish_not_allowed",
      { permission: "entry.publish", locales: ["en"] },
    ]);
  });
});

describe("queries and keys from outside", () => {
  test.each([
    "sort=title",
    "sort=-createdById",
    "sort=updatedAt;DROP TABLE Entry",
    "limit=100000",
    "limit=-1",
    "status=live' OR 1=1",
    "bin=maybe",
    "passwordHash=x",
    "where[contentType]=x",
    "cursor=bm90LW91cnM",
    "updatedSince=yesterday",
  ])("%s is refused", async (query) => {
    const { status } = await app.request<ProblemBody>("get", `/api/v1/entries?${encodeURI(query)}`, { as: "editor" });
    expect(status).toBe(422);
  });

  test("quotes and wildcards in a search are only text", async () => {
    for (const q of ["'", '"', "%", "_", "[a-z]", "\\", "' OR '1'='1", "%27%20--"]) {
      const { status, body } = await app.request<{ items: object[] }>("get", `/api/v1/entries?q=${encodeURIComponent(q)}`, { as: "editor" });
      expect([q, status, body.items]).toEqual([q, 200, []]);
    }
  });

  test("a cursor of another order, or a made-up id or locale, finds nothing", async () => {
    const page = await app.request<{ nextCursor: string | null }>("get", "/api/v1/entries?limit=1", { as: "editor" });
    const foreign = await app.request("get", `/api/v1/entries?limit=1&sort=createdAt&cursor=${page.body.nextCursor}`, { as: "editor" });
    expect(foreign.status).toBe(422);
    for (const path of [`/api/v1/entries/${newId()}`, "/api/v1/entries/1", variantPath(id, "not_a_tag"), variantPath(id, "fr"), variantPath(newId(), "en")])
      expect((await app.request("get", path, { as: "editor" })).status).toBe(404);
    expect((await app.request("get", variantPath(id, "en"))).status).toBe(401);
  });
});
