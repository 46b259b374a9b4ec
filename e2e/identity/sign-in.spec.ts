import { expect, test } from "../support/pressbox.ts";

test("a person of each role gets in with e-mail and password, and stays in after a reload", async ({ signInAs, newsroom, page }) => {
  await page.goto(newsroom.url);
  await expect(page.getByLabel("E-mail")).toBeVisible();
  const editor = await signInAs("editor");
  await editor.reload();
  await expect(editor.getByRole("navigation").first()).toBeVisible();
});

test("a wrong password is refused in words, and what was typed stays", async ({ page, newsroom, expectAccessible }) => {
  await page.goto(newsroom.url);
  await page.getByLabel("E-mail").fill(newsroom.people.editor.email);
  await page.getByLabel("Password").fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(newsroom.people.editor.email);
  await expectAccessible(page);
});

test("readers behind Varnish reach the product, and nobody else's session", async ({ newsroom }) => {
  expect((await fetch(`${newsroom.readerUrl}/healthz`)).status).toBe(200);
  expect((await fetch(`${newsroom.readerUrl}/api/v1/me`)).status).toBe(401);
});
