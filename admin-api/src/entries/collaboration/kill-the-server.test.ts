import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { freePort } from "../../platform/testing-redis.ts";
import { type ChildServer, startChildServer } from "./child-server.testing.ts";
import { type Browser, createArticle, everywhere, openBrowser, prepareNewsroom, signIn, type TestPerson, until } from "./testing.ts";

const rounds = 8;

let database: TestDatabase;
let marta: TestPerson;
let port: number;
let server: ChildServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareNewsroom(database);
  marta = await signIn(database, "Marta", everywhere("editor"));
  port = await freePort();
  server = await startChildServer(database.url, port);
});
afterAll(async () => {
  await server.kill();
  await database.close();
});

/** Types words one after the other; `acknowledged` has those that the server called saved. */
function typist(browser: Browser, name: string) {
  const acknowledged = new Set<string>();
  let isTyping = true;
  let count = 0;
  const run = (async () => {
    while (isTyping) {
      const words = Array.from({ length: 3 }, () => `${name}${count++}`);
      const text = browser.doc.getText("title");
      for (const word of words) text.insert(Math.random() < 0.5 ? 0 : text.length, ` ${word} `);
      await browser.saved();
      for (const word of words) acknowledged.add(word);
    }
  })().catch(() => undefined);
  const abandon = () => {
    isTyping = false;
  };
  const stop = () => {
    abandon();
    return run;
  };
  return { acknowledged, abandon, stop };
}

describe("a server that is killed while people type", () => {
  it("has lost nothing that it had called saved, doubled nothing, and gets the rest from the browsers that live", { timeout: 120_000 }, async () => {
    const entryId = await createArticle(database, { en: { title: "" } });
    const survivor = openBrowser({ port, entryId, locale: "en", person: marta });
    await survivor.synced();
    const steady = typist(survivor, "s");
    const promised: Set<string>[] = [];
    for (let round = 0; round < rounds; round++) {
      const passing = openBrowser({ port, entryId, locale: "en", person: marta });
      await passing.synced();
      const typing = typist(passing, `p${round}x`);
      promised.push(typing.acknowledged);
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 400));
      await server.kill();
      // This tab dies with the server: only what was called saved may be counted on.
      typing.abandon();
      passing.close();
      await server.start();
      await until(() => survivor.provider.synced, 30_000);
    }
    await steady.stop();
    await server.kill();
    survivor.close();
    await server.start();
    const late = openBrowser({ port, entryId, locale: "en", person: marta });
    await late.synced();
    const words = late.doc.getText("title").toString().split(/\s+/).filter(Boolean);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const saved = [steady.acknowledged, ...promised].flatMap((each) => [...each]);
    expect(saved.length).toBeGreaterThan(rounds * 3);
    expect(saved.filter((word) => counts.get(word) !== 1)).toEqual([]);
    expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
    // The stored draft follows too, without anybody typing again.
    await until(async () => {
      const { fields } = await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } });
      return (JSON.parse(fields) as { title: string }).title === late.doc.getText("title").toString();
    }, 20_000);
    late.close();
  });
});
