import { expect, test } from "../support/pressbox.ts";
import { startProduct } from "../support/servers.ts";

test("in an empty house the first visitor becomes the administrator, and nobody after", async ({ page }) => {
  const product = await startProduct();
  try {
    await page.goto(product.url);
    await page.getByLabel("Your name").fill("Elena Marchetti");
    await page.getByLabel("E-mail").fill("elena@newsroom.test");
    await page.getByLabel("Password").fill("too short");
    await page.getByRole("button", { name: "Make the administrator" }).click();
    await expect(page.getByLabel("Your name")).toHaveValue("Elena Marchetti");
    await page.getByLabel("Password").fill("a sentence that is kept");
    await page.getByRole("button", { name: "Make the administrator" }).click();
    await expect(page.getByRole("heading", { name: "Good to see you, Elena Marchetti" })).toBeVisible();
    const second = await page.request.post(`${product.url}/api/v1/setup/administrator`, {
      data: { name: "Mallory", email: "mallory@newsroom.test", password: "a sentence that is kept" },
      headers: { Origin: product.url },
    });
    expect(second.status()).toBe(409);
  } finally {
    await product.stop();
  }
});

test("guessing a password is slowed down in words, for the account that is guessed at only", async ({ page, newsroom, signInAs }) => {
  const victim = {
    email: "victim@newsroom.test",
    name: "Victim",
    password: "a sentence that is kept",
    grants: [{ role: "editor", contentType: "*", locale: "*" }],
  };
  expect((await newsroom.api("administrator", "POST", "/api/v1/users", victim)).status).toBe(201);
  await page.goto(newsroom.url);
  await page.getByLabel("E-mail").fill(victim.email);
  const slowed = page.getByText(/Too many attempts/);
  await expect(async () => {
    await page.getByLabel("Password").fill("a guess that is wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(slowed).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await signInAs("translator");
});

test("a session that is ended elsewhere is over at once, and the page asks to sign in again", async ({ signInAs }) => {
  const [here, there] = [await signInAs("media-manager"), await signInAs("media-manager")];
  await here.goto("/settings/account");
  await here
    .getByRole("button", { name: /^End session/ })
    .first()
    .click();
  await expect(here.getByText("The session has ended.")).toBeVisible();
  expect((await there.request.get("/api/v1/me")).status()).toBe(401);
  await there.reload();
  await expect(there.getByLabel("Password")).toBeVisible();
});

test("an editor finds no people and no tokens in Settings, and the API refuses", async ({ signInAs, newsroom }) => {
  const page = await signInAs("editor");
  await page.goto("/settings/account");
  await expect(page.getByRole("link", { name: "Content types" })).toBeVisible();
  await expect(page.getByRole("link", { name: "People" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "API tokens" })).toHaveCount(0);
  expect((await newsroom.api("editor", "GET", "/api/v1/users")).status).toBe(403);
});
