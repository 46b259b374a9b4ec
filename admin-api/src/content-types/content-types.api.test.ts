import type { ContentTypeDefinition, ContentTypeDetail } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Reply = ContentTypeDetail & { code: string; errors: readonly FieldProblem[]; details: { current: { revision: number } } };

const read = async (key: string) => (await app.request<Reply>("get", `/api/v1/content-types/${key}`, { as: "editor" })).body;
const put = (key: string, definition: object, ifMatch?: number) =>
  app.request<Reply>("put", `/api/v1/content-types/${key}`, { as: "administrator", body: definition, ...(ifMatch === undefined ? {} : { ifMatch }) });

const podcast = (key: string) => ({
  key,
  label: "Podcast",
  labelPlural: "Podcasts",
  titleField: "title",
  urlTemplate: `/{locale}/${key}/{slug}`,
  fields: [
    { kind: "text", key: "title", label: "Title", localized: true, required: true },
    { kind: "slug", key: "slug", label: "Slug", localized: true, from: "title" },
    { kind: "number", key: "minutes", label: "Minutes" },
    { kind: "text", key: "host", label: "Host" },
  ],
});

const withFields = (definition: ContentTypeDefinition, fields: readonly object[]) => ({ ...definition, fields });

describe("the newsroom's own types", () => {
  test("are there, in its order, and an article asks for title, slug, summary and text", async () => {
    const { body } = await app.request<{ items: ContentTypeDetail[] }>("get", "/api/v1/content-types", { as: "translator" });
    expect(body.items.map((type) => type.key).sort()).toEqual(
      ["article", "competition", "fixture", "live-blog", "match-report", "page", "player", "team", "venue", "video"].sort(),
    );
    const article = await read("article");
    expect(article.definition.fields.map((field) => field.key)).toEqual(["title", "slug", "summary", "body", "heroImage", "tags", "related"]);
    expect(article.jsonSchema.publish["required"]).toEqual(["title", "slug", "summary", "body"]);
    expect(article.jsonSchema.draft["required"] ?? []).toEqual([]);
  });
});

describe("a type of one's own", () => {
  test("is made once, and its entries are written, validated and published like any", async () => {
    const made = await app.request<Reply>("post", "/api/v1/content-types", { as: "administrator", body: podcast("podcast") });
    expect([made.status, made.headers.get("etag")]).toEqual([201, '"1"']);
    expect((await app.request<Reply>("post", "/api/v1/content-types", { as: "administrator", body: podcast("podcast") })).status).toBe(409);
    const entry = await app.request<{ id: string }>("post", "/api/v1/entries", {
      as: "editor",
      body: { type: "podcast", locale: "en", fields: { title: "Extra time" } },
    });
    const published = await app.request<{ variant: { live: { url: string } } }>("post", `/api/v1/entries/${entry.body.id}/variants/en/publish`, {
      as: "publisher",
      body: {},
    });
    expect(published.body.variant.live.url).toBe("/en/podcast/extra-time");
  });

  test("is the administrator's business", async () => {
    for (const as of ["editor", "publisher", "translator", "media-manager"] as const) {
      expect((await app.request("post", "/api/v1/content-types", { as, body: podcast("sneaky") })).status).toBe(403);
      expect((await app.request("put", "/api/v1/content-types/article", { as, body: podcast("article") })).status).toBe(403);
    }
  });

  test.each([
    [
      "two fields of one name",
      [
        { kind: "text", key: "title", label: "A" },
        { kind: "text", key: "title", label: "B" },
      ],
    ],
    ["a title that is no text", [{ kind: "number", key: "title", label: "A" }]],
    [
      "a slug that is the same in all languages",
      [
        { kind: "text", key: "title", label: "A" },
        { kind: "slug", key: "slug", label: "S", from: "title" },
      ],
    ],
    ["a pattern that could halt the server", [{ kind: "text", key: "title", label: "A", pattern: "(a+)+$" }]],
    ["an unknown kind", [{ kind: "colour", key: "title", label: "A" }]],
  ])("is refused with %s", async (_name, fields) => {
    const { status } = await app.request("post", "/api/v1/content-types", { as: "administrator", body: { ...podcast("refused"), fields } });
    expect(status).toBe(422);
  });
});

describe("a new definition", () => {
  test("is a new version; the old one stays; the same again is none; a stale one is refused", async () => {
    await app.request("post", "/api/v1/content-types", { as: "administrator", body: podcast("show") });
    const changed = await put("show", { ...podcast("show"), label: "Show" }, 1);
    expect(changed.body).toMatchObject({ version: 2, revision: 2, definition: { label: "Show" } });
    expect((await put("show", { ...podcast("show"), label: "Show" })).body.version).toBe(2);
    const stale = await put("show", podcast("show"), 1);
    expect([stale.status, stale.body.details.current.revision]).toEqual([412, 2]);
    expect(await app.database.read.contentTypeVersion.count({ where: { contentTypeKey: "show" } })).toBe(2);
  });

  test("may add, remove and reorder fields of types with entries; values of a removed field are kept and come back with it", async () => {
    await app.request("post", "/api/v1/content-types", { as: "administrator", body: podcast("radio") });
    const entry = await app.request<{ id: string }>("post", "/api/v1/entries", {
      as: "editor",
      body: { type: "radio", locale: "en", fields: { title: "One", host: "Ana" } },
    });
    const fields = async () => {
      const { body } = await app.request<{ fields: object }>("get", `/api/v1/entries/${entry.body.id}/variants/en`, { as: "editor" });
      return body.fields;
    };
    const { definition } = await read("radio");
    const without = withFields(definition, [{ kind: "boolean", key: "isLive", label: "Live" }, ...definition.fields.filter((field) => field.key !== "host")]);
    expect((await put("radio", without)).status).toBe(200);
    expect(await fields()).not.toHaveProperty("host");
    const patched = await app.request("patch", `/api/v1/entries/${entry.body.id}/variants/en`, { as: "editor", body: { fields: { isLive: true } } });
    expect(patched.status).toBe(200);
    await put("radio", definition);
    expect(await fields()).toMatchObject({ host: "Ana" });
  });

  test("is refused, naming why, when it would make values of entries meaningless", async () => {
    await app.request("post", "/api/v1/content-types", { as: "administrator", body: podcast("tape") });
    const { definition } = await read("tape");
    const changes = definition.fields.map((field) =>
      field.key === "minutes" ? { kind: "text", key: "minutes", label: "Minutes" } : field.key === "host" ? { ...field, localized: true } : field,
    );
    expect((await put("tape", withFields(definition, changes))).status).toBe(200);
    await put("tape", definition);
    await app.request("post", "/api/v1/entries", { as: "editor", body: { type: "tape", locale: "en", fields: { title: "One" } } });
    const refused = await put("tape", withFields(definition, changes));
    expect([refused.status, refused.body.code]).toEqual([409, "content-types.would_orphan_values"]);
    expect(refused.body.errors.map((problem) => [problem.path, problem.rule])).toEqual([
      ["definition.fields.minutes", "kind_changed"],
      ["definition.fields.host", "localized_changed"],
    ]);
  });
});
