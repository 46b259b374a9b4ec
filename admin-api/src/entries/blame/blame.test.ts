import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { systemActor } from "../../identity/identity.public.ts";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { compactDocument } from "../collaboration/draft-documents.repository.ts";
import {
  type Browser,
  createArticle,
  everywhere,
  type LiveServer,
  openBrowser,
  prepareNewsroom,
  signIn,
  startLiveServer,
  type TestPerson,
} from "../collaboration/testing.ts";
import { createBlame, type ReadBlame } from "./read-blame.ts";
import { tellAuthors } from "./tell-authors.ts";
import { blameByVersions } from "./version-blame.ts";

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

const paragraph = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const doc = (...content: object[]) => ({ type: "doc", formatVersion, content });
const open = async (entryId: string, person: TestPerson): Promise<Browser> => {
  const browser = openBrowser({ port: server.port, entryId, locale: "en", person });
  await browser.synced();
  return browser;
};
const textOf = (browser: Browser, block: number) => (browser.doc.getXmlFragment("body").get(block) as Y.XmlElement).get(0) as Y.XmlText;
/** Nothing is remembered from one question to the next. */
const readBlame: ReadBlame = (...question) => createBlame(database.read)(...question);

/** `Marta:[It was ]Sam:[late]`, a paragraph each. */
async function blame(entryId: string): Promise<string[]> {
  const { blocks } = await readBlame(systemActor, { entryId, locale: "en" }, "body");
  return blocks.map(({ text, runs }) => {
    let at = 0;
    return runs
      .map(({ length, people, version }) => {
        at += length;
        const words = text.slice(at - length, at);
        return `${people.map((person) => person.name).join("+") || "?"}${version === null ? "" : ` v${version}`}:[${words}]`;
      })
      .join("");
  });
}

describe("who wrote this paragraph", () => {
  it("is known word by word of two people in one text, after a restart and after compaction too", async () => {
    const entryId = await createArticle(database, { en: { title: "Final", body: doc(paragraph("a", "Old words."), paragraph("b", "Stays.")) } });
    await database.transaction((tx) =>
      tx.entryVersion.create({
        data: {
          entryId,
          locale: "en",
          number: 1,
          fields: JSON.stringify({ body: doc(paragraph("a", "Old words.")) }),
          title: "",
          hash: "",
          formatVersion,
          contentTypeVersion: 1,
          kind: "manual",
          reason: "",
          authors: JSON.stringify([sam.id]),
          createdById: sam.id,
          createdAt: new Date("2021-07-10T10:00:00Z"),
        },
        select: { number: true },
      }),
    );
    const [one, two] = [await open(entryId, marta), await open(entryId, sam)];
    textOf(one, 0).insert(10, " Marta adds this.");
    await one.saved();
    textOf(two, 0).insert(4, "and tired ");
    await two.saved();
    textOf(one, 0).insert(0, "So ");
    textOf(one, 1).delete(0, 6);
    textOf(one, 1).insert(0, "Goes.");
    await one.saved();
    const expected = ["Marta:[So ]Sam v1:[Old ]Sam:[and tired ]Sam v1:[words.]Marta:[ Marta adds this.]", "Marta:[Goes.]"];
    expect(await blame(entryId)).toEqual(expected);
    expect((await readBlame(systemActor, { entryId, locale: "en" }, "body")).blocks[0]?.runs[1]).toMatchObject({
      at: "2021-07-10T10:00:00.000Z",
      version: 1,
    });

    one.close();
    two.close();
    await server.close();
    server = await startLiveServer(database);
    expect(await blame(entryId)).toEqual(expected);
    const before = await database.read.draftUpdate.count({ where: { entryId } });
    expect(await compactDocument(database, { entryId, locale: "en" }, 1)).toBeGreaterThan(0);
    expect(await database.read.draftUpdate.count({ where: { entryId } })).toBeLessThanOrEqual(before);
    expect(await blame(entryId)).toEqual(expected);

    const again = await open(entryId, sam);
    textOf(again, 0).insert(0, "Now: ");
    await again.saved();
    expect((await blame(entryId))[0]).toBe(`Sam:[Now: ]${expected[0]}`);
    again.close();
  });

  it("comes from the versions where nobody has opened the text, the first that has the words", async () => {
    const entryId = await createArticle(database, { en: { title: "Final", body: doc(paragraph("a", "It was a long late night."), paragraph("c", "New.")) } });
    const version = (number: number, author: string, text: string) => ({
      entryId,
      locale: "en",
      number,
      fields: JSON.stringify({ body: doc(paragraph("a", text)) }),
      title: "",
      hash: "",
      formatVersion,
      contentTypeVersion: 1,
      kind: "manual",
      reason: "",
      authors: JSON.stringify([author]),
      createdById: author,
      createdAt: new Date(`2021-07-1${number}T10:00:00Z`),
    });
    await database.transaction((tx) =>
      tx.entryVersion.createMany({ data: [version(1, marta.id, "It was late."), version(2, sam.id, "It was a late night.")] }),
    );
    expect(await blame(entryId)).toEqual(["Marta v1:[It was ]Sam v2:[a ]?:[long ]Marta v1:[late]Sam v2:[ night]Marta v1:[.]", "?:[New.]"]);
  });

  it("is looked up once for all who ask, until somebody types or a version comes; whether one may read it is asked of each", async () => {
    const entryId = await createArticle(database, { en: { title: "Final", body: doc(paragraph("a", "Old words.")) } });
    let lookUps = 0;
    const ask = createBlame(database.read, (...parameters) => {
      lookUps += 1;
      return tellAuthors(...parameters);
    });
    const body = () => ask(systemActor, { entryId, locale: "en" }, "body");
    const [first, second] = await Promise.all([body(), body()]);
    expect(await body()).toEqual(first);
    expect([second, lookUps]).toEqual([first, 1]);
    const stranger = { ...systemActor, kind: "user" as const, id: "nobody", grants: [] };
    await expect(ask(stranger, { entryId, locale: "en" }, "body")).rejects.toMatchObject({ status: 404 });
    const browser = await open(entryId, marta);
    textOf(browser, 0).insert(0, "New and ");
    await browser.saved();
    expect((await body()).blocks[0]?.runs[0]).toMatchObject({ length: 8, people: [{ name: "Marta" }] });
    browser.close();
    await server.close();
    server = await startLiveServer(database);
    const settled = await body();
    const looked = lookUps;
    expect([await body(), lookUps]).toEqual([settled, looked]);
    for (let n = 0; n < 30; n++) {
      const other = await createArticle(database, { en: { title: "Other", body: doc(paragraph("a", `Words ${n}.`)) } });
      await ask(systemActor, { entryId: other, locale: "en" }, "body");
    }
    expect([await body(), lookUps]).toEqual([settled, looked + 31]);
  });

  it("reads no version where the live text knows everybody", async () => {
    const entryId = await createArticle(database, { en: { title: "Final" } });
    const browser = await open(entryId, sam);
    const block = new Y.XmlElement("paragraph");
    block.insert(0, [new Y.XmlText("All of it is mine.")]);
    browser.doc.getXmlFragment("body").insert(0, [block]);
    await browser.saved();
    browser.close();
    // One that cannot be read: whoever tries fails.
    const unreadable = { fields: "{", title: "", hash: "", formatVersion, contentTypeVersion: 1, kind: "manual", reason: "", authors: "[]" };
    const key = { entryId, locale: "en", number: 1, createdById: sam.id, createdAt: new Date("2021-07-10T10:00:00Z") };
    await database.transaction((tx) => tx.entryVersion.create({ data: { ...key, ...unreadable }, select: { number: true } }));
    expect((await blame(entryId))[0]).toBe("Sam:[All of it is mine.]");
  });

  it("lets others have their turn between two versions", async () => {
    const versions = async function* () {
      for (let number = 1; number <= 20; number++) yield { number, value: doc(paragraph("a", `It was ${number}.`)) };
    };
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await blameByVersions(versions(), [paragraph("a", "It was 20.")], "en");
    isOver = true;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it("is told of rich texts only", async () => {
    const entryId = await createArticle(database, { en: { title: "Final" } });
    await expect(readBlame(systemActor, { entryId, locale: "en" }, "title")).rejects.toMatchObject({ status: 422 });
  });
});
