import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as Y from "yjs";
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
import { readBlame } from "./read-blame.ts";

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

/** `Marta:[It was ]Sam:[late]`, a paragraph each. */
async function blame(entryId: string): Promise<string[]> {
  const { blocks } = await readBlame(database.read, systemActor, { entryId, locale: "en" }, "body");
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
    expect((await readBlame(database.read, systemActor, { entryId, locale: "en" }, "body")).blocks[0]?.runs[1]).toMatchObject({
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

  it("is told of rich texts only", async () => {
    const entryId = await createArticle(database, { en: { title: "Final" } });
    await expect(readBlame(database.read, systemActor, { entryId, locale: "en" }, "title")).rejects.toMatchObject({ status: 422 });
  });
});
