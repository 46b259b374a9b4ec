/** What people do in an entry's workspace again and again, found by role and label as they find it. */
import { expect, type Locator, type Page } from "@playwright/test";

/** The language on screen comes first; one that is shown beside it comes after. */
export const headlineOf = (page: Page): Locator => page.getByRole("textbox", { name: "Headline" }).first();
export const bodyOf = (page: Page): Locator => page.getByRole("textbox", { name: "Text", exact: true }).first();

/** @param path `/content/<entry>/<locale>` */
export async function openEntry(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(headlineOf(page)).toBeVisible();
}

/** Everything typed is on the server's disk, and the page says so. */
export async function isSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: "All changes saved" }).first()).toBeVisible();
}

/** Adds paragraphs at the end of the text. */
export async function writeParagraphs(page: Page, paragraphs: readonly string[]): Promise<void> {
  await bodyOf(page).press("Control+End");
  for (const paragraph of paragraphs) {
    await page.keyboard.insertText(paragraph);
    await page.keyboard.press("Enter");
  }
}

/** Types `/` and takes a block of the list. @param name as the list shows it */
export async function insertBlock(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`/${name.toLowerCase()}`);
  await expect(page.getByRole("listbox", { name: "Blocks" }).getByRole("option", { name, exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

export async function takeSlug(page: Page, expected: string): Promise<void> {
  await page.getByRole("button", { name: "Take it from the headline" }).click();
  await expect(page.getByRole("textbox", { name: "Slug" })).toHaveValue(expected);
}

/** Through the system's file dialog. @param button what opens it */
export async function chooseFile(page: Page, button: string, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const dialog = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).first().click();
  await (await dialog).setFiles(files);
}
