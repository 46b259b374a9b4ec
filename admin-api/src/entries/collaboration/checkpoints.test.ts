import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { createArticle, everywhere, type LiveServer, openBrowser, prepareNewsroom, signIn, startLiveServer, type TestPerson, until } from "./testing.ts";

let database: TestDatabase;
let server: LiveServer;
let marta: TestPerson;
let sam: TestPerson;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareNewsroom(database);
  marta = await signIn(database, "Marta", everywhere("editor"));
  sam = await signIn(database, "Sam", everywhere("publisher"));
  server = await startLiveServer(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const versionsOf = (entryId: string) =>
  database.read.entryVersion.findMany({ where: { entryId, locale: "en" }, orderBy: { number: "asc" }, select: { kind: true, title: true, authors: true } });

describe("when the last person leaves", () => {
  it("what they wrote is a checkpoint with all their names, and not before", async () => {
    const entryId = await createArticle(database, { en: { title: "Final" } });
    const [one, two] = [marta, sam].map((person) => openBrowser({ port: server.port, entryId, locale: "en", person }));
    await Promise.all([one!.synced(), two!.synced()]);
    one!.doc.getText("title").insert(5, " whistle");
    await one!.saved();
    two!.doc.getText("title").insert(0, "The ");
    await two!.saved();
    one!.close();
    await until(() => two!.provider.awareness!.getStates().size <= 1);
    expect(await versionsOf(entryId)).toEqual([]);
    two!.close();
    await until(async () => (await versionsOf(entryId)).length > 0);
    const [version] = await versionsOf(entryId);
    expect(version).toMatchObject({ kind: "checkpoint", title: "The Final whistle" });
    expect((JSON.parse(version!.authors) as string[]).sort()).toEqual([marta.id, sam.id].sort());
  });

  it("nothing is frozen by somebody who only looked, nor twice for the same text", async () => {
    const entryId = await createArticle(database, { en: { title: "Final" } });
    const visit = async (change: string) => {
      const browser = openBrowser({ port: server.port, entryId, locale: "en", person: marta });
      await browser.synced();
      if (change !== "") browser.doc.getText("title").insert(0, change);
      await browser.saved();
      browser.close();
      await until(async () => (await server.collaboration.presence.list()).every((each) => each.entryId !== entryId));
    };
    await visit("The ");
    await until(async () => (await versionsOf(entryId)).length === 1);
    await visit("");
    await visit("Last: ");
    await until(async () => (await versionsOf(entryId)).length === 2);
    expect((await versionsOf(entryId)).map((version) => version.title)).toEqual(["The Final", "Last: The Final"]);
  });
});
