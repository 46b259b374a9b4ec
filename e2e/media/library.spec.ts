import { makePicture } from "../support/files.ts";
import { expect, test } from "../support/pressbox.ts";

test("a file that is dropped on the library is uploaded, found by search, and stays found after a reload", async ({ signInAs }) => {
  const page = await signInAs("media-manager");
  await page.goto("/media");
  await expect(page.getByRole("heading", { name: "Media" })).toBeVisible();
  const bytes = (await makePicture(800)).toString("base64");
  const files = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], "floodlights.jpg", { type: "image/jpeg" }));
    return transfer;
  }, bytes);
  await page.getByRole("region", { name: "Media" }).dispatchEvent("drop", { dataTransfer: files });
  await expect(page.getByText("1 file is uploaded")).toBeVisible({ timeout: 30_000 });
  const tile = page.getByRole("grid", { name: "Assets" }).getByRole("button", { name: /floodlights\.jpg/ });
  await expect(tile).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search names, texts, credits" });
  await search.fill("no such thing");
  await expect(page.getByText("Nothing fits these filters")).toBeVisible();
  await search.fill("floodli");
  await expect(tile).toBeVisible();
  await expect(page).toHaveURL(/q=floodli/);
  await page.reload();
  await expect(search).toHaveValue("floodli");
  await expect(tile).toBeVisible();
});

test("a page of HTML that calls itself a picture is refused in words, and nothing of it is kept", async ({ signInAs, newsroom }) => {
  const page = await signInAs("editor");
  await page.goto("/media");
  const dialog = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload files" }).first().click();
  const buffer = Buffer.from("<!doctype html><script>alert(1)</script><p>Not a picture.</p>");
  await (await dialog).setFiles([{ name: "portrait.jpg", mimeType: "image/jpeg", buffer }]);
  await expect(page.getByRole("alert").filter({ hasText: "This is not a picture or clip that can be used." })).toBeVisible({ timeout: 30_000 });
  const found = await newsroom.api<{ items: unknown[] }>("editor", "GET", "/api/v1/assets?q=portrait");
  expect(found.body.items).toEqual([]);
});

test("a translator reads the source texts of a picture, and can neither change them nor delete it", async ({ signInAs, newsroom }) => {
  const page = await signInAs("translator");
  await page.goto("/media");
  await page
    .getByRole("grid", { name: "Assets" })
    .getByRole("button", { name: /floodlights\.jpg/ })
    .click();
  const asset = page.getByRole("complementary", { name: "Asset" });
  await expect(asset.getByLabel("Alternative text")).toHaveJSProperty("readOnly", true);
  await expect(asset.getByRole("button", { name: "Delete…" })).toHaveCount(0);
  const { body } = await newsroom.api<{ items: { id: string; revision: number }[] }>("translator", "GET", "/api/v1/assets?q=floodlights");
  const [found] = body.items;
  const refused = await newsroom.api("translator", "DELETE", `/api/v1/assets/${found?.id}`, undefined, { "If-Match": `"${found?.revision}"` });
  expect(refused.status).toBe(403);
});
