import type { VersionSummary, VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
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

  it("is done by administrators only", async () => {
    const { id } = await createEntry(app, { title: "X" });
    expect((await erase(id, "Jane Doe", "publisher")).status).toBe(403);
    expect((await erase(id, "J")).status).toBe(422);
  });
});
