/** What an older app release left behind is read, hashed and opened by this one. */
import { createHash } from "node:crypto";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { everywhere, openBrowser, signIn } from "./collaboration/testing.ts";
import { articleFields, createEntry, patchVariant, publish, readVariant, variantPath } from "./entries.testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.endSockets();
  await app.close();
});

/** Rewrites an entry's draft, versions and publication as a release of format 1 stored them: its number in the text, its hash of exactly that. */
async function ageToFormat1(entryId: string): Promise<void> {
  const place = { entryId, locale: "en" };
  const { fields } = await app.database.read.variant.findUniqueOrThrow({ where: { entryId_locale: place }, select: { fields: true } });
  const old = JSON.parse(fields) as Record<string, unknown>;
  old["body"] = { ...(old["body"] as object), formatVersion: 1 };
  const hash = createHash("sha256").update(canonicalJson(old)).digest("hex");
  await app.database.transaction(async (tx) => {
    await tx.variant.updateMany({ where: place, data: { fields: JSON.stringify(old), draftHash: hash, formatVersion: 1 } });
    await tx.entryVersion.updateMany({ where: place, data: { fields: JSON.stringify(old), hash, formatVersion: 1 } });
    await tx.publication.updateMany({ where: place, data: { hash } });
  });
}

async function liveEntryOfFormat1(title: string): Promise<string> {
  const { id } = await createEntry(app, articleFields(title));
  await publish(app, id);
  await ageToFormat1(id);
  return id;
}

/** A live draft is stored some seconds after the last key. */
const stored = { timeout: 20_000 };

describe("an entry that went live under an older format that only grew since", () => {
  test("stays live when its draft is opened, typed in and taken back under this one", async () => {
    const id = await liveEntryOfFormat1("Long ago");
    const person = await signIn(app.database, "Marta", everywhere("editor"));
    const browser = openBrowser({ port: Number(new URL(app.url).port), entryId: id, locale: "en", person });
    await browser.synced();
    browser.doc.getText("title").insert(0, "Not so ");
    await browser.saved();
    await expect.poll(async () => (await readVariant(app, id)).status, stored).toBe("changed");
    expect((await readVariant(app, id)).changedFields).toEqual(["title"]);
    browser.doc.getText("title").delete(0, 7);
    await browser.saved();
    await expect.poll(async () => (await readVariant(app, id)).status, stored).toBe("live");
    browser.close();
  });

  test("stays live when a program sends the same text under either format, and is not published a second time", async () => {
    const id = await liveEntryOfFormat1("Sent again");
    const { fields } = await readVariant(app, id);
    const body = fields["body"] as object;
    for (const version of [1, formatVersion]) {
      const sent = await patchVariant(app, id, { body: { ...body, formatVersion: version } });
      expect([sent.status, sent.body.status, sent.body.changedFields]).toEqual([200, "live", []]);
    }
    const changed = await patchVariant(app, id, { title: "Sent again, longer" });
    expect(changed.body.changedFields).toEqual(["title"]);
    const back = await patchVariant(app, id, { title: "Sent again" });
    expect([back.body.status, back.body.changedFields]).toEqual(["live", []]);
    await publish(app, id);
    expect((await readVariant(app, id)).headVersion).toBe(1);
  });

  test("goes back to its old version, which is then a text of this format", async () => {
    const id = await liveEntryOfFormat1("Back then");
    await patchVariant(app, id, { body: { $markdown: "Rewritten." } });
    await app.request("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor" });
    const restored = await readVariant(app, id);
    expect([restored.status, JSON.stringify(restored.fields["body"])]).toEqual(["live", expect.stringContaining("Back then, told.")]);
  });
});

test("a program may send rich text of any older format; it is stored as one of this format", async () => {
  const plain = { type: "doc", content: [{ type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Grazie" }] }] }] };
  const { id } = await createEntry(app, { ...articleFields("Older program"), body: plain });
  const body = () => readVariant(app, id).then(({ fields }) => fields["body"] as { formatVersion: number; content: { type: string }[] });
  expect(await body()).toMatchObject({ formatVersion, content: [{ type: "quote" }] });
  await patchVariant(app, id, { body: { type: "doc", formatVersion: 1, content: [{ type: "divider" }] } });
  expect(await body()).toMatchObject({ formatVersion, content: [{ type: "divider" }] });
  const newer = await patchVariant(app, id, { body: { type: "doc", formatVersion: formatVersion + 1, content: [] } });
  expect([newer.status, newer.body.errors?.[0]?.rule]).toEqual([422, "rich_text.format_version"]);
});
