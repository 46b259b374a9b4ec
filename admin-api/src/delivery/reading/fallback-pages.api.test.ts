import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp, type TestReply } from "../../app/testing.ts";
import { articleFields, publishArticle, publishSet } from "../testing-newsroom.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.database.transaction((tx) => tx.locale.update({ where: { code: "es" }, data: { fallback: "en" } }));
});
afterAll(() => app.close());

const slug = (title: string) => title.toLowerCase().replaceAll(" ", "-");

/** Publishes one article in several languages at the same instant, as a set does. */
async function publishInAll(title: string, locales: readonly string[]): Promise<void> {
  const entryId = newId();
  const changes = locales.map((locale) => ({
    entryId,
    locale,
    slug: slug(`${title} ${locale}`),
    own: articleFields(`${title} ${locale}`, slug(`${title} ${locale}`)),
  }));
  await publishSet(app.platform, changes);
  await app.relay.drain();
}

interface Page {
  readonly items: readonly { readonly title: string }[];
  readonly nextCursor: string | null;
}

/** Titles of all pages. */
async function walk(limit: number): Promise<string[]> {
  const titles: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const path: string = `/delivery/v1/es/article?fallback=true&limit=${limit}${cursor && `&cursor=${cursor}`}`;
    const reply: TestReply<Page> = await app.request<Page>("get", path);
    titles.push(...reply.body.items.map((item) => item.title));
    cursor = reply.body.nextCursor;
  }
  return titles;
}

describe("pages of a list with fallback", () => {
  // Risk: both languages of an entry went live at one instant and stand side by side in the list; a page that ends between them must not skip
  // the one that readers get.
  test("show every entry once, in the language of the reader, wherever a page ends", async () => {
    await publishInAll("First", ["en", "es"]);
    await publishInAll("Second", ["es"]);
    await publishInAll("Third", ["en", "es"]);
    await publishArticle(app.platform, { title: "Fourth en", slug: "fourth-en" });
    await app.relay.drain();
    for (const limit of [1, 2, 3, 50]) expect(await walk(limit)).toEqual(["Fourth en", "Third es", "Second es", "First es"]);
  });
});
