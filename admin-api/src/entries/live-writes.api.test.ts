import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { type Browser, everywhere, openBrowser, signIn } from "./collaboration/testing.ts";
import { articleFields, createEntry, patchVariant, publish, readVariant, variantPath } from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.endSockets();
  await app.close();
});

async function openDraft(entryId: string, locale = "en"): Promise<Browser> {
  const person = await signIn(app.database, "Marta", everywhere("editor"));
  const browser = openBrowser({ port: Number(new URL(app.url).port), entryId, locale, person });
  await browser.synced();
  return browser;
}

describe("while somebody has the draft open", () => {
  test("what a program writes appears in the open document, and what is typed meanwhile stays", async () => {
    const { id } = await createEntry(app, articleFields("Open"));
    const browser = await openDraft(id);
    browser.doc.getText("summary").insert(0, "Typed. ");
    await browser.saved();
    const { status, body } = await patchVariant(app, id, { title: "From a program", tags: ["live"] });
    expect([status, body.fields["title"], body.fields["summary"]]).toEqual([200, "From a program", "Typed. About Open"]);
    await expect.poll(() => browser.doc.getText("title").toString()).toBe("From a program");
    browser.close();
  });

  test("publishing freezes what was typed a moment ago", async () => {
    const { id } = await createEntry(app, articleFields("Last word"));
    const browser = await openDraft(id);
    browser.doc.getText("title").insert(0, "The ");
    await browser.saved();
    const { body } = await publish(app, id);
    expect(body.variant).toMatchObject({ title: "The Last word", status: "live" });
    const version = await app.request<{ authors: { name: string }[] }>("get", variantPath(id, "en", "/versions/1"), { as: "editor" });
    expect(version.body.authors.map((author) => author.name)).toContain("Marta");
    await expect.poll(() => browser.messages.some((message) => message.type === "published" && message.commitSeq === body.commitSeq)).toBe(true);
    browser.close();
  });

  test("a language started empty gets its slug from the title when it is planned, in the open document too", async () => {
    const { id } = await createEntry(app, articleFields("Started empty"));
    await app.request("put", variantPath(id, "es"), { as: "editor", body: {} });
    const browser = await openDraft(id, "es");
    browser.doc.getText("title").insert(0, "Empezado vacío");
    await browser.saved();
    await patchVariant(app, id, { summary: "De qué va", body: articleFields("Texto").body }, { locale: "es" });
    const planned = await publish(app, id, "es", { at: "2099-01-01T10:00", timeZone: "Europe/Madrid" });
    expect([planned.status, planned.body.variant.fields["slug"]]).toEqual([200, "empezado-vacio"]);
    await expect.poll(() => browser.doc.getText("slug").toString()).toBe("empezado-vacio");
    browser.close();
  });

  test("a program that saw an older text is refused, and nothing is changed", async () => {
    const { id, variant } = await createEntry(app, articleFields("Guarded text"));
    const browser = await openDraft(id);
    browser.doc.getText("title").insert(0, "New ");
    await browser.saved();
    const refused = await patchVariant(app, id, { title: "Old view" }, { ifMatch: variant.revision });
    expect([refused.status, refused.body.details?.["fields"]]).toEqual([412, ["title"]]);
    expect((await readVariant(app, id)).title).toBe("New Guarded text");
    expect((await patchVariant(app, id, { summary: "Other field" }, { ifMatch: variant.revision })).status).toBe(200);
    browser.close();
  });

  test("going back to a version reaches the open document", async () => {
    const { id } = await createEntry(app, articleFields("Before"));
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    const browser = await openDraft(id);
    browser.doc.getText("title").insert(0, "Not ");
    await browser.saved();
    const restored = await app.request<{ title: string }>("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor" });
    expect(restored.body.title).toBe("Before");
    await expect.poll(() => browser.doc.getText("title").toString()).toBe("Before");
    browser.close();
  });

  /** Runs a restore that has to wait for the database, and meanwhile what somebody does who has the draft open. */
  async function duringRestore(id: string, type: () => void, more: { ifMatch?: number } = {}) {
    const held = Promise.withResolvers<void>();
    const holding = app.database.transaction(() => held.promise);
    const restoring = app.request<{ title: string }>("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor", ...more });
    // The restore is behind its flush and waits to freeze what was flushed.
    await new Promise((resolve) => setTimeout(resolve, 300));
    type();
    await new Promise((resolve) => setTimeout(resolve, 100));
    held.resolve();
    await holding;
    return restoring;
  }
  const versionRows = (entryId: string) => app.database.read.entryVersion.findMany({ where: { entryId, locale: "en" }, orderBy: { number: "asc" } });

  test("what is typed while somebody goes back to a version stands in a version", async () => {
    const { id } = await createEntry(app, articleFields("Kept"));
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    const browser = await openDraft(id);
    browser.doc.getText("title").insert(0, "Not ");
    await browser.saved();
    await patchVariant(app, id, { summary: "Stored" });
    const restored = await duringRestore(id, () => browser.doc.getText("title").insert(0, "Certainly "));
    expect([restored.status, restored.body.title]).toEqual([200, "Kept"]);
    expect((await versionRows(id)).map(({ title, kind }) => `${kind} ${title}`)).toEqual([
      "manual Kept",
      "manual Not Kept",
      "manual Certainly Not Kept",
      "restore Kept",
    ]);
    browser.close();
  });

  test("the audit knows no restore that was refused for what was typed meanwhile", async () => {
    const { id } = await createEntry(app, articleFields("Refused"));
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    const browser = await openDraft(id);
    browser.doc.getText("title").insert(0, "Not ");
    await browser.saved();
    const { body } = await patchVariant(app, id, { summary: "Stored" });
    const restored = await duringRestore(id, () => browser.doc.getText("title").insert(0, "Certainly "), { ifMatch: body.revision });
    expect(restored.status).toBe(412);
    const restores = () => app.database.read.auditEvent.count({ where: { subject: `entry:${id}`, action: "version.restored" } });
    expect(await restores()).toBe(0);
    expect((await app.request("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor" })).status).toBe(200);
    expect(await restores()).toBe(1);
    browser.close();
  });
});
