import { expect, test } from "../support/pressbox.ts";
import { isSaved } from "../support/workspace.ts";

test("a field that is added in Settings is in the form, is asked for at publish, and keeps what was typed", async ({ signInAs, newsroom }) => {
  const administrator = await signInAs("administrator");
  await administrator.goto("/settings/content-types/page");
  await administrator.getByRole("button", { name: "Add a field" }).click();
  const field = administrator.getByRole("listitem").last();
  await field.getByLabel("Label").fill("Legal note");
  await field.getByLabel("Key").fill("legalNote");
  await field.getByLabel("Needed to publish").check();
  await field.getByLabel("At most, characters").fill("20");
  await administrator.getByRole("button", { name: "Save as version 2" }).click();
  await expect(administrator.getByText("Page is saved as version 2.")).toBeVisible();

  const fields = { title: "Imprint", slug: "imprint", body: { $html: "<p>Who we are.</p>" } };
  const { body: entry } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "page", locale: "en", fields });
  const publisher = await signInAs("publisher");
  await publisher.goto(`/content/${entry.id}/en`);
  const note = publisher.getByLabel(/^Legal note/);
  await expect(note).toHaveValue("");
  await publisher.getByRole("button", { name: "Publish English now" }).click();
  await expect(publisher.getByText("This cannot be published yet. The fields say why.")).toBeVisible();
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await expect(publisher.getByRole("textbox", { name: "Title" })).toHaveValue("Imprint");

  await note.fill("Published by Pressbox");
  await isSaved(publisher);
  await publisher.getByRole("button", { name: "Publish English now" }).click();
  await expect(note).toHaveAttribute("aria-invalid", "true");
  await expect(note).toHaveValue("Published by Pressbox");
  await note.fill("Pressbox Ltd");
  await isSaved(publisher);
  await publisher.getByRole("button", { name: "Publish English now" }).click();
  await expect(publisher.getByText("English: published.")).toBeVisible();
  const delivered = async () => {
    const reply = await fetch(`${newsroom.url}/delivery/v1/en/page/imprint`);
    return ((await reply.json()) as { fields?: Record<string, unknown> }).fields?.["legalNote"];
  };
  await expect.poll(delivered).toBe("Pressbox Ltd");
});

test("an editor reads content types and cannot change them", async ({ signInAs, newsroom }) => {
  const page = await signInAs("editor");
  await page.goto("/settings/content-types/article");
  await expect(page.getByRole("heading", { name: "Article" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a field" })).toHaveCount(0);
  const { body } = await newsroom.api<{ definition: object; version: number }>("editor", "GET", "/api/v1/content-types/article");
  const refused = await newsroom.api("editor", "PUT", "/api/v1/content-types/article", body.definition, { "If-Match": `"${body.version}"` });
  expect(refused.status).toBe(403);
});
