import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry, type ProblemBody, paragraph, patchVariant, publish, rulesOf } from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const post = (body: unknown, headers: Record<string, string> = {}) => app.request<ProblemBody>("post", "/api/v1/entries", { as: "editor", body, headers });
const article = (fields: Record<string, unknown>) => post({ type: "article", locale: "en", fields });
const fixture = (fields: Record<string, unknown>) => post({ type: "fixture", locale: "en", fields });
const countRows = async () => [await app.database.read.entry.count(), await app.database.read.variant.count(), await app.database.read.slug.count()];

describe("bad input gets a problem with field and rule, and nothing is half-written", () => {
  const missing = newId();
  const image = (assetId: string) => ({ type: "doc", formatVersion, content: [{ type: "image", attrs: { assetId } }] });
  const link = (entryId: string) => ({
    type: "doc",
    formatVersion,
    content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { entryId } }] }] }],
  });

  test.each([
    ["a field the type does not have", { headline: "x" }, { "fields.headline": "unknown_field" }],
    ["a number for a text", { title: 7 }, { "fields.title": "wrong_kind" }],
    ["a text for a list", { tags: "final" }, { "fields.tags": "wrong_kind" }],
    ["a reference that is no id", { related: ["1"] }, { "fields.related.0": "wrong_kind" }],
    ["a reference to a missing entry", { related: [missing] }, { "fields.related.0": "reference_missing" }],
    ["a missing picture", { heroImage: missing }, { "fields.heroImage": "asset_missing" }],
    ["a missing picture in the text", { body: image(missing) }, { "fields.body": "asset_missing" }],
    ["a link to a missing entry", { body: link(missing) }, { "fields.body": "reference_missing" }],
    ["control characters", { title: "a\u0000b" }, { "fields.title": "malformed_text" }],
    ["a title of a million characters", { title: "x".repeat(1_000_000) }, { "fields.title": "too_long" }],
    ["a text for rich text", { body: "hello" }, { "fields.body": "rich_text.shape" }],
  ])("%s", async (_name, fields, rules) => {
    const before = await countRows();
    const { status, body } = await article(fields);
    expect([status, rulesOf(body)]).toEqual([422, rules]);
    expect(await countRows()).toEqual(before);
  });

  test.each([
    ["a date that does not exist", { local: "2021-02-30T20:00", timeZone: "Europe/London" }, "time_malformed"],
    ["an hour that the clocks skip", { local: "2026-03-29T02:30", timeZone: "Europe/Paris" }, "time_skipped"],
    ["an hour that comes twice, without offset", { local: "2026-10-25T02:30", timeZone: "Europe/Paris" }, "time_ambiguous"],
    ["a zone that nobody knows", { local: "2021-07-11T20:00", timeZone: "Europe/Atlantis" }, "time_zone_unknown"],
    ["an instant that is not the wall time", { local: "2021-07-11T20:00", timeZone: "Europe/London", instant: "2021-07-11T20:00:00Z" }, "time_disagrees"],
  ])("%s", async (_name, kickOff, rule) => {
    const { status, body } = await fixture({ title: "Final", kickOff });
    expect([status, rulesOf(body)]).toEqual([422, { "fields.kickOff": rule }]);
  });

  test("a doubled hour with its offset is taken and gets its instant", async () => {
    const { id } = await createEntry(
      app,
      { title: "Night", kickOff: { local: "2026-10-25T02:30", timeZone: "Europe/Paris", offset: "+01:00" } },
      { type: "fixture" },
    );
    const { body } = await patchVariant(app, id, { round: "Final" });
    expect(body.fields["kickOff"]).toEqual({ local: "2026-10-25T02:30", timeZone: "Europe/Paris", instant: "2026-10-25T01:30:00.000Z" });
  });

  test("a fault in a row names the row", async () => {
    const { body } = await fixture({
      title: "Final",
      scorers: [
        { name: "Shaw", side: "away", minute: 2 },
        { name: "Bonucci", side: "left" },
      ],
    });
    expect(rulesOf(body)).toEqual({ "fields.scorers.1.side": "unknown_option" });
  });

  test("a reference to an entry of another type", async () => {
    const team = await createEntry(app, { name: "Italy" }, { type: "team" });
    expect(rulesOf((await article({ related: [team.id] })).body)).toEqual({ "fields.related.0": "reference_wrong_type" });
  });

  test("an unknown content type, an unknown language, and keys beside them", async () => {
    expect(rulesOf((await post({ type: "podcast", locale: "en", fields: {} })).body)).toEqual({ type: "unknown_content_type" });
    expect(rulesOf((await post({ type: "article", locale: "de", fields: {} })).body)).toEqual({ locale: "unknown_locale" });
    const { status, body } = await post({ type: "article", locale: "en", fields: {}, createdById: "me", revision: 9 });
    expect([status, rulesOf(body)]).toEqual([422, { createdById: "unknown_field", revision: "unknown_field" }]);
  });

  test("5 MB of JSON, broken UTF-8, half a surrogate, __proto__", async () => {
    const before = await countRows();
    const text = (title: string) => `{"type":"article","locale":"en","fields":{"title":"${title}"}}`;
    expect((await post(text("x".repeat(5 * 1024 * 1024)))).status).toBe(413);
    const broken = Buffer.concat([Buffer.from('{"type":"article","locale":"en","fields":{"title":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}}')]);
    expect((await post(broken)).status).toBe(400);
    expect((await post(text("\\ud83c"))).status).toBe(400);
    expect((await post('{"type":"article","locale":"en","fields":{"__proto__":{"title":"x"}}}')).status).toBe(400);
    expect(await countRows()).toEqual(before);
  });

  test("two entries wanting one slug in one language", async () => {
    await createEntry(app, { title: "Mine", slug: "mine" });
    const refused = await article({ title: "Also mine", slug: "mine" });
    expect([refused.status, refused.body.code, rulesOf(refused.body)]).toEqual([409, "entries.slug_taken", { "fields.slug": "slug_taken" }]);
    const other = await createEntry(app, { title: "Other" });
    expect((await patchVariant(app, other.id, { slug: "mine" })).status).toBe(409);
    expect((await createEntry(app, { title: "Mío", slug: "mine" }, { locale: "es" })).variant.fields["slug"]).toBe("mine");
  });

  // Risk: SQL Server compares keys without case, so `Final-Score` would be taken for another entry's `final-score`, and the draft of whoever is
  // just typing it could not be stored at all.
  test("a slug that cannot stand in an address yet is stored and not reserved", async () => {
    const { id } = await createEntry(app, { title: "Half typed", slug: "Final-Score" });
    expect(await app.database.read.slug.findMany({ where: { entryId: id } })).toEqual([]);
    await patchVariant(app, id, { slug: "final-score" });
    await patchVariant(app, id, { slug: "final-score " });
    expect(await app.database.read.slug.findMany({ where: { entryId: id } })).toEqual([]);
  });

  test("a slug that cannot stand in an address is refused when publishing", async () => {
    const { id } = await createEntry(app, { ...articleFields("Sluggish"), slug: "Not A Slug" });
    expect(rulesOf((await publish(app, id)).body)).toEqual({ "fields.slug": "slug_syntax" });
  });

  test("a text that is only blank counts as missing when publishing", async () => {
    const { id } = await createEntry(app, { ...articleFields("Blank"), summary: "  ", body: paragraph(" ") });
    expect(rulesOf((await publish(app, id)).body)).toEqual({ "fields.summary": "required", "fields.body": "required" });
  });

  test("a reference that vanished between writing and publishing", async () => {
    const target = await createEntry(app, articleFields("Vanishing"));
    const { id } = await createEntry(app, { ...articleFields("Pointing"), related: [target.id] });
    await app.request("delete", `/api/v1/entries/${target.id}`, { as: "editor" });
    expect(rulesOf((await publish(app, id)).body)).toEqual({ "fields.related.0": "reference_missing" });
  });
});

describe("a draft of more than two million characters", () => {
  const body = (count: number) => ({
    type: "doc",
    formatVersion,
    content: Array.from({ length: count }, () => ({ type: "paragraph", content: [{ type: "text", text: "m".repeat(100_000) }] })),
  });

  test("is refused whole, and one that is nearly that long may be made shorter", async () => {
    const before = await countRows();
    const refused = await article({ title: "Too long", body: body(21) });
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe("entries.draft_too_large");
    expect(await countRows()).toEqual(before);
    const { id } = await createEntry(app, { title: "Long", body: body(19) });
    expect((await patchVariant(app, id, { body: body(20) })).body).toMatchObject({ code: "entries.draft_too_large" });
    expect((await patchVariant(app, id, { body: body(1) })).status).toBe(200);
  });
});
