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
});
