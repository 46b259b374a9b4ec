import { roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry } from "../entries/entries.testing.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";
import { beginThread, type Caller, listThreads, person, reopen, reply, resolve, threadsPath, toldTo } from "./comments.testing.ts";

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
  id = (await createEntry(app, articleFields("Guarded"))).id;
});
afterAll(() => app.close());

const patch = (commentId: string, as: Caller, body: string, ifMatch?: number) =>
  app.request<{ code: string }>("patch", `/api/v1/comments/${commentId}`, { as, body: { body }, ...(ifMatch === undefined ? {} : { ifMatch }) });
const remove = (commentId: string, as: Caller) => app.request("delete", `/api/v1/comments/${commentId}`, { as });

describe("whoever reads the entry", () => {
  test.each(roles)("as %s begins, answers, resolves and reopens", async (as) => {
    const { status, body } = await beginThread(app, id, { body: "A word" }, { as });
    expect([status, body.abilities]).toEqual([201, { canReply: true, canResolve: true }]);
    expect((await reply(app, body.id, "And another", as)).status).toBe(201);
    expect((await resolve(app, body.id, as)).status).toBe(200);
    expect((await reopen(app, body.id, as)).status).toBe(200);
  });

  test("changes and deletes only their own words; administrators delete any and change none", async () => {
    const thread = (await beginThread(app, id, { body: "Mine" }, { as: "translator" })).body;
    const mine = thread.comments[0]!.id;
    expect(thread.comments[0]!.abilities).toEqual({ canEdit: true, canDelete: true });
    await reply(app, thread.id, "Answer", "publisher");
    for (const as of ["editor", "publisher", "media-manager"] as const) {
      expect((await patch(mine, as, "Forged")).status).toBe(403);
      expect((await remove(mine, as)).status).toBe(403);
    }
    expect((await patch(mine, "administrator", "Forged")).status).toBe(403);
    expect((await patch(mine, "translator", "Mine, better")).status).toBe(200);
    expect((await remove(mine, "administrator")).status).toBe(204);
    const [first, second] = (await listThreads(app, id)).items.find((each) => each.id === thread.id)!.comments;
    expect([first?.body, first?.deletedAt !== null, second?.body]).toEqual(["", true, "Answer"]);
    expect((await patch(mine, "translator", "Back from the dead")).body.code).toBe("comments.deleted");
    expect((await remove(second!.id, "publisher")).status).toBe(204);
    expect((await listThreads(app, id)).items.map((each) => each.id)).not.toContain(thread.id);
  });

  test("does not overwrite what another tab of theirs wrote", async () => {
    const { comments } = (await beginThread(app, id, { body: "v1" })).body;
    const { id: commentId, revision } = comments[0]!;
    expect((await patch(commentId, "editor", "v2", revision)).status).toBe(200);
    expect((await patch(commentId, "editor", "v2 of the other tab", revision)).status).toBe(412);
  });
});

describe("whoever may not read the entry", () => {
  test("finds no thread, no comment and no people, by any route, and learns nothing by trying", async () => {
    const thread = (await beginThread(app, id, { body: "Secret" })).body;
    const grant = { role: "editor", contentType: "page", locale: "*" } as const;
    const as = { token: (await createToken(app.platform, systemActor, { ...grant, name: "pages only", expiresInDays: 1 })).secret };
    const tries: [string, string, unknown?][] = [
      ["get", threadsPath(id)],
      ["get", `/api/v1/entries/${id}/people`],
      ["post", threadsPath(id), { fieldKey: "body", body: "x" }],
      ["post", `/api/v1/comment-threads/${thread.id}/comments`, { body: "x" }],
      ["put", `/api/v1/comment-threads/${thread.id}/resolution`],
      ["delete", `/api/v1/comment-threads/${thread.id}/resolution`],
      ["patch", `/api/v1/comments/${thread.comments[0]!.id}`, { body: "x" }],
      ["delete", `/api/v1/comments/${thread.comments[0]!.id}`],
    ];
    for (const [method, path, body] of tries) {
      const hidden = await app.request<{ detail: string }>(method, path, { as, ...(body === undefined ? {} : { body }) });
      expect([path, hidden.status, hidden.body.detail]).toEqual([path, 404, "There is no such entry."]);
    }
    for (const path of [`/api/v1/comment-threads/${newId()}/comments`]) {
      const missing = await app.request<{ detail: string }>("post", path, { as: "editor", body: { body: "x" } });
      expect([missing.status, missing.body.detail]).toEqual([404, "There is no such entry."]);
    }
    expect((await listThreads(app, id)).items.find((each) => each.id === thread.id)).toEqual(thread);
    expect((await app.request("get", threadsPath(id, "de"), { as: "editor" })).status).toBe(404);
  });
});

describe("in the bin", () => {
  test("threads are read, and nobody writes", async () => {
    const entry = (await createEntry(app, articleFields("Thrown away"))).id;
    const thread = (await beginThread(app, entry, { body: "Why?" })).body;
    expect((await app.request("delete", `/api/v1/entries/${entry}`, { as: "editor" })).status).toBe(204);
    for (const refused of [
      await beginThread(app, entry, { body: "x" }),
      await reply(app, thread.id, "x"),
      await resolve(app, thread.id),
      await patch(thread.comments[0]!.id, "editor", "x"),
      await remove(thread.comments[0]!.id, "administrator"),
    ])
      expect(refused).toMatchObject({ status: 409, body: { code: "entries.in_bin" } });
    const [seen] = (await listThreads(app, entry)).items;
    expect(seen).toMatchObject({ abilities: { canReply: false, canResolve: false }, comments: [{ abilities: { canEdit: false, canDelete: false } }] });
  });
});

describe("people", () => {
  test("hear of being mentioned, of answers in their threads and of their end; nobody hears of their own doings", async () => {
    const elena = await person(app, "elena");
    const tom = await person(app, "tom", "translator");
    const ines = await person(app, "ines", "publisher");
    const thread = (await beginThread(app, id, { body: `Look, @[${tom.id}] and @[${elena.id}]` }, { as: elena.as })).body;
    expect(thread.mentioned.map(({ name }) => name)).toEqual(["tom", "elena"]);
    await reply(app, thread.id, "Seen.", tom.as);
    await reply(app, thread.id, `Thanks, @[${tom.id}]`, ines.as);
    await resolve(app, thread.id, elena.as);
    const types = async (as: Caller) => (await toldTo(app, as)).map(({ type }) => type);
    expect(await types(elena.as)).toEqual(["comments.replied", "comments.replied"]);
    expect(await types(tom.as)).toEqual(["comments.resolved", "comments.mentioned", "comments.mentioned"]);
    expect(await types(ines.as)).toEqual(["comments.resolved"]);
    const first = (await toldTo(app, tom.as)).at(-1)!;
    expect(first.path).toBe(`/content/${id}/en?panel=comments&thread=${thread.id}`);
    expect(first.details).toMatchObject({ title: "Guarded", text: "Look, @tom and @elena" });
  });

  test("who may not read the entry cannot be mentioned, and is offered to nobody", async () => {
    const stranger = await person(app, "stranger", "editor", { contentType: "page" });
    expect((await beginThread(app, id, { body: `@[${stranger.id}]` })).status).toBe(422);
    const { body } = await app.request<{ items: { id: string; name: string }[] }>("get", `/api/v1/entries/${id}/people?q=`, { as: "editor" });
    expect(body.items.map(({ name }) => name)).not.toContain("stranger");
    for (const item of body.items) expect(Object.keys(item)).toEqual(["id", "name"]);
  });

  test("are named by their ids, however many there are, but only those who may read the entry, to those who may", async () => {
    const stranger = await person(app, "hidden", "editor", { contentType: "page" });
    const many: { id: string; name: string }[] = [];
    for (let n = 0; n < 22; n++) many.push({ id: (await person(app, `Author ${n}`)).id, name: `Author ${n}` });
    const ids = [...many.map((each) => each.id), stranger.id].join(",");
    const ask = (query: string, as: Caller) => app.request<{ items: { id: string; name: string }[] }>("get", `/api/v1/entries/${id}/people?${query}`, { as });
    const { body } = await ask(`ids=${ids}`, "translator");
    expect(body.items.toSorted((a, b) => many.findIndex((each) => each.id === a.id) - many.findIndex((each) => each.id === b.id))).toEqual(many);
    expect((await ask(`ids=${many[0]!.id}`, stranger.as)).status).toBe(404);
    expect((await ask("ids=nobody", "translator")).status).toBe(422);
  });

  test("are found by the beginning of any word of their name, without accents", async () => {
    const { id: personId } = await person(app, "Inés Ríos");
    const found = await app.request<{ items: object[] }>("get", `/api/v1/entries/${id}/people?q=rio`, { as: "translator" });
    expect(found.body.items).toEqual([{ id: personId, name: "Inés Ríos" }]);
  });

  test("a mention that an edit adds is told once; one that stood there is not told again", async () => {
    const lena = await person(app, "lena");
    const thread = (await beginThread(app, id, { body: "Anybody?" })).body;
    const commentId = thread.comments[0]!.id;
    await patch(commentId, "editor", `Anybody, @[${lena.id}]?`);
    await patch(commentId, "editor", `Anybody, @[${lena.id}]? Please.`);
    expect((await toldTo(app, lena.as)).map(({ type }) => type)).toEqual(["comments.mentioned"]);
  });
});

test("every verb is in the audit record, without the words", async () => {
  const entry = (await createEntry(app, articleFields("Recorded"))).id;
  const thread = (await beginThread(app, entry, { body: "confidential" })).body;
  const answered = (await reply(app, thread.id, "confidential too")).body;
  await patch(thread.comments[0]!.id, "editor", "confidential again");
  await resolve(app, thread.id);
  await reopen(app, thread.id);
  for (const comment of answered.comments) await remove(comment.id, "editor");
  const { body } = await app.request<{ items: { action: string; details: object }[] }>("get", `/api/v1/audit?subject=entry:${entry}`, { as: "administrator" });
  const own = body.items.filter(({ action }) => action.startsWith("comment"));
  expect(own.map(({ action }) => action).reverse()).toEqual([
    "comment_thread.begun",
    "comment.added",
    "comment.edited",
    "comment_thread.resolved",
    "comment_thread.reopened",
    "comment.deleted",
    "comment.deleted",
    "comment_thread.deleted",
  ]);
  expect(JSON.stringify(own)).not.toContain("confidential");
});
