import type { Page } from "@playwright/test";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, insertBlock, openEntry } from "../support/workspace.ts";

async function addArticle(newsroom: Newsroom, html = "", locale = "en"): Promise<{ id: string; path: string }> {
  const fields = { title: "Written", ...(html === "" ? {} : { body: { $html: html } }) };
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale, fields });
  return { id: body.id, path: `/content/${body.id}/${locale}` };
}
async function drawn(newsroom: Newsroom, id: string): Promise<string> {
  const { body } = await newsroom.api<{ fields: { body?: RichTextDoc } }>("editor", "GET", `/api/v1/entries/${id}/variants/en`);
  const html = body.fields.body === undefined ? "" : renderRichTextHtml(body.fields.body, { resolveEntry: () => null, resolveAsset: () => null });
  return html.replaceAll(/ id="[^"]+"/g, "");
}
const write = (page: Page, text: string) => page.keyboard.type(text);
const lines = (page: Page) => bodyOf(page).locator("> p, > h2, > h3");

test("markdown shortcuts make headings, lists, quotes, marks and links as one types", async ({ signInAs, newsroom }) => {
  const { id, path } = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, path);
  await bodyOf(page).click();
  await write(page, "## Second half\n**bold** *italic* `code` ~~gone~~ [UEFA](https://www.uefa.com/) end\n- one\ntwo\n\n1. first\n\n\n> said\n\n\n---");
  await expect
    .poll(() => drawn(newsroom, id), { timeout: 20_000 })
    .toBe(
      '<h2>Second half</h2><p><strong>bold</strong> <em>italic</em> <code>code</code> <s>gone</s> <a href="https://www.uefa.com/" rel="noopener">UEFA</a> end</p>' +
        "<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol><p></p><blockquote><p>said</p></blockquote><p></p><hr><p></p>",
    );
});

test("quotes and dashes are set as the language prints them, and one undo or Backspace gives back what was typed", async ({ signInAs, newsroom }) => {
  const { path } = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, path);
  await bodyOf(page).click();
  await expect(page.getByRole("button", { name: /^0 words/ })).toBeVisible();
  // The rules come with the first touch of the text.
  await expect(async () => {
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await write(page, `"`);
    await expect(bodyOf(page)).toHaveText("“", { timeout: 500 });
  }).toPass();
  await write(page, `It's 2 -- 1," he said...`);
  await expect(bodyOf(page)).toHaveText("“It’s 2 – 1,” he said…");
  await page.keyboard.press("Backspace");
  await expect(bodyOf(page)).toHaveText("“It’s 2 – 1,” he said...");
  await write(page, ` "`);
  await page.keyboard.press("Control+z");
  await expect(bodyOf(page)).toHaveText(`“It’s 2 – 1,” he said... "`);
  await headlineOf(page).fill("");
  await write(page, `Kane's "goal"`);
  await expect(headlineOf(page)).toHaveValue("Kane’s “goal”");
  await page.keyboard.press("Control+z");
  await expect(headlineOf(page)).toHaveValue(`Kane’s “goal"`);
  await page.getByRole("button", { name: /words/ }).click();
  await page.getByRole("checkbox", { name: "Typographic quotes and dashes" }).uncheck();
  await page.keyboard.press("Escape");
  await bodyOf(page).click();
  await page.keyboard.press("Control+End");
  await write(page, ` "raw"`);
  await expect(bodyOf(page)).toContainText(`"raw"`);
});

test("a block is turned, copied and moved by keyboard, and a table dragged by its handle", async ({ signInAs, newsroom }) => {
  const { path } = await addArticle(newsroom, "<p>First.</p><table><tr><td>Shots</td></tr></table><p>Last.</p>");
  const page = await signInAs("editor");
  await openEntry(page, path);
  await bodyOf(page).getByText("First.").click();
  await page.keyboard.press("Control+Alt+Enter");
  const menu = page.getByRole("menu", { name: "Block" });
  await expect(menu.getByRole("menuitemradio", { name: "Text" })).toHaveAttribute("aria-checked", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(bodyOf(page).getByRole("heading", { name: "First." })).toBeVisible();
  await page.keyboard.press("Control+Alt+Enter");
  await menu.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(bodyOf(page).getByRole("heading", { name: "First." })).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(bodyOf(page).getByRole("heading", { name: "First." })).toHaveCount(1);
  await bodyOf(page).getByRole("cell", { name: "Shots" }).hover();
  await page.getByTitle("Drag to move").dragTo(bodyOf(page).getByText("Last."), { targetPosition: { x: 300, y: 20 } });
  await expect(bodyOf(page).locator("> *:not([role])").last()).toContainText("Shots");
});

test("a table gets header cells, merged cells and widths without a mouse", async ({ signInAs, newsroom }) => {
  const { id, path } = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, path);
  await bodyOf(page).click();
  await insertBlock(page, "Table");
  await write(page, "Team");
  await page.keyboard.press("Tab");
  await write(page, "Goals");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(bodyOf(page).locator(".selectedCell")).toHaveCount(2);
  const menu = page.getByRole("toolbar", { name: "Table" });
  await expect(menu).toBeVisible();
  await menu.getByRole("button", { name: "Merge or split cells" }).press("Enter");
  await expect.poll(() => drawn(newsroom, id), { timeout: 20_000 }).toContain('colspan="2"');
  await menu.getByRole("button", { name: "Header column on or off" }).press("Enter");
  await expect(bodyOf(page).locator("tr:nth-child(2) th")).toHaveCount(1);
  await bodyOf(page).getByText("Team").click();
  await page.keyboard.press("Alt+F10");
  await expect(menu.getByRole("button", { name: "Row above" })).toBeFocused();
  await menu.getByRole("button", { name: "Wider column" }).press("Enter");
  await expect(bodyOf(page).locator("col").first()).toHaveAttribute("style", /width/);
});

test("the map of keys is one list with a search, and readers get no keys for writing; only the page is left in focus", async ({ signInAs, newsroom }) => {
  const { path } = await addArticle(newsroom, "<p>One.</p><p>Two words.</p>");
  const page = await signInAs("media-manager");
  await openEntry(page, path);
  await page.keyboard.press("?");
  const map = page.getByRole("dialog", { name: "All keys" });
  await expect(map.getByText("Find in all fields")).toBeVisible();
  await expect(map.getByText("Bold")).toBeHidden();
  await map.getByRole("searchbox", { name: "Search the keys" }).fill("focus");
  await expect(map.getByText("No such key.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(map).toBeHidden();
  await expect(page.getByRole("button", { name: "3 words · 1 min" })).toBeVisible();
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("navigation", { name: "Outline" })).toBeHidden();
  await expect(page.getByRole("complementary", { name: "About this entry" })).toBeHidden();
  await expect(lines(page).first()).toHaveCSS("opacity", "1");
  await expect(lines(page).nth(1)).toHaveCSS("opacity", "0.4");
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("navigation", { name: "Outline" })).toBeVisible();
});
