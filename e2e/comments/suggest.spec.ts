/** One writes what they would have it say, another decides, and readers get what was decided and nothing else. */
import type { Page } from "@playwright/test";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, isSaved, openEntry } from "../support/workspace.ts";

const first = "Italy are champions of Europe.";
const second = "England were in total control.";

async function addArticle(newsroom: Newsroom): Promise<string> {
  const body = { $html: `<p>${first}</p><p>${second}</p>` };
  const fields = { title: "Suggested at Wembley", slug: "suggested-at-wembley", summary: "A final.", body };
  return (await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields })).body.id;
}

const added = (page: Page) => bodyOf(page).getByRole("insertion");
const struck = (page: Page) => bodyOf(page).getByRole("deletion");
const list = (page: Page) => page.getByRole("region", { name: "Suggestions" });

test("an editor suggests, a publisher accepts one and rejects one, is asked before it goes out, and readers get clean text", async ({
  signInAs,
  newsroom,
  expectAccessible,
}) => {
  const id = await addArticle(newsroom);
  const path = `/content/${id}/en?panel=comments`;
  const editor = await signInAs("editor");
  await openEntry(editor, path);
  await editor.getByRole("button", { name: "Suggesting", exact: true }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Suggesting in the text" })).toBeVisible();

  // Insert, delete, replace, a new paragraph; each at a place of its own.
  await bodyOf(editor).getByText(first).click();
  await editor.keyboard.press("Home");
  await editor.keyboard.type("At last: ");
  await expect(added(editor)).toHaveText(["At last: "]);
  await bodyOf(editor)
    .getByText("England were")
    .dblclick({ position: { x: 20, y: 12 } });
  await editor.keyboard.type("Nobody");
  await expect(struck(editor)).toHaveText(["England"]);
  await editor.keyboard.press("Control+End");
  await editor.keyboard.press("Enter");
  await editor.keyboard.type("Shaw scored first.");
  await expect(added(editor)).toHaveText(["At last: ", "Nobody", "Shaw scored first."]);
  await expect(list(editor).getByRole("listitem")).toHaveCount(3);
  await editor.keyboard.press("Control+z");
  await expect(added(editor)).not.toContainText(["Shaw scored first."]);
  await editor.keyboard.press("Control+Shift+z");
  await expect(added(editor)).toContainText(["Shaw scored first."]);
  // What cannot be suggested is not done, and says so.
  await bodyOf(editor).getByText("champions of Europe").dblclick();
  await editor.keyboard.press("Control+Alt+2");
  await expect(editor.getByRole("alert").filter({ hasText: "This cannot be suggested" })).toBeVisible();
  await isSaved(editor);

  const publisher = await signInAs("publisher");
  await openEntry(publisher, path);
  await expect(added(publisher)).toHaveText(["At last: ", "Nobody", "Shaw scored first."]);
  await expectAccessible(publisher);
  await list(publisher)
    .getByRole("button", { name: `Accept what ${newsroom.people.editor.name} suggests: At last:` })
    .click();
  await expect(added(publisher)).toHaveText(["Nobody", "Shaw scored first."]);
  await struck(publisher).hover();
  await publisher
    .getByRole("group", { name: `Suggestion by ${newsroom.people.editor.name}` })
    .getByRole("button", { name: "Reject this suggestion" })
    .click();
  await expect(struck(publisher)).toHaveCount(0);
  await expect(added(publisher)).toHaveText(["Shaw scored first."]);
  await expect(added(editor)).toHaveText(["Shaw scored first."]);
  await isSaved(publisher);

  await publisher.getByRole("tab", { name: "Publish", exact: true }).click();
  await publisher.getByRole("button", { name: "Publish English now" }).click();
  const asked = publisher.getByRole("dialog", { name: "1 suggestion is open" });
  await asked.getByRole("button", { name: "Publish English now" }).click();
  await expect(publisher.getByText("English: published.")).toBeVisible();
  await expect(async () => {
    const delivered = JSON.stringify((await newsroom.api("editor", "GET", "/delivery/v1/en/article/suggested-at-wembley")).body);
    expect(delivered).toContain(`At last: ${first}`);
    expect(delivered).toContain(second);
    expect(delivered).not.toContain("Nobody");
    expect(delivered).not.toContain("Shaw scored first");
  }).toPass();

  // Who may not write sees what is suggested, and has nothing to press.
  const reader = await signInAs("media-manager");
  await openEntry(reader, path);
  await expect(list(reader).getByRole("listitem")).toHaveCount(1);
  await expect(reader.getByRole("button", { name: /Accept|Reject|Suggesting/ })).toHaveCount(0);
});
