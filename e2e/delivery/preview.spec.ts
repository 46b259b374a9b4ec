import { expect, test } from "../support/pressbox.ts";
import { bodyOf, openEntry } from "../support/workspace.ts";

test("a preview follows what is typed, and a link shows it to somebody without an account until it is ended", async ({
  signInAs,
  newsroom,
  browser,
  expectAccessible,
}) => {
  const fields = { title: "Kick-off at nine", summary: "Both sides are named.", body: { $html: "<p>First words.</p>" } };
  const { body: entry } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  const page = await signInAs("editor");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openEntry(page, `/content/${entry.id}/en`);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page).toHaveURL(/[?&]preview=phone/);
  const pane = page.getByRole("region", { name: "Preview" });
  const frame = pane.frameLocator('iframe[title="The draft as readers will see it"]');
  await expect(frame.getByRole("heading", { name: "Kick-off at nine" })).toBeVisible();
  await bodyOf(page).press("Control+End");
  await page.keyboard.type(" And more.");
  await expect(frame.getByText("First words. And more.")).toBeVisible();
  await expectAccessible(page);

  await pane.getByRole("button", { name: "Share the preview" }).click();
  const share = page.getByRole("dialog", { name: "Share the preview" });
  await share.getByLabel("Works for").selectOption("1 hour");
  await share.getByRole("button", { name: "Copy link" }).click();
  const address = await share.getByLabel("Link", { exact: true }).inputValue();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(address);

  const outside = await (await browser.newContext()).newPage();
  await outside.goto(address);
  await expect(outside.getByRole("heading", { name: "Kick-off at nine" })).toBeVisible();
  await expect(outside.getByText("First words. And more.")).toBeVisible();
  await expect(outside.getByText("Draft preview")).toBeVisible();
  // axe cannot work where no script runs: it looks at the same page without its headers.
  const copy = await outside.context().newPage();
  await copy.setContent(await (await copy.request.get(address)).text());
  await expectAccessible(copy);
  await share.getByRole("button", { name: "End" }).click();
  await expect(share.getByRole("button", { name: "End" })).toHaveCount(0);
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "This preview is over" })).toBeVisible();
  await outside.context().close();

  await page.keyboard.press("Escape");
  await pane.getByRole("radio", { name: "Desktop, 1280 pixels" }).click();
  await expect(page).toHaveURL(/[?&]preview=desktop/);
  await expect(frame.getByRole("heading", { name: "Kick-off at nine" })).toBeVisible();
  await pane.press("Escape");
  await expect(pane).toHaveCount(0);
  await expect(bodyOf(page)).toBeVisible();
});
