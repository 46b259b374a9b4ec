import type { VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Me } from "@pressbox/shared/identity/identity.schema.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { addPerson, signInAs } from "../identity/testing.ts";
import { articleFields, createEntry, type ProblemBody, patchVariant, publish, readVariant, rulesOf, variantPath } from "./entries.testing.ts";

let app: TestApp;
let editorId: string;
let publisherId: string;
let person: { cookie: string };
beforeAll(async () => {
  app = await startTestApp();
  const idOf = async (as: "editor" | "publisher") => (await app.request<Me>("get", "/api/v1/me", { as })).body.actor.id;
  [editorId, publisherId] = [await idOf("editor"), await idOf("publisher")];
  await addPerson(app, "paula@example.org", "publisher");
  person = { cookie: (await signInAs(app, "paula@example.org")).cookie };
});
afterAll(() => app.close());

const at = "2026-11-23T21:00:00.000Z";
const words = (text: string, ...marks: unknown[]) => ({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) });
const body = (...inline: unknown[]) => ({ type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "p1" }, content: inline }] });
const mark = (type: "insertion" | "deletion", authorId: string, id = "s1") => ({ type, attrs: { id, authorId, at } });
/** "Goal by Saka", where somebody would have it be Rice. */
const replaced = (authorId: string, id = "s1") =>
  body(words("Goal by "), words("Saka", mark("deletion", authorId, id)), words("Rice", mark("insertion", authorId, id)));
const clean = body(words("Goal by Saka"));

let count = 0;
async function suggested(more: Record<string, unknown> = {}) {
  count += 1;
  const fields = { ...articleFields(`Suggested ${count}`), body: clean, ...more };
  const { id } = await createEntry(app, fields);
  expect((await patchVariant(app, id, { body: replaced(editorId) })).status).toBe(200);
  return { id, slug: (await readVariant(app, id)).fields["slug"] as string };
}
const versionOf = async (id: string, number: number) =>
  (await app.request<VersionView>("get", variantPath(id, "en", `/versions/${number}`), { as: "editor" })).body;
const rowOf = (entryId: string, locale = "en") => app.database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale } } });

describe("a draft with open suggestions", () => {
  it("holds them, and is counted, searched, hashed and referenced as if nobody had suggested anything", async () => {
    const { id } = await createEntry(app, { ...articleFields("Clean"), body: clean });
    const before = await rowOf(id);
    const target = await createEntry(app, articleFields("Target"));
    const link = { type: "link", attrs: { entryId: target.id } };
    const uses = () => app.database.read.reference.count({ where: { toId: target.id } });
    const open = body(words("Goal by Saka"), words(", see there", link, mark("insertion", editorId)));
    expect((await patchVariant(app, id, { body: open })).status).toBe(200);
    const after = await rowOf(id);
    expect((await readVariant(app, id)).fields["body"]).toEqual(open);
    expect(after).toMatchObject({ openSuggestions: 1, draftHash: before.draftHash, searchText: before.searchText });
    expect(await uses()).toBe(0);
    await patchVariant(app, id, { body: body(words("Goal by Saka"), words(", see there", link)) });
    expect([await uses(), (await rowOf(id)).openSuggestions]).toEqual([1, 0]);
  });

  it("is live and unchanged when what readers see is its clean text", async () => {
    const { id } = await createEntry(app, { ...articleFields("Live"), body: clean });
    expect((await publish(app, id)).status).toBe(200);
    await patchVariant(app, id, { body: replaced(editorId) });
    expect(await readVariant(app, id)).toMatchObject({ status: "live", changedFields: [] });
  });

  it("keeps the clean text in a version and what was open beside it; going back brings the clean text", async () => {
    const { id } = await suggested();
    const { number } = (await app.request<{ number: number }>("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} })).body;
    expect(await versionOf(id, number)).toMatchObject({ fields: { body: clean }, suggested: { body: replaced(editorId) } });
    await patchVariant(app, id, { body: body(words("Another story")) });
    await app.request("post", variantPath(id, "en", `/versions/${number}/restore`), { as: "editor", body: {} });
    expect((await readVariant(app, id)).fields["body"]).toEqual(clean);
    expect((await rowOf(id)).openSuggestions).toBe(0);
  });

  it("loses no suggestion to a restore, also when the same clean text was kept before", async () => {
    const { id } = await createEntry(app, { ...articleFields("Twice"), body: body(words("Nil nil")) });
    const keep = () => app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    await keep();
    await patchVariant(app, id, { body: clean });
    await keep();
    await patchVariant(app, id, { body: replaced(editorId) });
    expect((await rowOf(id)).unversionedSince).not.toBeNull();
    expect((await app.request("post", variantPath(id, "en", "/versions/1/restore"), { as: "editor", body: {} })).status).toBe(200);
    expect((await readVariant(app, id)).fields["body"]).toEqual(body(words("Nil nil")));
    expect(await versionOf(id, 2)).toMatchObject({ fields: { body: clean }, suggested: {} });
    expect(await versionOf(id, 3)).toMatchObject({ fields: { body: clean }, suggested: { body: replaced(editorId) } });
  });

  it("is one version while nothing of it changes", async () => {
    const { id } = await suggested();
    const keep = async () => (await app.request<{ number: number }>("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} })).body.number;
    expect([await keep(), await keep()]).toEqual([1, 1]);
    expect((await rowOf(id)).unversionedSince).toBeNull();
    await patchVariant(app, id, { body: clean });
    expect([await keep(), await keep()]).toEqual([2, 2]);
  });

  it("starts another language with the clean text", async () => {
    const { id } = await suggested();
    const made = await app.request("put", variantPath(id, "es"), { as: "editor", body: { copyFrom: "en" } });
    expect(made.status).toBe(201);
    expect((await readVariant(app, id, "es")).fields["body"]).toEqual(clean);
  });
});

describe("a suggestion in somebody else's name", () => {
  it("is refused, whether as a mark or on a block; what stood in the draft may stay", async () => {
    const { id } = await createEntry(app, { ...articleFields("Forged"), body: clean });
    const forged = await patchVariant(app, id, { body: replaced(publisherId) });
    expect([forged.status, rulesOf(forged.body)]).toEqual([422, { "fields.body": "suggestion_author" }]);
    const split = { type: "paragraph", attrs: { id: "p2", suggestion: { kind: "insertion", id: "s9", authorId: publisherId, at } } };
    expect((await patchVariant(app, id, { body: { ...clean, content: [...clean.content, split] } })).status).toBe(422);
    expect((await patchVariant(app, id, { body: replaced(editorId) })).status).toBe(200);
    expect((await patchVariant(app, id, { body: replaced(editorId) }, { as: "publisher" })).status).toBe(200);
    const taken = await patchVariant(app, id, { body: replaced(publisherId) }, { as: "editor" });
    expect(taken.status).toBe(422);
    const create = { type: "article", locale: "en", fields: { title: "New", body: replaced(publisherId) } };
    expect((await app.request("post", "/api/v1/entries", { as: "editor", body: create })).status).toBe(422);
  });

  it("may not hide behind an honest piece of the same suggestion, nor take over somebody's id", async () => {
    const { id } = await createEntry(app, { ...articleFields("Two names"), body: clean });
    const both = body(words("Goal by "), words("Saka", mark("deletion", editorId)), words("Rice", mark("insertion", publisherId)));
    const refused = await patchVariant(app, id, { body: both });
    expect([refused.status, rulesOf(refused.body)]).toEqual([422, { "fields.body": "suggestion_author" }]);
    expect((await patchVariant(app, id, { body: replaced(editorId) })).status).toBe(200);
    const joined = body(...replaced(editorId).content[0]!.content, words(" at last", mark("insertion", publisherId)));
    expect((await patchVariant(app, id, { body: joined }, { as: "publisher" })).status).toBe(422);
  });

  it("keeps the words of its author: others may carry along less of them, and no more", async () => {
    const { id } = await suggested();
    const asPublisher = (...inline: unknown[]) => patchVariant(app, id, { body: body(...inline) }, { as: "publisher" }).then(({ status }) => status);
    const theirs = replaced(editorId).content[0]!.content;
    const more = [
      words(" and I resign", mark("insertion", editorId)),
      words("Goal", mark("deletion", editorId)),
      { ...words("Rice", mark("insertion", editorId)) },
    ];
    for (const piece of more) expect(await asPublisher(...theirs, words(" – "), piece)).toBe(422);
    const picture = { type: "image", attrs: { id: "i", assetId: editorId, suggestion: { id: "s1", authorId: editorId, at, kind: "insertion" } } };
    const pictured = { ...replaced(editorId), content: [...replaced(editorId).content, picture] };
    expect((await patchVariant(app, id, { body: pictured }, { as: "publisher" })).status).toBe(422);
    expect(await asPublisher(words("A late "), ...theirs, words("!", mark("insertion", publisherId, "s2")))).toBe(200);
    expect(await asPublisher(words("Goal by "), words("Saka", mark("deletion", editorId)))).toBe(200);
    expect((await rowOf(id)).openSuggestions).toBe(1);
  });
});

describe("publishing with open suggestions", () => {
  const asPerson = (id: string, more: object = {}) => publish(app, id, "en", { ...more }, { as: person });
  const asked = (reply: { status: number; body: ProblemBody }) => [reply.status, reply.body.code, reply.body.details?.["open"]];
  const confirmed = ["open-suggestions"];

  it("asks a person, and leaves them out when the person says so", async () => {
    const { id, slug } = await suggested();
    expect(asked(await asPerson(id))).toEqual([409, "entries.open_suggestions", [{ locale: "en", count: 1 }]]);
    expect((await readVariant(app, id)).status).toBe("draft");
    expect((await asPerson(id, { confirmed })).status).toBe(200);
    await app.relay.drain();
    const delivered = JSON.stringify((await app.request("get", `/delivery/v1/en/article/${slug}`)).body);
    expect(delivered).toContain("Goal by Saka");
    expect(delivered).not.toContain("Rice");
    expect((await readVariant(app, id)).fields["body"]).toEqual(replaced(editorId));
  });

  it("asks before it plans, and for a set of languages", async () => {
    const { id } = await suggested();
    const plan = { at: "2037-01-01T12:00:00Z" };
    expect(asked(await asPerson(id, plan))[1]).toBe("entries.open_suggestions");
    expect((await asPerson(id, { ...plan, confirmed })).status).toBe(200);
    const set = (more: object) => app.request<ProblemBody>("post", `/api/v1/entries/${id}/publish`, { as: person, body: { locales: ["en"], ...more } });
    expect(asked(await set({}))[2]).toEqual([{ locale: "en", count: 1 }]);
    expect((await set({ confirmed })).status).toBe(200);
    expect((await set({ confirmed: ["anything"] })).status).toBe(422);
  });

  it("asks neither for a version that is named nor a program", async () => {
    const { id } = await suggested();
    await app.request("post", variantPath(id, "en", "/versions"), { as: "editor", body: {} });
    expect((await asPerson(id, { version: 1 })).status).toBe(200);
    expect((await publish(app, (await suggested()).id)).status).toBe(200);
  });
});
