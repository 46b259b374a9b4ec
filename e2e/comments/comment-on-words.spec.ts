import type { Locator, Page } from "@playwright/test";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, isSaved, openEntry } from "../support/workspace.ts";

const lines = ["Kane crossed from the right and Shaw met it at the far post.", "Italy found no way in for half an hour."];

async function addArticle(newsroom: Newsroom): Promise<string> {
  const fields = { title: "The fastest goal in a final", body: { $html: lines.map((line) => `<p>${line}</p>`).join("") } };
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  return body.id;
}

/** Selects a whole paragraph and begins a comment from the menu over it. */
async function commentOn(page: Page, words: string): Promise<void> {
  await bodyOf(page).getByText(words).hover();
  await bodyOf(page).getByText(words).selectText();
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(composerOf(page)).toBeFocused();
}
const composerOf = (page: Page) => page.getByRole("textbox", { name: "Say what you mean; @ calls somebody" });
/** The marked words of a text, in one (Playwright knows no role "mark"; carets of others stand between its parts). */
const markedIn = async (text: Locator): Promise<string> => (await text.locator("mark").allTextContents()).join("");
const threads = (page: Page) => page.getByRole("tabpanel", { name: "Comments" }).getByRole("article");

test("a reader asks about words, an editor answers, writes on, and resolves; the words stay marked all the while", async ({
  signInAs,
  newsroom,
  expectAccessible,
}) => {
  const path = `/content/${await addArticle(newsroom)}/en`;
  const reader = await signInAs("media-manager");
  await openEntry(reader, path);
  await commentOn(reader, lines[1]!);
  await reader.keyboard.type("Is that so? @mar");
  await expect(reader.getByRole("option", { name: newsroom.people.editor.name })).toBeVisible();
  await reader.keyboard.press("Enter");
  // The name stands: the list is gone, and the keys are the text's again.
  await expect(composerOf(reader)).toHaveValue("Is that so? @Marta Ruiz ");
  await reader.keyboard.press("Enter");
  await expect(composerOf(reader)).toHaveValue("Is that so? @Marta Ruiz \n");
  await expect(reader.getByRole("option")).toHaveCount(0);
  await reader.keyboard.press("Control+Enter");
  await expect(threads(reader)).toContainText("Is that so? @Marta Ruiz");
  await expect.poll(() => markedIn(bodyOf(reader))).toBe(lines[1]!);

  const editor = await signInAs("editor");
  await openEntry(editor, path);
  await expect.poll(() => markedIn(bodyOf(editor))).toBe(lines[1]!);
  await bodyOf(editor).getByText("Kane crossed").click();
  await editor.keyboard.press("Home");
  await editor.keyboard.type("At last: ");
  await bodyOf(editor).getByText(lines[1]!).click();
  await expect(threads(editor)).toHaveCount(1);
  await editor.keyboard.press("End");
  await editor.keyboard.press("ArrowLeft");
  await editor.keyboard.type(" or more");
  const grown = "Italy found no way in for half an hour or more.";
  await expect.poll(() => markedIn(bodyOf(editor))).toBe(grown);
  await expect.poll(() => markedIn(bodyOf(reader))).toBe(grown);
  await isSaved(editor);

  await editor.getByRole("textbox", { name: "Reply" }).fill("Watch it again.");
  await editor.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(threads(reader)).toContainText("Watch it again.");
  await expectAccessible(editor);

  await editor.getByRole("button", { name: "Resolve" }).click();
  await expect(threads(reader)).toHaveCount(0);
  await expect.poll(() => markedIn(bodyOf(reader))).toBe("");
  await reader.getByText("Resolved", { exact: true }).click();
  await reader.getByRole("button", { name: "Reopen" }).click();
  await expect.poll(() => markedIn(bodyOf(editor))).toBe(grown);
  await editor.reload();
  await expect.poll(() => markedIn(bodyOf(editor))).toBe(grown);
});

test("a link to a thread opens it at its words; when the words go they are said to be gone, and come back with them", async ({ signInAs, newsroom }) => {
  const id = await addArticle(newsroom);
  const editor = await signInAs("editor");
  await openEntry(editor, `/content/${id}/en`);
  await commentOn(editor, lines[0]!);
  await editor.keyboard.type("Whose pass?");
  await editor.keyboard.press("Control+Enter");
  await expect(threads(editor)).toHaveCount(1);
  const { body } = await newsroom.api<{ items: { id: string }[] }>("editor", "GET", `/api/v1/entries/${id}/variants/en/comment-threads`);

  const page = await signInAs("translator");
  await openEntry(page, `/content/${id}/en?panel=comments&thread=${body.items[0]?.id}`);
  await expect(threads(page)).toContainText("Whose pass?");
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();

  await bodyOf(editor).getByText(lines[0]!).selectText();
  await editor.keyboard.press("Delete");
  await expect(threads(page)).toContainText("The words are gone");
  await editor.keyboard.press("Control+z");
  await expect.poll(() => markedIn(bodyOf(page))).toBe(lines[0]!);
  await expect(threads(page)).not.toContainText("The words are gone");
});

test("a field has comments too, and what was typed without a connection is kept until it can be sent", async ({ signInAs, newsroom }) => {
  const page = await signInAs("editor");
  await openEntry(page, `/content/${await addArticle(newsroom)}/en`);
  await page.getByRole("button", { name: "Comment on Headline" }).click();
  await expect(composerOf(page)).toBeFocused();
  await page.context().setOffline(true);
  const composer = composerOf(page);
  await composer.fill("Shorter?");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByText("The server cannot be reached. Check the connection; nothing was sent.")).toBeVisible();
  await page.getByRole("tab", { name: "Publish", exact: true }).click();
  await page.context().setOffline(false);
  await page.getByRole("tab", { name: "Comments" }).click();
  await expect(composer).toHaveValue("Shorter?");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(page.getByRole("button", { name: "1 open thread about Headline" })).toBeVisible();
});

test("in Arabic, words of a target text are commented from right to left", async ({ signInAs, newsroom, expectAccessible }) => {
  const id = await addArticle(newsroom);
  const words = "إيطاليا بطلة أوروبا للمرة الأولى منذ عام 1968.";
  const fields = { title: "إيطاليا بطلة", body: { $html: `<p>${words}</p>` } };
  await newsroom.api("translator", "PUT", `/api/v1/entries/${id}/variants/ar`, { fields });
  const page = await signInAs("translator");
  await page.request.patch("/api/v1/me", { data: { uiLocale: "ar" }, headers: { Origin: newsroom.url } });
  await page.goto(`/content/${id}/ar`);
  await bodyOf(page).getByText(words).hover();
  await bodyOf(page).getByText(words).selectText();
  await page.getByRole("button", { name: "تعليق", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "اكتب تعليقك؛ الرمز @ ينادي شخصًا" })).toBeFocused();
  await page.keyboard.type("هل هذا صحيح؟");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("tabpanel", { name: "التعليقات" }).getByRole("article")).toContainText("هل هذا صحيح؟");
  await expect.poll(() => markedIn(bodyOf(page))).toBe(words);
  await expectAccessible(page);
});
