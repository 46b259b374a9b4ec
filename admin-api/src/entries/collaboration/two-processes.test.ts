import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { listSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { startTestRedis, type TestRedis } from "../../platform/testing-redis.ts";
import { type Browser, createArticle, everywhere, type LiveServer, openBrowser, prepareNewsroom, signIn, startLiveServer, until } from "./testing.ts";

let database: TestDatabase;
let redis: TestRedis;
let servers: LiveServer[];

beforeAll(async () => {
  database = await openTestDatabase();
  redis = await startTestRedis();
  await prepareNewsroom(database);
  servers = [await startLiveServer(database, { redisUrl: redis.url }), await startLiveServer(database, { redisUrl: redis.url })];
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await redis.close();
  await database.close();
});

describe("one draft open in two processes with a Redis between them", () => {
  it("is one text: both people see each other type, each process can publish what both typed, and both know who is here", async () => {
    const [first, second] = servers as [LiveServer, LiveServer];
    const marta = await signIn(database, "Marta", everywhere("editor"));
    const tom = await signIn(database, "Tom", everywhere("editor"));
    const entryId = await createArticle(database, { en: { title: "Italy win" } });
    const a = openBrowser({ port: first.port, entryId, locale: "en", person: marta });
    const b = openBrowser({ port: second.port, entryId, locale: "en", person: tom });
    await Promise.all([a.synced(), b.synced()]);
    a.doc.getText("title").insert(9, " at Wembley");
    b.doc.getText("title").insert(0, "Brave ");
    const read = () => [a, b].map((browser) => browser.doc.getText("title").toString());
    await until(() => read().every((title) => title === "Brave Italy win at Wembley"));
    await Promise.all([a.saved(), b.saved()]);

    b.doc.getText("title").insert(0, "The ");
    await b.saved();
    await first.collaboration.liveDrafts.flush(entryId);
    const { fields } = await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } });
    expect((JSON.parse(fields) as { title: string }).title).toBe("The Brave Italy win at Wembley");

    const people = async () => (await first.collaboration.presence.list()).find((entry) => entry.entryId === entryId)?.people.map((person) => person.name);
    await until(async () => (await people())?.length === 2, 12_000);
    first.collaboration.liveDrafts.announce(entryId, { type: "published", commitSeq: 7 });
    await until(() => b.messages.some((message) => message.type === "published"));
    a.close();
    b.close();
  });

  it("lets nobody suggest in another's name, also while others type at the other process", async () => {
    const [first, second] = servers as [LiveServer, LiveServer];
    const marta = await signIn(database, "Marta", everywhere("editor"));
    const tom = await signIn(database, "Tom", everywhere("editor"));
    const content = [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "Goal" }] }];
    const entryId = await createArticle(database, { en: { title: "Italy win", body: { type: "doc", formatVersion, content } } });
    const a = openBrowser({ port: first.port, entryId, locale: "en", person: marta });
    const b = openBrowser({ port: second.port, entryId, locale: "en", person: tom });
    await Promise.all([a.synced(), b.synced()]);
    await until(() => a.doc.getXmlFragment("body").length > 0 && b.doc.getXmlFragment("body").length > 0);
    const suggest = ({ doc }: Browser, id: string, words: string, authorId: string) =>
      ((doc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, words, {
        insertion: { id, authorId, at: "2026-11-23T21:00:00.000Z" },
      });
    let isTyping = true;
    const typing = (async () => {
      while (isTyping) {
        b.doc.getText("title").insert(0, ".");
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    suggest(b, "honest", "late ", tom.id);
    suggest(a, "forged", "I resign ", tom.id);
    const names = async () => {
      const { fields } = await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } });
      return Object.fromEntries(listSuggestions((JSON.parse(fields) as { body: unknown }).body).map(({ id, authorId }) => [id, authorId]));
    };
    await until(async () => (await names())["forged"] === marta.id && (await names())["honest"] === tom.id, 12_000);
    isTyping = false;
    await typing;
    await Promise.all([a.saved(), b.saved()]);
    await second.collaboration.liveDrafts.flush(entryId);
    expect(await names()).toEqual({ forged: marta.id, honest: tom.id });
    a.close();
    b.close();
  });
});
