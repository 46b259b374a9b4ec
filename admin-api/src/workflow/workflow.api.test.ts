/** Checks through HTTP: settings, facts for the panel, and the refusal at publish, at planning and when a plan is due. */
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { CheckSettings, VariantFacts } from "@pressbox/shared/workflow/workflow.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import {
  articleFields,
  createEntry,
  type ProblemBody,
  patchVariant,
  publish,
  rulesOf,
  type SettableClock,
  settableClock,
  variantPath,
} from "../entries/entries.testing.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";

let app: TestApp;
let clock: SettableClock;
beforeEach(async () => {
  clock = settableClock("2026-07-11T20:00:00.000Z");
  app = await startTestApp({ clock });
});
afterEach(() => app.close());

const settingsPath = "/api/v1/check-settings";
const set = (check: string, level: string | null, contentType = "*", as: "administrator" | "publisher" = "administrator") =>
  app.request<CheckSettings & ProblemBody>("put", settingsPath, { as, body: { contentType, check, level } });
const factsOf = async (id: string, locale = "en") => (await app.request<VariantFacts>("get", variantPath(id, locale, "/check-facts"), { as: "editor" })).body;
const doubled = (title: string) => ({ ...articleFields(title), summary: "It is is told here." });

/** A picture as it stands when its file is ready; the file itself is media's business. */
async function addPicture(describedIn: string | null): Promise<string> {
  const id = newId();
  const at = clock.now();
  const columns = { kind: "image", state: "ready", failure: "", fileName: "arch.jpg", versionHash: "", credit: "", searchText: "", createdById: "system" };
  await app.database.transaction(async (tx) => {
    await tx.asset.create({ data: { id, ...columns, createdAt: at, updatedAt: at } });
    if (describedIn !== null) await tx.assetText.create({ data: { assetId: id, locale: describedIn, alt: "The arch", caption: "" } });
  });
  return id;
}
const gallery = (assetIds: readonly string[]) => ({
  type: "doc",
  formatVersion,
  content: [{ type: "gallery", content: assetIds.map((assetId) => ({ type: "galleryImage", attrs: { assetId } })) }],
});

describe("settings", () => {
  test("list every check with what it is where nobody chose; a choice is kept, recorded, and can be taken back", async () => {
    const before = (await app.request<CheckSettings>("get", settingsPath, { as: "editor" })).body;
    expect(before.settings).toEqual([]);
    expect(before.checks.find((check) => check.name === "alt-text")).toEqual({ name: "alt-text", level: "advice", isFixed: false });
    expect((await set("alt-text", "blocking")).body.settings).toEqual([{ contentType: "*", check: "alt-text", level: "blocking" }]);
    await set("alt-text", "off", "page");
    expect((await set("alt-text", null)).body.settings).toEqual([{ contentType: "page", check: "alt-text", level: "off" }]);
    const audit = await app.request<{ items: { details: unknown }[] }>("get", "/api/v1/audit?action=check.changed", { as: "administrator" });
    expect(audit.body.items.map((event) => event.details)).toEqual([
      { contentType: "*", level: null, before: "blocking" },
      { contentType: "page", level: "off", before: null },
      { contentType: "*", level: "blocking", before: null },
    ]);
  });

  test("are an administrator's, and refuse types, checks and levels that are not there", async () => {
    expect((await set("alt-text", "off", "*", "publisher")).status).toBe(403);
    expect(rulesOf((await set("alt-text", "off", "no-such-type")).body)).toEqual({ contentType: "unknown_content_type" });
    for (const [check, level] of [
      ["required-fields", "off"],
      ["spelling", "off"],
      ["alt-text", "loud"],
    ] as const)
      expect((await set(check, level)).status).toBe(422);
    expect((await app.request<CheckSettings>("get", settingsPath, { as: "editor" })).body.settings).toEqual([]);
  });
});

describe("publishing", () => {
  test("goes on with advice, and is refused with the place of each finding of a blocking check", async () => {
    const { id } = await createEntry(app, doubled("First"));
    expect((await publish(app, id)).status).toBe(200);
    await set("doubled-words", "blocking", "article");
    await set("text-length", "blocking");
    const other = await createEntry(app, doubled("Second"));
    const refused = await publish(app, other.id);
    expect([refused.status, refused.body.code, rulesOf(refused.body)]).toEqual([
      422,
      "entries.publish_refused",
      { "fields.summary": "check_doubled_words", "fields.body": "check_text_length" },
    ]);
    expect(refused.body.details?.["findings"]).toMatchObject([{ entryId: other.id, locale: "en", gate: "checks" }, { gate: "checks" }]);
  });

  test("says a missing field once, whatever the checks are set to", async () => {
    for (const check of ["doubled-words", "headline-length", "description-length"]) await set(check, "blocking");
    const { id } = await createEntry(app, { title: "Only a headline" });
    const refused = await publish(app, id);
    expect(refused.body.errors?.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["fields.summary required", "fields.body required"]);
  });

  test("asks when it is planned, and again when the plan is due", async () => {
    const { id } = await createEntry(app, doubled("Planned"));
    await set("doubled-words", "blocking");
    const plan = () => publish(app, id, "en", { at: "2026-07-11T23:00", timeZone: "UTC" });
    expect(rulesOf((await plan()).body)).toEqual({ "fields.summary": "check_doubled_words" });
    await set("doubled-words", "advice");
    expect((await plan()).status).toBeLessThan(300);
    await set("doubled-words", "blocking");
    clock.set("2026-07-11T23:00:01.000Z");
    await app.relay.drain();
    const view = (await app.request<{ schedules: { state: string; failure: string }[] }>("get", variantPath(id, "en"), { as: "editor" })).body;
    expect(view.schedules).toMatchObject([{ state: "failed" }]);
    expect(view.schedules[0]?.failure).toContain("stands twice");
  });

  test("refuses a link to what readers cannot open; what goes live in the same moment counts as live", async () => {
    await set("unpublished-links", "blocking");
    const target = await createEntry(app, articleFields("Target"));
    const { id } = await createEntry(app, { ...articleFields("Linking"), related: [target.id] });
    expect(rulesOf((await publish(app, id)).body)).toEqual({ "fields.related": "check_unpublished_links" });
    await patchVariant(app, target.id, { related: [target.id] });
    expect((await publish(app, target.id)).status).toBe(200);
    expect((await publish(app, id)).status).toBe(200);
  });
});

describe("facts for the panel", () => {
  test("tell of each entry the draft points at whether readers of this language get it", async () => {
    const [draft, live, binned] = [
      await createEntry(app, articleFields("Draft")),
      await createEntry(app, articleFields("Live")),
      await createEntry(app, articleFields("Bin")),
    ];
    await publish(app, live.id);
    const { id } = await createEntry(app, { ...articleFields("All"), related: [draft.id, live.id, binned.id] });
    await app.request("delete", `/api/v1/entries/${binned.id}`, { as: "editor" });
    const { facts, levels } = await factsOf(id);
    expect(facts.entries).toEqual({
      [draft.id]: { state: "draft", contentType: "article", title: "Draft" },
      [live.id]: { state: "live", contentType: "article", title: "Live" },
      [binned.id]: { state: "bin", contentType: "article", title: "Bin" },
    });
    expect(facts).toMatchObject({ assets: {}, openThreads: 0, openSuggestions: 0 });
    expect(levels).toMatchObject({ "required-fields": "blocking", "alt-text": "advice" });
  });

  test("tell whether a picture is described in this language, in one that readers get instead, or not at all", async () => {
    const made = await Promise.all((["en", "es", null] as const).map((locale) => addPicture(locale)));
    const [inEnglish, inSpanish, nowhere] = made as [string, string, string];
    const { id } = await createEntry(app, { ...articleFields("Gallery"), body: gallery(made) }, { type: "match-report" });
    await app.request("patch", "/api/v1/locales/en", { as: "administrator", body: { fallback: "es" } });
    expect((await factsOf(id)).facts.assets).toEqual({
      [inEnglish]: { state: "ready", kind: "image", fileName: "arch.jpg", alt: "own" },
      [inSpanish]: { state: "ready", kind: "image", fileName: "arch.jpg", alt: "fallback" },
      [nowhere]: { state: "ready", kind: "image", fileName: "arch.jpg", alt: "none" },
    });
    await set("alt-text", "blocking");
    expect((await publish(app, id)).body.errors?.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      "fields.body check_alt_text",
      "fields.body check_alt_text",
    ]);
  });

  test("know that readers of Spanish get the English one where Spanish falls back to it", async () => {
    const target = await createEntry(app, articleFields("Target"));
    await publish(app, target.id);
    const { id } = await createEntry(app, { ...articleFields("En español"), related: [target.id] }, { locale: "es" });
    expect((await factsOf(id, "es")).facts.entries[target.id]?.state).toBe("draft");
    await app.request("patch", "/api/v1/locales/es", { as: "administrator", body: { fallback: "en" } });
    expect((await factsOf(id, "es")).facts.entries[target.id]?.state).toBe("fallback");
  });

  test("tell of what the reader of the panel may not read no more than an id that never was: only whether it is live", async () => {
    const fixture = await createEntry(app, { title: "Secret final" }, { type: "fixture" });
    const { id } = await createEntry(app, { ...articleFields("Report"), fixture: fixture.id }, { type: "match-report" });
    const grant = { name: "reports only", role: "editor", contentType: "match-report", locale: "*", expiresInDays: 1 } as const;
    const { secret } = await createToken(app.platform, systemActor, grant);
    const asReporter = (path: string) => app.request<VariantFacts>("get", path, { as: { token: secret } });
    const told = async () => (await asReporter(variantPath(id, "en", "/check-facts"))).body.facts.entries[fixture.id];
    const neverWas = { state: "missing", contentType: "", title: "" };
    expect(await told()).toEqual(neverWas);
    await app.request("delete", `/api/v1/entries/${fixture.id}`, { as: "editor" });
    expect(await told()).toEqual(neverWas);
    await app.request("post", `/api/v1/entries/${fixture.id}/restore`, { as: "editor" });
    // Its own required fields are another test's business.
    const asLive = { contentType: "fixture", version: 1, sharedVersion: 1, hash: "", sharedHash: "", slug: "final", sequence: 1, publishedById: "system" };
    const at = { firstPublishedAt: clock.now(), publishedAt: clock.now() };
    await app.database.transaction((tx) => tx.publication.create({ data: { entryId: fixture.id, locale: "en", ...asLive, ...at }, select: { entryId: true } }));
    expect(await told()).toEqual({ state: "live", contentType: "", title: "" });
    expect((await asReporter(variantPath(fixture.id, "en", "/check-facts"))).status).toBe(404);
    expect((await factsOf(id)).facts.entries[fixture.id]?.title).toBe("Secret final");
  });
});
