import type { PublishedSet, PublishProgress, VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry, type ProblemBody, patchVariant, publish, readVariant, rulesOf, unpublish, variantPath } from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const history = (entryId: string, locale = "en") =>
  app.database.read.publicationHistory.findMany({
    where: { entryId, locale },
    orderBy: { fromSeq: "asc" },
    select: { version: true, sharedVersion: true, fromSeq: true, toSeq: true },
  });

async function articleIn(locales: readonly string[], title: string): Promise<string> {
  const [first = "en", ...rest] = locales;
  const { id } = await createEntry(app, articleFields(title), { locale: first });
  for (const locale of rest) await app.request("put", variantPath(id, locale), { as: "editor", body: { fields: articleFields(`${title} ${locale}`) } });
  return id;
}

describe("publishing", () => {
  test("freezes the draft, points the publication at it, and writes history, commit and audit", async () => {
    const id = await articleIn(["en"], "One night");
    const { status, body } = await publish(app, id, "en", { reason: "Final whistle" });
    expect(status).toBe(200);
    expect(body.variant).toMatchObject({
      status: "live",
      headVersion: 1,
      live: { version: 1, sharedVersion: 1, slug: "one-night", url: "/en/articles/one-night" },
    });
    const seq = body.commitSeq!;
    expect(await history(id)).toEqual([{ version: 1, sharedVersion: 1, fromSeq: seq, toSeq: 2_147_483_647 }]);
    expect(await app.database.read.commit.findUnique({ where: { seq } })).toMatchObject({ reason: "Final whistle", variants: 1 });
    const audit = await app.database.read.auditEvent.findMany({ where: { subject: `entry:${id}`, action: "entry.published" } });
    expect(audit).toHaveLength(1);
  });

  test("the draft goes on while readers keep the version; publishing again ends the old row where the new one begins", async () => {
    const id = await articleIn(["en"], "Second thoughts");
    await publish(app, id);
    const changed = await patchVariant(app, id, { title: "Third thoughts" });
    expect(changed.body).toMatchObject({ status: "changed", changedFields: ["title"], live: { version: 1 } });
    const { body } = await publish(app, id);
    const [first, second] = await history(id);
    expect(second).toMatchObject({ version: 2, fromSeq: body.commitSeq });
    expect(first).toMatchObject({ version: 1, toSeq: body.commitSeq });
  });

  test("what is live already is not published again", async () => {
    const id = await articleIn(["en"], "Once only");
    const first = await publish(app, id);
    const second = await publish(app, id);
    expect([second.status, second.body.commitSeq]).toEqual([200, first.body.commitSeq]);
    expect(await history(id)).toHaveLength(1);
  });

  test("says every reason at its field, and changes nothing", async () => {
    const { id } = await createEntry(app, { title: "Unfinished" });
    const { status, body } = await publish(app, id);
    expect([status, body.code, rulesOf(body)]).toEqual([422, "entries.publish_refused", { "fields.summary": "required", "fields.body": "required" }]);
    expect(await history(id)).toEqual([]);
    expect((await readVariant(app, id)).headVersion).toBe(0);
  });

  test("an empty slug takes its proposal, with a number behind it where others were first", async () => {
    const id = await articleIn(["en"], "Late address");
    await articleIn(["es"], "Título tardío");
    await app.request("put", variantPath(id, "es"), { as: "editor", body: {} });
    const { body: seen } = await patchVariant(app, id, articleFields("Título tardío"), { locale: "es" });
    expect(seen.fields["slug"]).toBeUndefined();
    const { status, body } = await publish(app, id, "es", {}, { ifMatch: seen.revision });
    expect(status).toBe(200);
    expect(body.variant).toMatchObject({ status: "live", changedFields: [], fields: { slug: "titulo-tardio-2" }, live: { slug: "titulo-tardio-2" } });
  });

  test("refuses a draft that moved on since it was read", async () => {
    const id = await articleIn(["en"], "Moved on");
    const { revision } = await readVariant(app, id);
    await patchVariant(app, id, { title: "Moved" });
    expect((await publish(app, id, "en", {}, { ifMatch: revision })).status).toBe(412);
    expect((await publish(app, id, "en", {}, { ifMatch: revision + 1 })).status).toBe(200);
  });

  test("an older version goes live again without touching the draft", async () => {
    const id = await articleIn(["en"], "Version one");
    await publish(app, id);
    await patchVariant(app, id, { title: "Version two" });
    await publish(app, id);
    const { body } = await publish(app, id, "en", { version: 1, reason: "Correction withdrawn" });
    expect(body.variant).toMatchObject({ status: "changed", title: "Version two", live: { version: 1 } });
    expect((await publish(app, id, "en", { version: 99 })).status).toBe(404);
  });

  test("several locales go live in one commit, or none does", async () => {
    const id = await articleIn(["en", "es", "ar"], "Together");
    const both = await app.request<PublishedSet>("post", `/api/v1/entries/${id}/publish`, { as: "publisher", body: { locales: ["en", "es"] } });
    expect(both.body.variants.map((variant) => variant.live?.sequence)).toEqual([both.body.commitSeq, both.body.commitSeq]);
    await patchVariant(app, id, { title: "Better" });
    await patchVariant(app, id, { summary: null }, { locale: "ar" });
    const refused = await app.request<ProblemBody>("post", `/api/v1/entries/${id}/publish`, { as: "publisher", body: { locales: ["en", "ar"] } });
    expect([refused.status, rulesOf(refused.body)]).toEqual([422, { "fields.summary": "required" }]);
    expect((await readVariant(app, id)).live?.version).toBe(1);
  });
});

describe("shared fields", () => {
  test("that changed go live for every live language in the same commit, which is said before and after", async () => {
    const id = await articleIn(["en", "es", "ar"], "Shared");
    await app.request("post", `/api/v1/entries/${id}/publish`, { as: "publisher", body: { locales: ["en", "es"] } });
    const other = await articleIn(["en"], "Pointed at");
    await patchVariant(app, id, { related: [other] });
    expect(await readVariant(app, id, "es")).toMatchObject({ status: "changed", changedFields: ["related"], alsoPublishes: ["en"] });
    const { body } = await publish(app, id, "en");
    expect(body.republished).toEqual(["es"]);
    expect(await readVariant(app, id, "es")).toMatchObject({ status: "live", live: { version: 1, sharedVersion: 2, sequence: body.commitSeq } });
    expect((await readVariant(app, id, "ar")).live).toBeNull();
  });
});

describe("unpublishing", () => {
  test("takes it from the readers, keeps history and slug, and is refused when nothing is live", async () => {
    const id = await articleIn(["en"], "Gone");
    expect((await unpublish(app, id)).body.code).toBe("entries.not_live");
    const first = await publish(app, id);
    const { body } = await unpublish(app, id);
    expect(body.variant).toMatchObject({ status: "draft", live: null });
    expect(await history(id)).toEqual([{ version: 1, sharedVersion: 1, fromSeq: first.body.commitSeq, toSeq: body.commitSeq }]);
    const again = await publish(app, id);
    expect(again.body.variant.live).toMatchObject({ version: 1, slug: "gone", firstPublishedAt: first.body.variant.live?.firstPublishedAt });
  });
});

test("versions say when they went to readers and were taken from them, by whom and why", async () => {
  const id = await articleIn(["en"], "Told in history");
  await publish(app, id, "en", { reason: "Final whistle" });
  await unpublish(app, id, "en", { reason: "Score being checked" });
  await publish(app, id, "en", { reason: "Score is right" });
  await patchVariant(app, id, { title: "Told again" });
  await publish(app, id, "en", { reason: "New headline" });
  const { body } = await app.request<{ items: VersionSummary[] }>("get", variantPath(id, "en", "/versions"), { as: "editor" });
  const told = body.items.map(({ number, publications }) => [
    number,
    publications.map(({ by, reason, end }) => [by.name, reason, end && [end.by.name, end.reason]]),
  ]);
  const by = body.items[0]?.publications[0]?.by.name;
  expect(by).toBeTruthy();
  expect(told).toEqual([
    [2, [[by, "New headline", null]]],
    [
      1,
      [
        [by, "Score is right", null],
        [by, "Final whistle", [by, "Score being checked"]],
      ],
    ],
  ]);
});

describe("slugs", () => {
  test("an old address stays reserved and redirects; a wish that was never live is free again", async () => {
    const id = await articleIn(["en"], "Old address");
    await publish(app, id);
    await patchVariant(app, id, { slug: "wish" });
    await patchVariant(app, id, { slug: "new-address" });
    expect((await createEntry(app, { title: "Other", slug: "wish" })).variant.fields["slug"]).toBe("wish");
    await publish(app, id);
    const rows = await app.database.read.slug.findMany({ where: { entryId: id }, select: { slug: true, isCurrent: true }, orderBy: { slug: "asc" } });
    expect(rows).toEqual([
      { slug: "new-address", isCurrent: true },
      { slug: "old-address", isCurrent: false },
    ]);
    const thief = await app.request<ProblemBody>("post", "/api/v1/entries", {
      as: "editor",
      body: { type: "article", locale: "en", fields: { slug: "old-address" } },
    });
    expect([thief.status, rulesOf(thief.body)]).toEqual([409, { "fields.slug": "slug_taken" }]);
  });
});

describe("the publish ladder", () => {
  test("says when it was committed and when readers saw it", async () => {
    const id = await articleIn(["en"], "Ladder");
    expect((await app.request("get", variantPath(id, "en", "/progress"), { as: "editor" })).status).toBe(404);
    const { body } = await publish(app, id);
    await app.relay.drain();
    const progress = await app.request<PublishProgress>("get", variantPath(id, "en", "/progress"), { as: "editor" });
    expect(progress.body).toMatchObject({ commitSeq: body.commitSeq, hasCdn: false, visibleAt: expect.any(String), purgesPending: 0 });
  });
});
