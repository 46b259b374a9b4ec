import type { VersionSummary, VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { addPerson } from "../identity/testing.ts";
import { createArticle, everywhere, openBrowser, signIn, until } from "./collaboration/testing.ts";
import { createEntry, paragraph, patchVariant, publish, type SettableClock, settableClock, variantPath } from "./entries.testing.ts";

let app: TestApp;
let clock: SettableClock;
beforeAll(async () => {
  clock = settableClock("2021-07-11T19:00:00Z");
  app = await startTestApp({ clock });
});
afterAll(() => app.close());

const erase = (id: string, text: string, as: "administrator" | "publisher" = "administrator") =>
  app.request<{ deleted: number; replaced: number; kept: number[]; isInDraft: boolean; code?: string }>("post", variantPath(id, "en", "/versions/erasure"), {
    as,
    body: { text },
  });
const numbersOf = async (id: string) =>
  (await app.request<{ items: VersionSummary[] }>("get", variantPath(id, "en", "/versions"), { as: "editor" })).body.items
    .map((version) => version.number)
    .sort();
const versionOf = async (id: string, number: number) =>
  (await app.request<VersionView>("get", variantPath(id, "en", `/versions/${number}`), { as: "editor" })).body;
const at = (minute: number) => clock.set(`2021-07-11T19:${String(minute).padStart(2, "0")}:00Z`);

describe("a person who asks to be taken out of texts", () => {
  it("is gone from checkpoints, blacked out in what was kept, and named where readers saw it; the audit does not say who", async () => {
    at(0);
    const { id } = await createEntry(app, { title: "Jane Doe speaks", slug: "speaks", summary: "S", body: paragraph("Live: Jane Doe.") });
    expect((await publish(app, id)).status).toBe(200);
    await patchVariant(app, id, { title: "Kept of JANE DOE", body: paragraph("Jane Doe, kept.") });
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: { name: "With Jane Doe" } });
    at(1);
    await patchVariant(app, id, { title: "Checkpoint with Jane Doe" });
    at(12);
    await patchVariant(app, id, { title: "Nothing here", body: paragraph("Nothing.") });
    at(30);
    await patchVariant(app, id, { title: "Jane Doe again" });
    at(50);
    await patchVariant(app, id, { title: "Clean" });
    expect(await numbersOf(id)).toEqual([1, 2, 3, 4, 5]);
    const erased = await erase(id, "Jane Doe");
    // Version 5 is the newest: it is blacked out, because numbers are never used again.
    expect(erased).toMatchObject({ status: 200, body: { deleted: 1, replaced: 2, kept: [1], isInDraft: false } });
    expect(await numbersOf(id)).toEqual([1, 2, 4, 5]);
    expect(await versionOf(id, 2)).toMatchObject({ name: "With █████", title: "Kept of █████" });
    expect(JSON.stringify(await versionOf(id, 2))).not.toMatch(/jane doe/i);
    expect((await versionOf(id, 1)).title).toBe("Jane Doe speaks");
    const audit = await app.request<{ items: { action: string }[] }>("get", `/api/v1/audit?subject=entry:${id}`, { as: "administrator" });
    expect(audit.body.items[0]?.action).toBe("version.phrase_erased");
    expect(JSON.stringify(audit.body.items[0])).not.toMatch(/jane/i);
    expect((await erase(id, "Jane Doe")).body).toMatchObject({ deleted: 0, replaced: 0, kept: [1] });
  });

  it("is no more in what was typed and deleted again, and the draft is said to have what it has", async () => {
    const marta = await signIn(app.database, "Marta", everywhere("editor"));
    const entryId = await createArticle(app.database, { en: { title: "Final" } });
    const browser = openBrowser({ port: Number(new URL(app.url).port), entryId, locale: "en", person: marta, headers: { Origin: app.url } });
    await browser.synced();
    const title = browser.doc.getText("title");
    title.insert(0, "Jane Doe ");
    await browser.saved();
    expect((await erase(entryId, "jane doe")).body.isInDraft).toBe(true);
    title.delete(0, 9);
    await browser.saved();
    expect((await erase(entryId, "jane doe")).body.isInDraft).toBe(false);
    browser.close();
    await until(async () => (await app.database.read.draftUpdate.count({ where: { entryId } })) === 0);
    const { state } = await app.database.read.draftDocument.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } });
    expect(Buffer.from(state).includes("Jane")).toBe(false);
    expect(Buffer.from(state).includes("Final")).toBe(true);
  });

  it("is gone from what comments quote and say and from bells, of this entry alone; whom they mention stays", async () => {
    const [{ id }, { id: other }] = [await createEntry(app, { title: "About Jane Doe" }), await createEntry(app, { title: "Jane Doe elsewhere" })];
    const reader = await addPerson(app, "reader@pressbox.test", "editor");
    const anchor = {
      generation: 1,
      start: "AQAAAA==",
      end: "AQAAAQ==",
      blockId: "a1",
      quote: "JANE DOE",
      before: `${"x".repeat(56)}Jane Doe`,
      after: "Jane Doe said",
    };
    for (const entryId of [id, other]) {
      const begun = await app.request("post", variantPath(entryId, "en", "/comment-threads"), {
        as: "publisher",
        body: { fieldKey: "body", anchor, body: `@[${reader.id}] is Jane Doe right?` },
      });
      expect(begun.status, JSON.stringify(begun.body)).toBe(201);
    }
    expect((await erase(id, "Jane Doe")).status).toBe(200);
    const kept = async (entryId: string) =>
      JSON.stringify([
        await app.database.read.commentThread.findMany({ where: { entryId }, include: { comments: true } }),
        await app.database.read.notification.findMany({ where: { entryId } }),
      ]);
    expect(await kept(id)).not.toMatch(/jane/i);
    expect(await kept(id)).toContain(`@[${reader.id}] is █████ right?`);
    expect((await app.request("get", variantPath(id, "en", "/comment-threads"), { as: "editor" })).status).toBe(200);
    expect((await kept(other)).match(/jane doe/gi)?.length).toBeGreaterThan(4);
  });

  it("is gone from versions however many there are, a few at a time; names and reasons of versions are never in the audit", async () => {
    const { id } = await createEntry(app, { title: "Jane Doe 0", slug: "many" });
    for (let number = 1; number <= 45; number++) {
      await patchVariant(app, id, { title: `Jane Doe ${number}` });
      const kept = { name: `Jane Doe ${number}`, reason: `asked by Jane Doe ${number}` };
      expect((await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: kept })).status).toBeLessThan(300);
    }
    await app.request("patch", variantPath(id, "en", "/versions/3"), { as: "editor", body: { name: "Renamed for Jane Doe" } });
    await patchVariant(app, id, { title: "Clean" });
    const { deleted, replaced } = (await erase(id, "Jane Doe")).body;
    expect(deleted + replaced).toBeGreaterThanOrEqual(45);
    expect(
      JSON.stringify(
        await app.database.read.entryVersion.findMany({ where: { entryId: id }, select: { title: true, name: true, reason: true, fields: true } }),
      ),
    ).not.toMatch(/jane/i);
    expect(JSON.stringify(await app.database.read.auditEvent.findMany({ where: { subject: `entry:${id}` }, select: { details: true } }))).not.toMatch(/jane/i);
  }, 60_000);

  it("comes back with a draft that still has it, is said to, and is gone for good once it is out of there and erased again", async () => {
    at(0);
    const { id } = await createEntry(app, { title: "Jane Doe speaks" });
    expect((await erase(id, "Jane Doe")).body.isInDraft).toBe(true);
    at(30);
    await patchVariant(app, id, { title: "Somebody speaks" });
    at(55);
    await patchVariant(app, id, { title: "Somebody spoke" });
    expect(await app.database.read.entryVersion.count({ where: { entryId: id, title: "Jane Doe speaks" } })).toBe(1);
    expect((await erase(id, "Jane Doe")).body).toMatchObject({ deleted: 1, isInDraft: false });
    expect(JSON.stringify(await app.database.read.entryVersion.findMany({ where: { entryId: id }, select: { title: true, number: true } }))).not.toMatch(
      /jane/i,
    );
  });

  it("is done by administrators only", async () => {
    const { id } = await createEntry(app, { title: "X" });
    expect((await erase(id, "Jane Doe", "publisher")).status).toBe(403);
    expect((await erase(id, "J")).status).toBe(422);
  });
});
