import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

async function addArticle(newsroom: Newsroom, fields: Record<string, unknown>): Promise<{ id: string; path: string }> {
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  return { id: body.id, path: `/content/${body.id}/en` };
}
const words = (count: number) => Array.from({ length: count }, (_word, index) => `word${index}`).join(" ");

test("checks run as one types, lead to the words, mend a doubled one, and warn before publishing", async ({ signInAs, newsroom, expectAccessible }) => {
  const body = { $html: `<h2>First leg</h2><p>${words(160)}</p><p>Shaw scored early.</p>` };
  const { path } = await addArticle(newsroom, { title: "Shaw scores", slug: "shaw-scores", body });
  const page = await signInAs("publisher");
  await openEntry(page, `${path}?panel=checks`);
  const panel = page.getByRole("tabpanel", { name: /Checks/ });
  const blocking = panel.getByRole("region", { name: "Forbid publishing" });
  const advice = panel.getByRole("region", { name: "Worth a look" });
  await expect(blocking.getByRole("button", { name: /Summary.*Publishing needs this field/ })).toBeVisible();
  await expect(page.getByRole("tab", { name: /Checks.*1 check forbids publishing/ })).toBeVisible();
  await expectAccessible(page);

  await blocking.getByRole("button", { name: /Summary/ }).click();
  await expect(page.getByRole("textbox", { name: "Summary" })).toBeFocused();
  await page.keyboard.type("A goal after two minutes, and a final that England led for more than an hour.");
  await expect(blocking).toHaveCount(0);

  await bodyOf(page).press("Control+End");
  await page.keyboard.type(" He met the the ball at the far post.");
  const double = advice.getByRole("button", { name: /“the” stands twice/ });
  await expect(double).toBeVisible();
  await double.click();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe("the the");
  await advice.getByRole("button", { name: "Remove the second “the”" }).click();
  await expect(bodyOf(page)).toContainText("He met the ball at the far post.");
  await expect(double).toHaveCount(0);
  await expect(panel.getByText("Nothing to mend")).toBeVisible();

  await headlineOf(page).fill("Shaw scores scores");
  await expect(advice.getByRole("button", { name: /Headline.*“scores” stands twice/ })).toBeVisible();
  await page.getByRole("tab", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("button", { name: /1 check warns: Headline: “scores” stands twice in a row/ })).toBeVisible();
  await isSaved(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("English: published.")).toBeVisible();
});

test("an administrator makes a check blocking: it forbids publishing, in the panel and at the button", async ({ signInAs, newsroom, expectAccessible }) => {
  const fields = { title: "Shaw shoots shoots", slug: "shaw-shoots", summary: "In short.", body: { $html: "<p>Text.</p>" } };
  const { path } = await addArticle(newsroom, fields);
  const administrator = await signInAs("administrator");
  await administrator.goto("/settings/checks?type=article");
  const choice = administrator.getByRole("combobox", { name: "Doubled words: how hard" });
  await expect(choice).toHaveValue("");
  await choice.selectOption("Blocking");
  await expect(administrator.getByText("Doubled words: Blocking")).toBeVisible();
  await expectAccessible(administrator);

  const page = await signInAs("publisher");
  await openEntry(page, path);
  await expect(page.getByRole("button", { name: /1 check forbids publishing: Headline/ })).toBeVisible();
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("This cannot be published yet. The fields say why.")).toBeVisible();
  await expect(headlineOf(page)).toHaveAttribute("aria-invalid", "true");

  await page.goto("/settings/checks");
  await expect(page.getByText("Only administrators change this.")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Doubled words: how hard" })).toBeDisabled();
  const refused = await newsroom.api("publisher", "PUT", "/api/v1/check-settings", { contentType: "*", check: "doubled-words", level: "off" });
  expect(refused.status).toBe(403);
  await newsroom.api("administrator", "PUT", "/api/v1/check-settings", { contentType: "article", check: "doubled-words", level: null });
});
