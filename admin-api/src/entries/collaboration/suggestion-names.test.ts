import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { fragmentToRichText } from "@pressbox/shared/rich-text/rich-text-yjs.ts";
import { listSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { TestDatabase } from "../../platform/database/testing.ts";
import { liveRoom } from "./live-room.testing.ts";
import { type Browser, createArticle, everywhere, signIn, type TestPerson, until } from "./testing.ts";

const room = liveRoom();
let database: TestDatabase;
let marta: TestPerson;
let tom: TestPerson;

beforeAll(async () => {
  ({ database } = room);
  marta = await signIn(database, "Marta", everywhere("editor"));
  tom = await signIn(database, "Tom", everywhere("editor"));
});

const at = "2026-11-23T21:00:00.000Z";
const { open } = room;
/** What a browser that suggests writes into the shared document, in whose name it likes. */
function suggest({ doc }: Browser, id: string, authorId: string): void {
  const paragraph = doc.getXmlFragment("body").get(0) as Y.XmlElement;
  doc.transact(() => {
    (paragraph.get(0) as Y.XmlText).insert(0, "late ", { insertion: { id, authorId, at } });
    const second = new Y.XmlElement<{ id: string; suggestion: object }>("paragraph");
    second.setAttribute("id", `p-${id}`);
    second.setAttribute("suggestion", { kind: "insertion", id, authorId, at });
    doc.getXmlFragment("body").insert(1, [second as unknown as Y.XmlElement]);
  });
}
const body = { type: "doc", formatVersion, content: [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: "Goal by Saka" }] }] };
const namesIn = (value: unknown) => Object.fromEntries(listSuggestions(value).map(({ id, authorId }) => [id, authorId]));
const stored = async (entryId: string) =>
  JSON.parse((await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } })).fields)["body"] as unknown;

describe("a suggestion over the socket", () => {
  it("stands in the name of who made it, whatever the browser says; what was typed stays", async () => {
    const entryId = await createArticle(database, { en: { title: "Names", body } });
    const browser = open(entryId, marta);
    await until(() => browser.doc.getXmlFragment("body").length > 0);
    suggest(browser, "own", marta.id);
    suggest(browser, "forged", tom.id);
    await until(async () => namesIn(await stored(entryId))["forged"] === marta.id);
    expect(namesIn(await stored(entryId))).toEqual({ own: marta.id, forged: marta.id });
    await until(() => namesIn(fragmentToRichText(browser.doc.getXmlFragment("body")))["forged"] === marta.id);
    expect(JSON.stringify(await stored(entryId))).toContain("late ");
  });

  it("keeps the name of somebody who made it earlier, also when others move it", async () => {
    const entryId = await createArticle(database, { en: { title: "Moved", body } });
    const first = open(entryId, tom);
    await until(() => first.doc.getXmlFragment("body").length > 0);
    suggest(first, "toms", tom.id);
    await until(async () => namesIn(await stored(entryId))["toms"] === tom.id);
    const second = open(entryId, marta);
    await until(() => second.doc.getXmlFragment("body").length > 1);
    const fragment = second.doc.getXmlFragment("body");
    second.doc.transact(() => {
      const copy = (fragment.get(0) as Y.XmlElement).clone();
      fragment.delete(0, 1);
      fragment.insert(1, [copy as Y.XmlElement]);
      second.doc.getText("title").insert(0, "Two ");
    });
    await until(async () => (await database.read.variant.findUniqueOrThrow({ where: { entryId_locale: { entryId, locale: "en" } } })).title.startsWith("Two"));
    expect(namesIn(await stored(entryId))).toEqual({ toms: tom.id });
  });

  it("is its author's, piece by piece: what others hang on its id becomes a suggestion of their own", async () => {
    const entryId = await createArticle(database, { en: { title: "Pieces", body } });
    const first = open(entryId, tom);
    await until(() => first.doc.getXmlFragment("body").length > 0);
    suggest(first, "toms", tom.id);
    await until(async () => namesIn(await stored(entryId))["toms"] === tom.id);
    const second = open(entryId, marta);
    await until(() => second.doc.getXmlFragment("body").length > 1);
    const write = (words: string, authorId: string, id: string) =>
      ((second.doc.getXmlFragment("body").get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, words, { insertion: { id, authorId, at } });
    write("hidden ", marta.id, "toms");
    write("honest ", marta.id, "both");
    write("behind ", tom.id, "both");
    await until(async () => JSON.stringify(await stored(entryId)).includes("behind"));
    await until(async () => listSuggestions(await stored(entryId)).length === 3);
    const summaries = listSuggestions(await stored(entryId)).map(({ id, authorId, inserted }) => [
      id === "toms" || id === "both" ? id : "another",
      authorId,
      inserted,
    ]);
    expect(summaries).toEqual([
      ["both", marta.id, "behind honest "],
      ["another", marta.id, "hidden "],
      ["toms", tom.id, "late "],
    ]);
  });
});
