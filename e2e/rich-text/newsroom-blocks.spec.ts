import type { Page } from "@playwright/test";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, isSaved, openEntry } from "../support/workspace.ts";

async function addLive(newsroom: Newsroom, type: string, fields: Record<string, unknown>): Promise<string> {
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type, locale: "en", fields });
  const published = await newsroom.api("publisher", "POST", `/api/v1/entries/${body.id}/variants/en/publish`, {});
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return body.id;
}
/** The first word is enough: the list closes at a space. */
async function insertBlock(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.type(`/${typed}`);
  await expect(page.getByRole("listbox", { name: "Blocks" }).getByRole("option", { name, exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

const article = (title: string, slug: string) => ({ title, slug, summary: "In short.", body: { $html: "<p>Text.</p>" } });

test("an editor writes key moments, ratings and a fact box with the keyboard alone, and readers get them", async ({ signInAs, newsroom, expectAccessible }) => {
  const playerId = await addLive(newsroom, "player", { name: "Bukayo Saka" });
  const fields = { ...article("Final with blocks", "final-with-blocks"), body: null };
  const { body: made } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  const page = await signInAs("publisher");
  await openEntry(page, `/content/${made.id}/en`);
  const { keyboard } = page;
  await bodyOf(page).click();

  await insertBlock(page, "key", "Key moments");
  await expect(page.getByRole("textbox", { name: "Minute" })).toBeVisible();
  await keyboard.type("2' Shaw scores.");
  await expect(page.getByRole("textbox", { name: "Minute" })).toHaveValue("2′");
  await keyboard.press("Enter");
  await keyboard.press("Shift+Tab");
  await keyboard.type("67");
  await keyboard.press("Tab");
  await keyboard.type("Bonucci levels.");
  await keyboard.press("Enter");
  await keyboard.press("Enter");

  await keyboard.type("After the list. ");
  await keyboard.press("Enter");
  await insertBlock(page, "player", "Player ratings");
  await expect(page.getByRole("textbox", { name: "Rating, 0 to 10" })).toBeVisible();
  await keyboard.press("Shift+Tab");
  await keyboard.type("7.5");
  await keyboard.press("Shift+Tab");
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("textbox").fill("Saka");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Bukayo Saka/ })
    .click();
  await expect(page.getByRole("textbox", { name: "Player", exact: true })).toHaveValue("Bukayo Saka");
  await page.getByRole("textbox", { name: "Rating, 0 to 10" }).press("Enter");
  await keyboard.type("Lively.");
  await keyboard.press("Enter");
  await keyboard.press("Enter");

  await insertBlock(page, "fact", "Fact box");
  await expect(page.getByRole("textbox", { name: "Title of the box" })).toBeVisible();
  await keyboard.type("34 matches unbeaten");
  await page.getByRole("textbox", { name: "Title of the box" }).fill("In numbers");
  await isSaved(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("English: published.")).toBeVisible();

  const delivered = await fetch(`${newsroom.url}/delivery/v1/en/entries/${made.id}`);
  const { html } = ((await delivered.json()) as { fields: { body: { html: string } } }).fields.body;
  expect(html).toContain('<li data-type="keyMoment" data-minute="2"><span data-part="minute">2′</span> Shaw scores.</li>');
  expect(html).toContain('<li data-type="keyMoment" data-minute="67"><span data-part="minute">67′</span> Bonucci levels.</li></ol><p>After the list. </p>');
  expect(html).toContain(
    `<a href="/en/players/bukayo-saka" data-entry-id="${playerId}">Bukayo Saka</a></span> <data value="7.5" data-part="rating">7.5</data> Lively.`,
  );
  expect(html).toContain('<aside data-type="factBox" aria-label="In numbers">');
});

test("related entries are chosen, moved and removed with the keyboard, and one that is not live says so", async ({ signInAs, newsroom }) => {
  const first = await addLive(newsroom, "article", article("The first leg", "the-first-leg"));
  const second = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: article("The draw", "draw"),
  });
  const related = (...ids: string[]) => ({
    type: "doc",
    formatVersion: 2,
    content: [{ type: "relatedEntries", content: ids.map((entryId) => ({ type: "relatedEntry", attrs: { entryId } })) }],
  });
  const { body: made } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { ...article("The second leg", "the-second-leg"), body: related(first, second.body.id) },
  });
  const page = await signInAs("editor");
  await openEntry(page, `/content/${made.id}/en`);
  const items = bodyOf(page).getByRole("listitem");
  await expect(items).toHaveText([/^The first leg$/, /^The draw\s*Not live in this language$/]);
  await items.nth(1).getByRole("button", { name: "Move before" }).press("Enter");
  await expect(items).toHaveText([/^The draw/, /^The first leg/]);
  // The keyboard stayed on the button of what was moved.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(items).toHaveText([/^The first leg/, /^The draw/]);
  await items.nth(0).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(items).toHaveText([/^The draw/]);
  await page.keyboard.press("Enter");
  await expect(items).toHaveCount(0);
  await page.getByRole("button", { name: "Add an entry" }).press("Enter");
  await page.getByRole("dialog").getByRole("textbox").fill("first leg");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /The first leg/ })
    .click();
  await expect(items).toHaveText([/^The first leg/]);
  await isSaved(page);
});
