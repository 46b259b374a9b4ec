import { expect, test } from "../support/pressbox.ts";

test("a language that is added in Settings can be written in at once, and falls back along its chain", async ({ signInAs, newsroom }) => {
  const fields = { title: "Imprint", slug: "imprint-pt", body: { $html: "<p>Who we are.</p>" } };
  const { body: entry } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "page", locale: "en", fields });
  const administrator = await signInAs("administrator");
  await administrator.goto("/settings/languages");
  await administrator.getByRole("button", { name: "Add a locale" }).click();
  const dialog = administrator.getByRole("dialog", { name: "Add a locale" });
  await dialog.getByLabel("Code").fill("no such tag");
  await dialog.getByRole("button", { name: "Add the locale" }).click();
  await expect(dialog.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Code").fill("pt");
  await dialog.getByRole("button", { name: "Add the locale" }).click();
  await expect(administrator.getByText("Portuguese is there. Entries can be written in it now.")).toBeVisible();
  await expect(administrator.getByRole("row", { name: /^Portuguese/ })).toBeVisible();

  const editor = await signInAs("editor");
  await editor.goto(`/content/${entry.id}/en`);
  await editor.getByRole("navigation", { name: "Languages" }).getByRole("link", { name: "Portuguese" }).click();
  await editor.getByRole("button", { name: "Start Portuguese" }).click();
  await expect(editor.getByRole("textbox", { name: "Text", exact: true })).toHaveAttribute("lang", "pt");

  expect((await newsroom.api("publisher", "POST", `/api/v1/entries/${entry.id}/variants/en/publish`, {})).status).toBe(200);
  const readersGet = async () => ((await (await fetch(`${newsroom.url}/delivery/v1/pt/entries/${entry.id}`)).json()) as { locale?: string }).locale;
  await expect.poll(readersGet).toBe("en");
});

test("a publisher sees the languages and cannot add one", async ({ signInAs, newsroom }) => {
  const page = await signInAs("publisher");
  await page.goto("/settings/languages");
  await expect(page.getByRole("row", { name: /^English/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a locale" })).toHaveCount(0);
  expect((await newsroom.api("publisher", "POST", "/api/v1/locales", { code: "de" })).status).toBe(403);
});
