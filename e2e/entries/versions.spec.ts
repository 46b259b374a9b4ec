import type { Page } from "@playwright/test";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

const body = (html: string) => ({ $html: html });
const paragraphs = (...texts: string[]) => body(texts.map((text) => `<p>${text}</p>`).join(""));

/** What all versions of a variant hold, as text. @param path of the variant */
async function everyVersion(newsroom: Newsroom, path: string): Promise<string> {
  const list = await newsroom.api<{ items: { number: number }[] }>("editor", "GET", `${path}/versions`);
  const versions = await Promise.all(list.body.items.map(({ number }) => newsroom.api("editor", "GET", `${path}/versions/${number}`)));
  return JSON.stringify(versions.map(({ body }) => body));
}

test("what changed since the last publish is compared field by field and word by word, and one field is restored", async ({
  newsroom,
  signInAs,
  expectAccessible,
}) => {
  const fillers = Array.from({ length: 12 }, (_, index) => `Paragraph ${index + 1} stays as it is.`);
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: {
      title: "Italy win",
      slug: "italy-win-compare",
      summary: "Penalties decided it.",
      body: paragraphs("England led early.", ...fillers, "It ended late."),
    },
  });
  const path = `/api/v1/entries/${made.body.id}/variants/en`;
  expect((await newsroom.api("publisher", "POST", `${path}/publish`, {})).status).toBe(200);
  const page = await signInAs("publisher");
  await openEntry(page, `/content/${made.body.id}/en`);
  await headlineOf(page).fill("Italy win on penalties");
  await bodyOf(page).press("Control+End");
  await page.keyboard.type(" Nobody left.");
  await isSaved(page);

  await page.getByRole("link", { name: /draft has 2 changes/ }).click();
  const compare = page.getByRole("region", { name: "Compare", exact: true });
  await expect(compare.getByRole("status")).toHaveText("2 changes");
  await expect(compare.getByRole("region", { name: "Headline" }).getByRole("insertion")).toHaveText("on penalties");
  await expect(compare.getByRole("region", { name: "Text", exact: true }).getByRole("insertion")).toContainText("Nobody left.");
  await expect(compare.getByRole("button", { name: "12 paragraphs unchanged" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("j");
  await expect(compare.getByRole("status")).toHaveText("Change 1 of 2");
  await page.keyboard.press("j");
  await expect(compare.getByRole("status")).toHaveText("Change 2 of 2");

  await compare
    .getByRole("region", { name: "Headline" })
    .getByRole("button", { name: /Restore/ })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Restore 1 field" }).click();
  await expect(compare.getByRole("status")).toHaveText("1 change");
  await page.keyboard.press("Escape");
  await expect(headlineOf(page)).toHaveValue("Italy win");
  await expect(bodyOf(page)).toContainText("Nobody left.");
  await expect(page.getByText(/^Live since .*, draft has 1 change$/)).toBeVisible();

  await page.getByRole("tab", { name: "History" }).click();
  await page.getByRole("button", { name: "Keep a version" }).click();
  await page.getByLabel("Name of the version (may stay empty)").fill("As sent to the lawyer");
  await page.getByRole("button", { name: "Keep a version" }).click();
  await expect(page.getByRole("button", { name: /As sent to the lawyer/ })).toBeVisible();
  await page.getByRole("button", { name: "Who wrote what" }).click();
  const blame = page.getByRole("dialog", { name: "Who wrote this" });
  await expect(blame.getByText("It ended late. Nobody left.")).toBeVisible();
  await expect(blame.getByText("Sam Okafor").first()).toBeVisible();
});

test("two people type in one paragraph while a third restores an older version: all see one text, the old blocks are back, and readers see no change", async ({
  newsroom,
  signInAs,
}) => {
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { title: "Final", slug: "final-restored", summary: "S", body: paragraphs("Before the match.", "Shared by two.", "After the match.") },
  });
  const path = `/api/v1/entries/${made.body.id}/variants/en`;
  expect((await newsroom.api("publisher", "POST", `${path}/publish`, {})).status).toBe(200);
  const [marta, lucia, sam] = [await signInAs("editor"), await signInAs("administrator"), await signInAs("publisher")];
  for (const page of [marta, lucia, sam]) await openEntry(page, `/content/${made.body.id}/en`);
  // The third takes away what a restore will have to bring back.
  await bodyOf(sam).getByText("After the match.").click({ clickCount: 3 });
  await sam.keyboard.press("Backspace");
  await isSaved(sam);
  await expect(bodyOf(marta)).not.toContainText("After the match.");

  await bodyOf(marta).getByText("Shared by two.").click();
  await marta.keyboard.press("Home");
  await bodyOf(lucia).getByText("Shared by two.").click();
  await lucia.keyboard.press("End");
  await sam.getByRole("link", { name: /draft has \d changes?/ }).click();
  await sam.getByRole("button", { name: "Restore all" }).click();
  const confirm = sam.getByRole("dialog").getByRole("button", { name: /^Restore \d fields?$/ });
  await expect(confirm).toBeVisible();
  // Both type from before the restore is asked for until its answer is there, and then one word more.
  let isRestored = false;
  const typeUntilRestored = async (page: Page, wordOf: (count: number) => string): Promise<number> => {
    for (let count = 1; ; count++) {
      const isLast = isRestored;
      await page.keyboard.type(wordOf(count), { delay: 20 });
      if (isLast) return count;
    }
  };
  const typing = Promise.all([typeUntilRestored(marta, (count) => `[M${count}] `), typeUntilRestored(lucia, () => "ł")]);
  // What they type is with the third before the restore begins.
  for (const word of ["[M1]", "ł"]) await expect(sam.getByText(word).first()).toBeVisible();
  await confirm.click();
  await expect(sam.getByText(/^Restored from/)).toBeVisible();
  isRestored = true;
  const [count] = await typing;
  await sam.keyboard.press("Escape");

  for (const page of [marta, lucia, sam]) {
    await expect(bodyOf(page)).toContainText("Before the match.");
    await expect(bodyOf(page)).toContainText("After the match.");
  }
  // The last words were typed when the restore was done: they stand. Of those before, some were typed over by the old text: a version has them.
  for (const page of [marta, lucia, sam]) for (const last of [`[M${count}]`, "ł"]) await expect(bodyOf(page)).toContainText(last);
  await isSaved(marta);
  const kept = await everyVersion(newsroom, path);
  const text = (await bodyOf(marta).textContent()) ?? "";
  const lost = Array.from({ length: count }, (_, index) => `[M${index + 1}]`).filter((word) => !text.includes(word) && !kept.includes(word));
  // One word may be half in the old text and half in the new.
  expect(lost.length, lost.join()).toBeLessThanOrEqual(1);
  // All three show one text, and it is the server's.
  await marta.keyboard.insertText("[M]");
  await expect(bodyOf(lucia)).toContainText("[M]");
  await lucia.keyboard.insertText("[L]");
  for (const page of [marta, lucia, sam]) {
    await expect(bodyOf(page)).toContainText("[M]");
    await expect(bodyOf(page)).toContainText("[L]");
  }
  await isSaved(marta);
  await isSaved(lucia);
  // Without the names at the others' carets, which stand in the text.
  const textOn = async (page: Page) => ((await bodyOf(page).textContent()) ?? "").replaceAll(/Marta Ruiz|Amina Haddad|Sam Okafor|[\s\u2060]/g, "");
  const texts = await Promise.all([marta, lucia, sam].map(textOn));
  expect(texts[1]).toEqual(texts[0]);
  expect(texts[2]).toEqual(texts[0]);
  const delivered = await fetch(`${newsroom.url}/delivery/v1/en/entries/${made.body.id}`);
  expect(await delivered.text()).not.toContain("[M]");
  const variant = await newsroom.api<{ live: { version: number } }>("editor", "GET", path);
  expect(variant.body.live.version).toBe(1);
});
