import { longestComment, mostOpenThreads } from "@pressbox/shared/comments/comments.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry, publish, rulesOf, variantPath } from "../entries/entries.testing.ts";
import { countOpenThreads } from "./comments.public.ts";
import { anchorOn, beginThread, listThreads, reopen, reply, resolve, threadsPath } from "./comments.testing.ts";

let app: TestApp;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
  id = (await createEntry(app, articleFields("Discussed"))).id;
});
afterAll(() => app.close());

describe("a thread", () => {
  test("is about words, about a field, or about a shared field, and keeps its place as it was given", async () => {
    const onWords = await beginThread(app, id, { body: "Sure?", anchor: anchorOn("after one minute and 57 seconds") });
    expect(onWords).toMatchObject({
      status: 201,
      body: { state: "open", fieldKey: "body", locale: "en", anchor: anchorOn("after one minute and 57 seconds") },
    });
    expect((await beginThread(app, id, { fieldKey: "title", body: "Too long" })).body).toMatchObject({ anchor: null, fieldKey: "title" });
    expect((await beginThread(app, id, { fieldKey: "related", body: "More of these" }, { locale: "*" })).body).toMatchObject({ locale: "*" });
    expect((await listThreads(app, id)).items.map((thread) => thread.fieldKey)).toEqual(["title", "body"]);
    expect((await listThreads(app, id, "", "editor", "*")).items.map((thread) => thread.fieldKey)).toEqual(["related"]);
    expect(await countOpenThreads(app.database.read, [{ entryId: id, locale: "en" }])).toEqual([3]);
  });

  test("takes answers in order, is resolved and reopened, and says by whom", async () => {
    const { id: threadId } = (await beginThread(app, id, { body: "Who says so?" }, { as: "translator" })).body;
    await reply(app, threadId, "The referee.", "editor");
    const resolved = (await resolve(app, threadId, "translator")).body;
    expect(resolved.comments.map((comment) => [comment.author.name, comment.body])).toEqual([
      ["the translator", "Who says so?"],
      ["the editor", "The referee."],
    ]);
    expect(resolved).toMatchObject({ state: "resolved", resolved: { by: { name: "the translator" } } });
    expect((await listThreads(app, id, "?state=resolved")).items.map((thread) => thread.id)).toEqual([threadId]);
    expect((await listThreads(app, id, "?state=open")).items.map((thread) => thread.id)).not.toContain(threadId);
    expect((await reopen(app, threadId)).body).toMatchObject({ state: "open", resolved: null });
  });

  test("is opened again by an answer", async () => {
    const { id: threadId } = (await beginThread(app, id, { body: "Done?" })).body;
    await resolve(app, threadId);
    expect((await reply(app, threadId, "Not yet.")).body).toMatchObject({ state: "open", resolved: null });
  });

  test("is not resolved over an answer that one has not read", async () => {
    const seen = (await beginThread(app, id, { body: "Shall I?" })).body;
    await reply(app, seen.id, "Wait!", "publisher");
    const refused = await resolve(app, seen.id, "editor", seen.revision);
    expect(refused).toMatchObject({ status: 412, body: { code: "platform.precondition_failed", details: { current: { state: "open" } } } });
    const { revision } = (await listThreads(app, id)).items.find((thread) => thread.id === seen.id)!;
    expect((await resolve(app, seen.id, "editor", revision)).status).toBe(200);
  });

  test("resolving and answering at once lose nothing: the answer stands, whoever came first", async () => {
    for (let round = 0; round < 5; round++) {
      const { id: threadId } = (await beginThread(app, id, { body: "Race" })).body;
      const statuses = await Promise.all([resolve(app, threadId), reply(app, threadId, "one"), reply(app, threadId, "two"), resolve(app, threadId)]);
      expect(statuses.filter(({ status }) => ![200, 201, 412].includes(status))).toEqual([]);
      const { comments } = (await listThreads(app, id)).items.find((thread) => thread.id === threadId)!;
      expect(comments.map((comment) => comment.body).sort()).toEqual(["Race", "one", "two"]);
    }
  });

  test("belongs to its variant: another one does not list it, and pages hand out each once", async () => {
    await app.request("put", variantPath(id, "es"), { as: "translator", body: { fields: articleFields("Discutido") } });
    await beginThread(app, id, { body: "¿Seguro?" }, { locale: "es", as: "translator" });
    const spanish = await listThreads(app, id, "", "editor", "es");
    expect([spanish.items.length, spanish.openCount]).toEqual([1, 1]);
    const seen: string[] = [];
    for (let cursor = ""; ; ) {
      const page = await listThreads(app, id, `?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`);
      seen.push(...page.items.map((thread) => thread.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await listThreads(app, id, "?limit=50")).items.length);
    expect((await app.request("get", `${threadsPath(id)}?cursor=nonsense`, { as: "editor" })).status).toBe(422);
  });

  test("stays when the entry is published and a version is restored", async () => {
    const entry = (await createEntry(app, articleFields("Restored"))).id;
    await beginThread(app, entry, { body: "Keep me" });
    expect((await publish(app, entry)).status).toBe(200);
    expect((await app.request("post", variantPath(entry, "en", "/versions/1/restore"), { as: "editor", body: {} })).status).toBe(200);
    expect((await listThreads(app, entry)).items.map((thread) => thread.comments[0]?.body)).toEqual(["Keep me"]);
  });
});

describe("what a comment may be", () => {
  test("plain words of up to 4,000 signs, kept letter by letter and never read as HTML", async () => {
    const body = `<img src=x onerror=alert(1)> & "quotes"\n\u202Eעברית ${"x".repeat(100)}`;
    expect((await beginThread(app, id, { body })).body.comments[0]?.body).toBe(body);
    expect((await beginThread(app, id, { body: "x".repeat(longestComment) })).status).toBe(201);
    for (const wrong of ["", "  \n ", "x".repeat(longestComment + 1), 7, null]) expect((await beginThread(app, id, { body: wrong })).status).toBe(422);
  });

  test.each([
    ["a field that the type does not have", { fieldKey: "nothing" }, "fieldKey"],
    ["a shared field in a language", { fieldKey: "related" }, "fieldKey"],
    ["a position that is not base64", { anchor: { ...anchorOn("x"), start: "<script>" } }, "anchor.start"],
    ["a quote that is too long", { anchor: anchorOn("x".repeat(1_001)) }, "anchor.quote"],
    ["no quote", { anchor: anchorOn("") }, "anchor.quote"],
    ["a mention of nobody", { body: "@[01890000-0000-7000-8000-000000000000] look" }, "body"],
  ])("%s is refused at its place", async (_what, wrong, path) => {
    const refused = await beginThread(app, id, { body: "Hm", ...wrong });
    expect([refused.status, Object.keys(rulesOf(refused.body))]).toEqual([422, [path]]);
  });

  test("a variant holds so many open threads and no more, until some are resolved", async () => {
    const entry = (await createEntry(app, articleFields("Crowded"))).id;
    const first = (await beginThread(app, entry, { body: "1" })).body.id;
    const others = Array.from({ length: mostOpenThreads - 1 }, (_thread, number) => beginThread(app, entry, { body: `${number + 2}` }));
    expect(new Set((await Promise.all(others)).map(({ status }) => status))).toEqual(new Set([201]));
    expect((await beginThread(app, entry, { body: "one too many" })).body).toMatchObject({ code: "comments.too_many_threads" });
    await resolve(app, first);
    const atOnce = await Promise.all([1, 2, 3].map((number) => beginThread(app, entry, { body: `room for one ${number}` })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  }, 60_000);
});

describe("a page of threads", () => {
  test("stays of a size that browsers bear: long discussions make it short, and the next page goes on", async () => {
    const entry = (await createEntry(app, articleFields("Talked over"))).id;
    const threads: string[] = [];
    for (const comments of [90, 90, 90, 1]) {
      const { id: threadId } = (await beginThread(app, entry, { body: "First" })).body;
      threads.unshift(threadId);
      const rows = Array.from({ length: comments - 1 }, () => ({
        id: newId(),
        threadId,
        authorId: newId(),
        body: "x".repeat(longestComment),
        createdAt: new Date(),
      }));
      await app.database.transaction((tx) => tx.comment.createMany({ data: rows }));
    }
    const first = await listThreads(app, entry);
    expect(first.items.map((thread) => [thread.id, thread.comments.length])).toEqual([
      [threads[0], 1],
      [threads[1], 90],
      [threads[2], 90],
    ]);
    const second = await listThreads(app, entry, `?cursor=${first.nextCursor}`);
    expect([second.items.map((thread) => thread.id), second.nextCursor]).toEqual([[threads[3]], null]);
    expect((await app.request("get", `${threadsPath(entry)}?limit=51`, { as: "editor" })).status).toBe(422);
  }, 30_000);
});
