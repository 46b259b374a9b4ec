import type { Locator, Page } from "@playwright/test";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

async function addArticle(newsroom: Newsroom, fields: Record<string, unknown>): Promise<string> {
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  return `/content/${body.id}/en`;
}
const barOf = (page: Page): Locator => page.getByRole("search", { name: "Find and replace" });

test("an editor replaces words in all fields by an expression, and one undo takes all of it back", async ({ signInAs, newsroom }) => {
  const path = await addArticle(newsroom, {
    title: "Italy 2-1 England",
    slug: "italy-2-1-england",
    summary: "After 2-1 at Wembley.",
    body: { $html: "<p>It was <strong>2</strong>-1 at the end.</p><h2>From 0-1 to 2-1</h2><table><tr><td>2-1</td></tr></table>" },
  });
  const page = await signInAs("editor");
  await openEntry(page, path);
  await headlineOf(page).focus();
  await page.keyboard.press("Control+h");
  const bar = barOf(page);
  await bar.getByRole("button", { name: "Regular expression" }).click();
  await bar.getByRole("textbox", { name: "Find in all fields" }).fill(String.raw`(\d)-(\d)`);
  await expect(bar.getByRole("status")).toHaveText("1 of 7");
  await bar.getByRole("textbox", { name: "Find in all fields" }).press("Shift+Enter");
  await expect(bar.getByRole("status")).toHaveText("7 of 7");
  await bar.getByRole("textbox", { name: "Replace with" }).fill("$1–$2");
  await bar.getByRole("button", { name: "Replace all" }).click();
  await expect(page.getByText("6 places replaced. Undo takes them back.")).toBeVisible();
  await expect(headlineOf(page)).toHaveValue("Italy 2–1 England");
  await expect(bodyOf(page).locator("strong")).toHaveText("2");
  await expect(bodyOf(page)).toContainText("It was 2–1 at the end.");
  await expect(bodyOf(page).getByRole("cell")).toHaveText("2–1");
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveValue("italy-2-1-england");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(headlineOf(page)).toHaveValue("Italy 2-1 England");
  await expect(bodyOf(page)).toContainText("It was 2-1 at the end.");
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue("After 2-1 at Wembley.");
  await isSaved(page);
});

test("whoever goes on writing in a match writes on where they clicked, also after a rest", async ({ signInAs, newsroom }) => {
  const path = await addArticle(newsroom, { title: "Italy hold Italy", slug: "a-draw", body: { $html: "<p>Italy again.</p>" } });
  const page = await signInAs("editor");
  await openEntry(page, path);
  await page.keyboard.press("Control+f");
  const bar = barOf(page);
  await bar.getByRole("textbox", { name: "Find in all fields" }).fill("Italy");
  await expect(bar.getByRole("status")).toHaveText("1 of 3");
  await headlineOf(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" nerve");
  // What one typed has been looked at again: the words around the match are the new ones.
  await expect(bar.getByText("hold Italy nerve")).toBeVisible();
  await page.keyboard.type(" twice, Italy");
  await expect(bar.getByRole("status")).toHaveText("1 of 4");
  await page.keyboard.type("!");
  await expect(headlineOf(page)).toHaveValue("Italy hold Italy nerve twice, Italy!");
});

test("an expression that is none is said at its place, one that never ends is stopped while the page goes on", async ({ signInAs, newsroom }) => {
  const path = await addArticle(newsroom, { title: `${"a".repeat(60)}!`, body: { $html: "<p>Words.</p>" } });
  const page = await signInAs("editor");
  await openEntry(page, path);
  await page.keyboard.press("Control+f");
  const field = barOf(page).getByRole("textbox", { name: "Find in all fields" });
  await barOf(page).getByRole("button", { name: "Regular expression" }).click();
  await field.fill("(a");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(barOf(page).getByRole("alert")).toHaveText("This is no regular expression: Unterminated group");
  await field.fill("(a+)+$");
  await bodyOf(page).click();
  await page.keyboard.type("The page goes on. ");
  await expect(bodyOf(page)).toContainText("The page goes on.");
  await expect(barOf(page).getByRole("alert")).toHaveText("This expression takes too long. Make it simpler.");
  await field.fill("page");
  await expect(barOf(page).getByRole("status")).toHaveText("1 of 1");
  await field.press("Escape");
  await expect(barOf(page)).toBeHidden();
  await page.keyboard.type("text");
  await expect(bodyOf(page)).toContainText("The text goes on.");
});

test("who may only read finds, and cannot replace", async ({ signInAs, newsroom }) => {
  const path = await addArticle(newsroom, { title: "Kane scores", body: { $html: "<p>Kane again.</p>" } });
  const page = await signInAs("media-manager");
  await openEntry(page, path);
  await page.keyboard.press("Control+f");
  await barOf(page).getByRole("textbox", { name: "Find in all fields" }).fill("kane");
  await expect(barOf(page).getByRole("status")).toHaveText("1 of 3");
  await expect(barOf(page).getByRole("button", { name: "Replace", exact: true })).toBeHidden();
});
