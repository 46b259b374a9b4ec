import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";

let folder: string;
const file = (name: string) => join(folder, name);

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pressbox-media-"));
  const source = ["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25:duration=3"];
  execFileSync("ffmpeg", [...source, "-frames:v", "1", file("Wembley before kick-off.jpg")]);
  execFileSync("ffmpeg", [...source, "-c:v", "libx264", "-pix_fmt", "yuv420p", file("Shaw scores.mp4")]);
  writeFileSync(file("Not a picture.jpg"), "<!doctype html><script>alert(1)</script>");
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a program does it: start, put the bytes, complete, wait until it is ready. */
async function uploadByApi(newsroom: Newsroom, name: string): Promise<void> {
  const bytes = readFileSync(file(name));
  const started = await newsroom.api<StartedUpload>("editor", "POST", "/api/v1/assets", { fileName: name, sizeBytes: bytes.length });
  const put = await fetch(started.body.uploadUrl, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: bytes });
  expect(put.status).toBe(201);
  await newsroom.api("editor", "POST", `/api/v1/assets/${started.body.assetId}/complete`, {});
  await expect
    .poll(async () => (await newsroom.api<{ state: string }>("editor", "GET", `/api/v1/assets/${started.body.assetId}`)).body.state, { timeout: 60_000 })
    .toBe("ready");
}

test("a media manager uploads a picture and a clip, a file that is neither says so, and all of it survives a change of page", async ({
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const page = await signInAs("media-manager");
  await page.goto("/media");
  await page.locator("input[type=file]").first().setInputFiles(["Wembley before kick-off.jpg", "Shaw scores.mp4", "Not a picture.jpg"].map(file));
  const tray = page.getByRole("region", { name: "Uploads" });
  await expect(tray).toBeVisible();
  await page.getByRole("link", { name: "Content" }).first().click();
  await expect(tray.getByText("This is not a picture or clip that can be used.")).toBeVisible();
  await expect(tray.getByRole("link", { name: "Done" })).toHaveCount(2, { timeout: 60_000 });
  await page.getByRole("link", { name: "Media" }).first().click();
  await expect(page.getByRole("gridcell").filter({ hasText: /Wembley before kick-off|Shaw scores/ })).toHaveCount(2);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Wembley before kick-off.jpg Picture" }).click();
  await page.getByLabel("Alternative text").fill("The pitch, an hour to go");
  await page.getByRole("button", { name: /^AR/ }).click();
  await page.getByLabel("Alternative text").fill("أرض الملعب قبل ساعة من المباراة");
  await expect(page.getByLabel("Alternative text")).toHaveAttribute("dir", "rtl");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("2 of 3")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("Alternative text")).toHaveValue("The pitch, an hour to go");
});

test("an editor finds assets by keyboard, and is offered no deletion", async ({ signInAs, newsroom }) => {
  await uploadByApi(newsroom, "Shaw scores.mp4");
  const page = await signInAs("editor");
  await page.goto("/media");
  await expect(page.getByRole("searchbox")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("shaw");
  await expect(page.getByRole("button", { name: /Shaw scores\.mp4/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/q=shaw/);
  await page
    .getByRole("button", { name: /Shaw scores\.mp4/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Asset" });
  await expect(panel.getByText("0:03")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Delete…" })).toHaveCount(0);
  const id = new URL(page.url()).searchParams.get("asset");
  expect((await newsroom.api("editor", "DELETE", `/api/v1/assets/${id}`)).status).toBe(403);
});
