import { expect, type Newsroom, test } from "../support/pressbox.ts";

/** @param name part of every title: tests of this file share a newsroom */
async function addArticles(newsroom: Newsroom, name: string, count: number): Promise<string[]> {
  const titles = Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
  for (const title of titles) {
    const fields = { title, slug: title.toLowerCase().replaceAll(" ", "-"), summary: "In short.", body: { $html: "<p>Text.</p>" } };
    expect((await newsroom.api("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields })).status).toBe(201);
  }
  return titles;
}

test("a filtered list is an address: a colleague who opens it sees the same", async ({ signInAs, newsroom }) => {
  await addArticles(newsroom, "Transfer news", 2);
  await newsroom.api("editor", "POST", "/api/v1/entries", { type: "page", locale: "en", fields: { title: "Transfer rules" } });
  const page = await signInAs("editor");
  await page.goto("/content");
  await page.getByRole("searchbox", { name: "Search titles" }).fill("Transfer");
  await expect(page.getByRole("link", { name: "Transfer rules" })).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitem", { name: "Type" }).hover();
  await page.getByRole("menuitem", { name: "Article", exact: true }).click();
  await expect(page.getByRole("link", { name: "Transfer rules" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Transfer news 1" })).toBeVisible();
  const colleague = await signInAs("publisher");
  await colleague.goto(page.url());
  await expect(colleague.getByRole("searchbox", { name: "Search titles" })).toHaveValue("Transfer");
  await expect(colleague.getByRole("link", { name: "Transfer news 2" })).toBeVisible();
  await expect(colleague.getByRole("link", { name: "Transfer rules" })).toHaveCount(0);
});

test("the list is worked by keyboard: j and k move, x selects, o opens, back returns", async ({ signInAs, newsroom }) => {
  await addArticles(newsroom, "Cup draw", 3);
  const page = await signInAs("editor");
  await page.goto("/content?q=Cup+draw");
  const row = (number: number) => page.getByRole("link", { name: `Cup draw ${number}` });
  await expect(row(3)).toBeVisible();
  for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
  await expect(row(2)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: "Select Cup draw 2" })).toBeChecked();
  await expect(page.getByRole("toolbar", { name: "1 entry selected" })).toBeVisible();
  await page.keyboard.press("o");
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveValue("Cup draw 2");
  await page.goBack();
  await expect(row(3)).toBeVisible();
});

test("several entries are published at once; one that cannot be says why and stops none of the others", async ({ signInAs, newsroom }) => {
  await addArticles(newsroom, "Injury list", 2);
  await newsroom.api("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields: { title: "Injury list unfinished" } });
  const page = await signInAs("publisher");
  await page.goto("/content?q=Injury+list");
  await expect(page.getByRole("link", { name: "Injury list unfinished" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all entries that are loaded" }).check();
  await page.getByRole("button", { name: "Publish…", exact: true }).click();
  await page.getByRole("dialog", { name: "Publish 3 entries" }).getByRole("button", { name: "Publish 3 variants now" }).click();
  const refused = page.getByRole("dialog", { name: "1 entry could not be done" });
  await expect(refused.getByText("Injury list unfinished")).toBeVisible();
  await refused.getByRole("button", { name: "Done" }).click();
  for (const number of [1, 2]) await expect.poll(async () => (await fetch(`${newsroom.url}/delivery/v1/en/article/injury-list-${number}`)).status).toBe(200);
});

test("what is moved to the bin comes back with everything it had", async ({ signInAs, newsroom }) => {
  await addArticles(newsroom, "Old interview", 1);
  const page = await signInAs("editor");
  await page.goto("/content?q=Old+interview");
  await page.getByRole("checkbox", { name: "Select Old interview 1" }).check();
  await page.getByRole("button", { name: "Move to bin" }).click();
  await expect(page.getByRole("link", { name: "Old interview 1" })).toHaveCount(0);
  await page.goto("/content/bin");
  await page
    .getByRole("row", { name: /Old interview 1/ })
    .getByRole("button", { name: "Restore" })
    .click();
  await expect(page.getByText("“Old interview 1” is back.")).toBeVisible();
  await page.goto("/content?q=Old+interview");
  await page.getByRole("link", { name: "Old interview 1" }).click();
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveValue("In short.");
});

test("a translator is offered neither a new entry nor the bin, and the API refuses both", async ({ signInAs, newsroom }) => {
  const page = await signInAs("translator");
  await page.goto("/content");
  await expect(page.getByRole("heading", { name: "Content" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New entry" })).toHaveCount(0);
  await page.getByRole("checkbox").nth(1).check();
  await expect(page.getByRole("button", { name: "Move to bin" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Publish…", exact: true })).toHaveCount(0);
  expect((await newsroom.api("translator", "POST", "/api/v1/entries", { type: "article", locale: "en", fields: {} })).status).toBe(403);
});
