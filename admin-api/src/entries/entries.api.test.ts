import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import {
  articleFields,
  createEntry,
  type ProblemBody,
  paragraph,
  patchVariant,
  publish,
  readVariant,
  rulesOf,
  unpublish,
  variantPath,
} from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const list = (query: string, as: "editor" | "translator" = "editor") =>
  app.request<{ items: EntrySummary[]; nextCursor: string | null }>("get", `/api/v1/entries?${query}`, { as });

describe("a new entry", () => {
  test("gets its slug from its title, with a number where another was first", async () => {
    const first = await createEntry(app, { title: "Italy win at Wembley!" });
    const second = await createEntry(app, { title: "Italy win at Wembley" });
    expect(first.variant.fields["slug"]).toBe("italy-win-at-wembley");
    expect(second.variant.fields["slug"]).toBe("italy-win-at-wembley-2");
  });

  test("keeps a 300-character Arabic headline and gets an Arabic slug", async () => {
    const title = "إيطاليا تفوز ".repeat(30).slice(0, 300).trim();
    const { variant } = await createEntry(app, { title }, { locale: "ar" });
    expect(variant.title).toBe(title);
    expect(variant.fields["slug"]).toMatch(/^إيطاليا-تفوز/);
  });

  test("takes rich text as HTML and as markdown", async () => {
    const { variant } = await createEntry(app, { title: "Imported", body: { $html: "<p>Two <strong>goals</strong></p>" } });
    expect(JSON.stringify(variant.fields["body"])).toContain("bold");
    const patched = await patchVariant(app, variant.entryId, { body: { $markdown: "## Second half" } });
    expect(JSON.stringify(patched.body.fields["body"])).toContain("heading");
  });
});

describe("writing fields", () => {
  test("sets what is given, leaves the rest, empties on null", async () => {
    const { id } = await createEntry(app, articleFields("Partial"));
    const patched = await patchVariant(app, id, { summary: null, tags: ["final"] });
    expect(patched.status).toBe(200);
    expect(patched.body.fields).toMatchObject({ title: "Partial", tags: ["final"] });
    expect(patched.body.fields).not.toHaveProperty("summary");
    expect(patched.headers.get("etag")).toBe(`"${patched.body.revision}"`);
  });

  test("two saves of one field from the same revision: one is refused with what stands now", async () => {
    const { id, variant } = await createEntry(app, articleFields("Raced"));
    const first = await patchVariant(app, id, { title: "Mine" }, { ifMatch: variant.revision });
    const second = await patchVariant(app, id, { title: "Yours" }, { ifMatch: variant.revision });
    expect([first.status, second.status]).toEqual([200, 412]);
    expect(second.body.details).toEqual({ fields: ["title"], current: { revision: first.body.revision, fields: { title: "Mine" } } });
  });

  test("two saves of different fields from the same revision both stand", async () => {
    const { id, variant } = await createEntry(app, articleFields("Apart"));
    await patchVariant(app, id, { title: "New title" }, { ifMatch: variant.revision });
    const second = await patchVariant(app, id, { summary: "New summary" }, { ifMatch: variant.revision });
    expect(second.status).toBe(200);
    expect(second.body.fields).toMatchObject({ title: "New title", summary: "New summary" });
  });

  test("the same values again change nothing, not even the revision", async () => {
    const { id, variant } = await createEntry(app, articleFields("Calm"));
    const again = await patchVariant(app, id, { title: "Calm" });
    expect(again.body.revision).toBe(variant.revision);
  });

  test("shared fields are the same in every language", async () => {
    const team = await createEntry(app, { name: "Italy" }, { type: "team" });
    await app.request("put", variantPath(team.id, "es"), { as: "editor", body: { fields: { name: "Italia" } } });
    await patchVariant(app, team.id, { countryCode: "ITA" }, { locale: "es" });
    expect((await readVariant(app, team.id, "en")).fields).toMatchObject({ name: "Italy", countryCode: "ITA" });
  });
});

describe("variants", () => {
  test("are made once, and copy another language's texts to start from", async () => {
    const { id } = await createEntry(app, articleFields("Source"));
    const made = await app.request<ProblemBody>("put", variantPath(id, "es"), { as: "translator", body: { copyFrom: "en" } });
    const again = await app.request<ProblemBody>("put", variantPath(id, "es"), { as: "translator", body: {} });
    const third = await app.request<ProblemBody>("put", variantPath(id, "es"), { as: "translator", body: { copyFrom: "en" } });
    expect([made.status, again.status, third.status]).toEqual([201, 200, 409]);
    expect((await readVariant(app, id, "es")).fields).toMatchObject({ title: "Source", slug: "source" });
  });

  test("exist only in the newsroom's languages", async () => {
    const { id } = await createEntry(app, {});
    const reply = await app.request<ProblemBody>("put", variantPath(id, "fr"), { as: "editor", body: {} });
    expect([reply.status, rulesOf(reply.body)]).toEqual([422, { locale: "unknown_locale" }]);
  });
});

describe("the content list", () => {
  test("pages through everything once, newest first, whatever is written meanwhile", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.push((await createEntry(app, { name: `Stadium ${index}` }, { type: "venue" })).id);
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await list(`type=venue&limit=3&sort=-createdAt${cursor}`);
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor === null ? "" : `&cursor=${page.body.nextCursor}`;
      if (seen.length === 3) await createEntry(app, { name: "Late" }, { type: "venue" });
    } while (cursor !== "");
    expect(seen).toEqual(ids.reverse());
  });

  test("finds words without accents and signs as they are, and filters by language and status", async () => {
    const { id } = await createEntry(app, articleFields("Müller scores 100% of _his_ penalties"));
    await app.request("put", variantPath(id, "es"), { as: "editor", body: { fields: { title: "Müller acierta" } } });
    const found = async (query: string) => (await list(`type=article&${query}`)).body.items.map((item) => item.id).includes(id);
    expect(await found("q=muller")).toBe(true);
    expect(await found("q=100%25")).toBe(true);
    expect(await found("q=_his_")).toBe(true);
    expect(await found("q=100_of")).toBe(false);
    expect(await found("locale=ar&status=missing")).toBe(true);
    expect(await found("locale=es&status=draft")).toBe(true);
    await publish(app, id);
    expect(await found("locale=en&status=live")).toBe(true);
    await patchVariant(app, id, { title: "Müller misses" });
    expect(await found("locale=en&status=changed")).toBe(true);
    expect(await found("locale=en&status=live")).toBe(false);
  });

  test("never sends texts", async () => {
    const page = await list("limit=1");
    expect(Object.keys(page.body.items[0]!)).not.toContain("fields");
  });
});

describe("the bin", () => {
  test("takes an entry that nobody sees and gives it back as it was", async () => {
    const { id } = await createEntry(app, articleFields("Binned"));
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as: "editor" })).status).toBe(204);
    expect((await list("bin=true")).body.items.map((item) => item.id)).toContain(id);
    expect((await list("limit=200")).body.items.map((item) => item.id)).not.toContain(id);
    expect((await patchVariant(app, id, { title: "No" })).body.code).toBe("entries.in_bin");
    expect((await publish(app, id)).body.code).toBe("entries.in_bin");
    expect((await app.request("post", `/api/v1/entries/${id}/restore`, { as: "editor" })).status).toBe(200);
    expect((await readVariant(app, id)).title).toBe("Binned");
  });

  test("refuses what readers see, and what something live points at, and says where", async () => {
    const target = await createEntry(app, articleFields("Target"));
    const source = await createEntry(app, { ...articleFields("Source of it"), related: [target.id] });
    expect((await publish(app, source.id)).status).toBe(200);
    const used = await app.request<ProblemBody>("delete", `/api/v1/entries/${target.id}`, { as: "editor" });
    expect([used.status, used.body.code]).toEqual([409, "entries.is_used"]);
    const uses = await app.request<{ items: object[] }>("get", `/api/v1/entries/${target.id}/where-used`, { as: "editor" });
    expect(uses.body.items).toContainEqual({
      entryId: source.id,
      contentType: "article",
      title: "Source of it",
      locale: "*",
      state: "live",
      path: "related",
    });
    const live = await app.request<ProblemBody>("delete", `/api/v1/entries/${source.id}`, { as: "editor" });
    expect(live.body.code).toBe("entries.is_live");
    await unpublish(app, source.id);
    expect((await app.request("delete", `/api/v1/entries/${target.id}`, { as: "editor" })).status).toBe(204);
  });
});

describe("versions", () => {
  test("are numbered, the same content is one version, and going back loses nothing", async () => {
    const { id } = await createEntry(app, articleFields("First words"));
    const freeze = () => app.request<{ number: number }>("post", variantPath(id, "en", "/versions"), { as: "editor", body: { reason: "Before lunch" } });
    expect([(await freeze()).status, (await freeze()).status]).toEqual([201, 200]);
    await patchVariant(app, id, { title: "Second words", body: paragraph("Other") });
    const restored = await app.request<{ fields: object; headVersion: number }>("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor" });
    expect(restored.body.fields).toMatchObject({ title: "First words" });
    const versions = await app.request<{ items: { number: number; kind: string; title: string }[] }>("get", variantPath(id, "en", "/versions"), {
      as: "editor",
    });
    expect(versions.body.items.map(({ number, kind, title }) => [number, kind, title])).toEqual([
      [3, "restore", "First words"],
      [2, "manual", "Second words"],
      [1, "manual", "First words"],
    ]);
    expect((await app.request("get", variantPath(id, "en", "/versions/9"), { as: "editor" })).status).toBe(404);
  });
});
