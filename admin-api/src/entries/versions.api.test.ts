import type { VersionSummary, VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Me } from "@pressbox/shared/identity/identity.schema.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { createEntry, paragraph, patchVariant, publish, type SettableClock, settableClock, unpublish, variantPath } from "./entries.testing.ts";

let app: TestApp;
let clock: SettableClock;
beforeAll(async () => {
  clock = settableClock("2021-07-11T19:00:00Z");
  app = await startTestApp({ clock });
});
afterAll(() => app.close());

const versionsOf = async (id: string, locale = "en") =>
  (await app.request<{ items: VersionSummary[] }>("get", variantPath(id, locale, "/versions?limit=100"), { as: "editor" })).body.items;
const versionOf = async (id: string, number: number) =>
  (await app.request<VersionView>("get", variantPath(id, "en", `/versions/${number}`), { as: "editor" })).body;
const kindsOf = async (id: string) => (await versionsOf(id)).map(({ number, kind }) => `${number} ${kind}`);
const rowOf = (id: string, number: number) =>
  app.database.read.entryVersion.findUniqueOrThrow({ where: { entryId_locale_number: { entryId: id, locale: "en", number } } });

describe("checkpoints", () => {
  it("are made by the first change ten minutes after the draft began to differ, and hold what stood before it", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const { id } = await createEntry(app, { title: "Kick-off" });
    clock.set("2021-07-11T19:09:59Z");
    await patchVariant(app, id, { title: "Shaw, two minutes" });
    expect(await kindsOf(id)).toEqual([]);
    clock.set("2021-07-11T19:10:00Z");
    await patchVariant(app, id, { title: "England lead" });
    expect(await kindsOf(id)).toEqual(["1 checkpoint"]);
    expect(await versionOf(id, 1)).toMatchObject({ title: "Shaw, two minutes", fields: { title: "Shaw, two minutes" }, createdBy: { name: "Pressbox" } });
    expect((await versionOf(id, 1)).authors.map((author) => author.name)).toEqual(["the editor"]);
    clock.set("2021-07-11T19:19:59Z");
    await patchVariant(app, id, { title: "Half-time" });
    expect(await kindsOf(id)).toEqual(["1 checkpoint"]);
    clock.set("2021-07-11T19:20:00Z");
    await patchVariant(app, id, { title: "Bonucci" });
    expect(await kindsOf(id)).toEqual(["2 checkpoint", "1 checkpoint"]);
  });

  it("are not made where the draft came back to what its last version holds", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const { id } = await createEntry(app, { title: "A" });
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    await patchVariant(app, id, { title: "B" });
    await patchVariant(app, id, { title: "A" });
    clock.set("2021-07-11T23:00:00Z");
    await patchVariant(app, id, { title: "C" });
    expect(await kindsOf(id)).toEqual(["1 manual"]);
  });

  it("are kept packed, and read like any other version", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const words = Array.from({ length: 2_000 }, (_, index) => `word${index % 97}`).join(" ");
    const { id } = await createEntry(app, { title: "Long", body: paragraph(words) });
    clock.set("2021-07-11T20:00:00Z");
    await patchVariant(app, id, { title: "Longer" });
    const row = await rowOf(id, 1);
    expect(row.fields).toBe("");
    expect(row.packed!.length).toBeLessThan(words.length / 5);
    expect((await versionOf(id, 1)).fields).toMatchObject({ title: "Long", body: { content: [{ content: [{ text: words }] }] } });
  });

  it("are made of a text in which only suggestions are new, pack them too, and give them back", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const authorId = (await app.request<Me>("get", "/api/v1/me", { as: "editor" })).body.actor.id;
    const plain = { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "Goal" }] }] };
    const late = { type: "text", text: " late", marks: [{ type: "insertion", attrs: { id: "s1", authorId, at: "2021-07-11T19:00:00.000Z" } }] };
    const open = { ...plain, content: [{ ...plain.content[0], content: [...plain.content[0]!.content, late] }] };
    const { id } = await createEntry(app, { title: "Open", body: plain });
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    expect((await patchVariant(app, id, { body: open })).status).toBe(200);
    clock.set("2021-07-11T19:10:00Z");
    await patchVariant(app, id, { body: plain });
    expect(await kindsOf(id)).toEqual(["2 checkpoint", "1 manual"]);
    expect(await rowOf(id, 2)).toMatchObject({ fields: "", suggested: null });
    expect(await versionOf(id, 2)).toMatchObject({ fields: { body: plain }, suggested: { body: open } });
  });

  it("become what somebody wants of them: a version kept by hand, a publish, and are unpacked then", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const { id } = await createEntry(app, { title: "A", slug: "a-checkpoint", summary: "S", body: paragraph("a") });
    clock.set("2021-07-11T20:00:00Z");
    await patchVariant(app, id, { title: "B" });
    expect((await publish(app, id, "en", { version: 1, reason: "as it was" })).status).toBe(200);
    expect(await kindsOf(id)).toEqual(["1 publish"]);
    expect(await rowOf(id, 1)).toMatchObject({ packed: null, reason: "as it was" });
    expect((await versionOf(id, 1)).isLive).toBe(true);
    const delivered = await app.request<{ fields?: { title: string } }>("get", "/delivery/v1/article?locale=en", {});
    expect(delivered.status).toBeLessThan(500);
  });
});

describe("before a variant is taken from the readers", () => {
  it("what its draft holds beyond them is a checkpoint", async () => {
    const { id } = await createEntry(app, { title: "Out", slug: "out-and-back", summary: "S", body: paragraph("a") });
    expect((await publish(app, id)).status).toBe(200);
    await patchVariant(app, id, { title: "Half done" });
    expect((await unpublish(app, id)).status).toBe(200);
    expect(await kindsOf(id)).toEqual(["2 checkpoint", "1 publish"]);
    expect((await versionOf(id, 2)).title).toBe("Half done");
  });
});

describe("names", () => {
  it("are given with a version or afterwards, and taken away", async () => {
    const { id } = await createEntry(app, { title: "Named" });
    const made = await app.request<VersionView>("post", variantPath(id, "en", "/versions"), { as: "editor", body: { name: "Before the whistle" } });
    expect(made.body).toMatchObject({ number: 1, name: "Before the whistle", kind: "manual" });
    const named = await app.request<VersionView>("patch", variantPath(id, "en", "/versions/1"), { as: "editor", body: { name: "  Final  " } });
    expect(named.body.name).toBe("Final");
    expect((await versionsOf(id))[0]).toMatchObject({ name: "Final" });
    await app.request("patch", variantPath(id, "en", "/versions/1"), { as: "editor", body: { name: "" } });
    expect((await versionsOf(id))[0]).toMatchObject({ name: "" });
  });

  it("are not for those who may not write, nor for versions that are not there", async () => {
    const { id } = await createEntry(app, { title: "Named" });
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    const patch = (as: "media-manager" | "translator" | "editor", number: number) =>
      app.request("patch", variantPath(id, "en", `/versions/${number}`), { as, body: { name: "x" } });
    expect((await patch("media-manager", 1)).status).toBe(403);
    expect((await patch("translator", 1)).status).toBe(403);
    expect((await patch("editor", 9)).status).toBe(404);
    expect((await app.request("patch", variantPath(id, "en", "/versions/1"), { as: "editor", body: { name: "x".repeat(201) } })).status).toBe(422);
  });
});

describe("a name that somebody gave", () => {
  it("stays when the same text is kept under another, and the audit knows of both", async () => {
    const { id } = await createEntry(app, { title: "Signed off" });
    const keep = (body: object) => app.request<VersionView>("post", variantPath(id, "en", "/versions"), { as: "editor", body });
    await keep({});
    const first = await keep({ name: "Approved by legal" });
    expect([first.status, first.body.number]).toEqual([200, 1]);
    const second = await keep({ name: "Final" });
    expect([second.status, second.body.number]).toEqual([201, 2]);
    expect((await versionsOf(id)).map(({ name }) => name)).toEqual(["Final", "Approved by legal"]);
    expect((await keep({ name: "Final" })).body.number).toBe(2);
    const audit = await app.database.read.auditEvent.findMany({
      where: { subject: `entry:${id}`, action: { startsWith: "version." } },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual(["version.created", "version.named", "version.created"]);
    expect(audit.map(({ details }) => details).join()).not.toMatch(/Approved|Final/);
  });

  it("is not changed while the entry is in the bin", async () => {
    const { id } = await createEntry(app, { title: "Binned" });
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as: "publisher" })).status).toBe(204);
    const named = await app.request("patch", variantPath(id, "en", "/versions/1"), { as: "editor", body: { name: "x" } });
    expect(named.status).toBe(409);
  });
});

describe("before an entry goes to the bin", () => {
  it("what its drafts hold beyond their versions is a checkpoint, in every language", async () => {
    const { id } = await createEntry(app, { title: "Out" });
    await app.request("put", variantPath(id, "es"), { as: "editor", body: {} });
    await patchVariant(app, id, { title: "Fuera" }, { locale: "es" });
    expect((await app.request("delete", `/api/v1/entries/${id}`, { as: "publisher" })).status).toBe(204);
    const rows = await app.database.read.entryVersion.findMany({ where: { entryId: id }, orderBy: { locale: "asc" } });
    expect(rows.filter(({ locale }) => locale !== "*").map(({ locale, kind, title }) => [locale, kind, title])).toEqual([
      ["en", "checkpoint", "Out"],
      ["es", "checkpoint", "Fuera"],
    ]);
  });
});

describe("restoring single fields", () => {
  it("brings back those fields and leaves the others; readers see no change", async () => {
    clock.set("2021-07-11T19:00:00Z");
    const { id } = await createEntry(app, { title: "Old", slug: "old-and-new", summary: "Old summary", body: paragraph("old") });
    expect((await publish(app, id)).status).toBe(200);
    await patchVariant(app, id, { title: "New", summary: "New summary" });
    const restored = await app.request<{ fields: object; live: { version: number }; status: string }>("post", variantPath(id, "en", "/versions/1/restore"), {
      as: "editor",
      body: { fields: ["summary"] },
    });
    expect(restored.body).toMatchObject({ fields: { title: "New", summary: "Old summary" }, live: { version: 1 }, status: "changed" });
    expect(await kindsOf(id)).toEqual(["3 restore", "2 manual", "1 publish"]);
    expect((await versionsOf(id))[0]?.reason).toBe("Version 1 again: summary");
  });

  it("is refused where somebody changed such a field since, and goes where they changed another", async () => {
    const { id, variant } = await createEntry(app, { title: "One", summary: "One" }).then(async (made) => {
      await app.request("post", variantPath(made.id, "en", "/versions"), { as: "editor", body: {} });
      const { body } = await patchVariant(app, made.id, { title: "Two", summary: "Two" });
      return { id: made.id, variant: body };
    });
    await patchVariant(app, id, { title: "Three" });
    const restore = (fields: string[]) =>
      app.request("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor", body: { fields }, ifMatch: variant.revision });
    expect((await restore(["title"])).status).toBe(412);
    expect((await restore(["summary"])).status).toBe(200);
  });
});
