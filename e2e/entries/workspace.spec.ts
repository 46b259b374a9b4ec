import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

/** The address of a new article. */
async function addArticle(newsroom: Newsroom, fields: Record<string, unknown>): Promise<{ id: string; path: string }> {
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  return { id: body.id, path: `/content/${body.id}/en` };
}

test("a refused publish marks the faults at their fields, and what was typed stays", async ({ signInAs, newsroom }) => {
  const { path } = await addArticle(newsroom, { title: "Line-ups named", slug: "line-ups-named" });
  const page = await signInAs("publisher");
  await openEntry(page, path);
  await bodyOf(page).click();
  await page.keyboard.type("Both coaches keep faith.");
  await isSaved(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("This cannot be published yet. The fields say why.")).toBeVisible();
  const summary = page.getByRole("textbox", { name: "Summary" });
  await expect(summary).toHaveAttribute("aria-invalid", "true");
  await expect(bodyOf(page)).toHaveText("Both coaches keep faith.");
  await summary.fill("Unchanged sides.");
  await isSaved(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("English: published.")).toBeVisible();
  await expect(summary).not.toHaveAttribute("aria-invalid", "true");
});

test("what is typed without a connection is kept on the device, and saved when it is back", async ({ signInAs, newsroom }) => {
  const { id, path } = await addArticle(newsroom, { title: "From the press stand" });
  const page = await signInAs("editor");
  await openEntry(page, path);
  await bodyOf(page).click();
  await page.keyboard.type("Online. ");
  await isSaved(page);
  await page.context().setOffline(true);
  await page.keyboard.type("In the tunnel.");
  await expect(page.getByRole("status").filter({ hasText: /^Offline: \d+ changes? kept on this device$/ })).toBeVisible({ timeout: 60_000 });
  await page.context().setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /^All changes saved/ })).toBeVisible({ timeout: 30_000 });
  // The page is on the server's disk; the API's view of the draft follows when typing rests.
  const stored = async () => JSON.stringify((await newsroom.api("editor", "GET", `/api/v1/entries/${id}/variants/en`)).body);
  await expect.poll(stored).toContain("Online. In the tunnel.");
});

test("a version of before comes back into the draft, and readers keep what they have", async ({ signInAs, newsroom }) => {
  const fields = { title: "First wording", slug: "wording", summary: "In short.", body: { $html: "<p>Text.</p>" } };
  const { id, path } = await addArticle(newsroom, fields);
  await newsroom.api("publisher", "POST", `/api/v1/entries/${id}/variants/en/publish`, {});
  const page = await signInAs("publisher");
  await openEntry(page, path);
  await headlineOf(page).fill("Second wording");
  await isSaved(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("English: published.")).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("button", { name: /^Version 1 / }).click();
  await page.getByRole("button", { name: "Compare with the draft" }).click();
  const compare = page.getByRole("region", { name: "Compare", exact: true });
  await expect(compare.getByRole("status")).toHaveText("1 change");
  await compare.getByRole("button", { name: "Restore all" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore 1 field" }).click();
  await expect(page.getByText(/^Restored from/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(headlineOf(page)).toHaveValue("First wording");
  const live = await fetch(`${newsroom.url}/delivery/v1/en/article/wording`);
  expect(((await live.json()) as { title: string }).title).toBe("Second wording");
});

test("a media manager reads an entry and can change nothing in it", async ({ signInAs, newsroom }) => {
  const { id, path } = await addArticle(newsroom, { title: "Not theirs" });
  const page = await signInAs("media-manager");
  await openEntry(page, path);
  await expect(page.getByRole("status").filter({ hasText: "You can read this, not change it" })).toBeVisible();
  await expect(headlineOf(page)).toHaveJSProperty("readOnly", true);
  await expect(bodyOf(page)).toHaveAttribute("contenteditable", "false");
  const refused = await newsroom.api("media-manager", "PATCH", `/api/v1/entries/${id}/variants/en`, { fields: { title: "Theirs" } });
  expect(refused.status).toBe(403);
});
