import { expect, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

const body = { $html: "<p>Italy are champions of Europe for the first time since 1968.</p>" };

test("what a publish refuses is marked at its field, what was typed stays, and the mark goes when it is mended", async ({
  newsroom,
  signInAs,
  expectAccessible,
}) => {
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { title: "Italy hold their nerve", slug: "italy-hold-their-nerve", body },
  });
  const page = await signInAs("publisher");
  await openEntry(page, `/content/${made.body.id}/en`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("1 fault is marked at its field.")).toBeVisible();
  await expect(headlineOf(page)).toHaveValue("Italy hold their nerve");
  const summary = page.getByRole("textbox", { name: "Summary" });
  await expect(summary).toHaveAttribute("aria-invalid", "true");
  await summary.fill("Donnarumma saved twice.");
  await expect(summary).not.toHaveAttribute("aria-invalid", "true");
  await isSaved(page);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Publish English now" }).click();
  await expect(page.getByText("English: published.")).toBeVisible();
  await expect(page.getByText(/^Live since .*, no changes$/)).toBeVisible();
});

test("a translator reads the source and writes the target beside it, and has no button to publish", async ({ newsroom, signInAs, expectAccessible }) => {
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { title: "Italy hold their nerve", body },
  });
  const page = await signInAs("translator");
  await openEntry(page, `/content/${made.body.id}/en`);
  await expect(page.getByRole("status").filter({ hasText: "You can read this, not change it" }).first()).toBeVisible();
  await expect(headlineOf(page)).not.toBeEditable();
  await page.goto(`/content/${made.body.id}/ar`);
  await page.getByRole("button", { name: "Start Arabic" }).click();
  await page.goto(`/content/${made.body.id}/ar?beside=en`);
  await headlineOf(page).fill("إيطاليا بطلة أوروبا");
  await isSaved(page);
  await expect(page.locator("[lang=ar][dir=rtl]").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Publish/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("what is typed while the line is down is kept, and is there for others once it is back", async ({ newsroom, signInAs }) => {
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields: { title: "Before", body } });
  const [page, other] = [await signInAs("editor"), await signInAs("publisher")];
  await openEntry(page, `/content/${made.body.id}/en`);
  await openEntry(other, `/content/${made.body.id}/en`);
  await expect(page.getByText("Sam is here")).toBeVisible();
  await page.context().setOffline(true);
  await headlineOf(page).fill("After");
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /Offline/ })
      .first(),
  ).toBeVisible();
  await page.context().setOffline(false);
  await expect(headlineOf(other)).toHaveValue("After", { timeout: 40_000 });
  await isSaved(page);
  await expect(bodyOf(other)).toContainText("1968");
});
