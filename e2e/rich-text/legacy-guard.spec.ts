import { expect, test } from "../support/pressbox.ts";
import { bodyOf, isSaved, openEntry } from "../support/workspace.ts";

const lineUp = { type: "lineUp", attrs: { fixtureId: "7" } };
const glow = { type: "glow", attrs: { colour: "pitch" } };
const markup = '<marquee onclick="window.ran = true">Breaking: <b>Italy</b> win</marquee><img src="x" onerror="window.ran = true">';

test("text that this version cannot hold opens read-only; one looks, turns it into blocks or edits around it", async ({ signInAs, newsroom }) => {
  const content = [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Before " },
        { type: "text", text: "glowing", marks: [glow] },
        { type: "text", text: " after." },
      ],
    },
    lineUp,
    { type: "legacyHtml", attrs: { html: markup } },
  ];
  const fields = { title: "From the old system", body: { type: "doc", formatVersion: 2, content } };
  const { body: made } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  const path = `/content/${made.id}/en`;
  const stored = async () => {
    const { body } = await newsroom.api<{ fields: { body: { content: { type: string }[] } } }>("editor", "GET", `/api/v1/entries/${made.id}/variants/en`);
    return body.fields.body.content;
  };

  const page = await signInAs("editor");
  const colleague = await signInAs("publisher");
  await openEntry(page, path);
  await openEntry(colleague, path);
  for (const each of [page, colleague]) {
    await expect(each.getByText(/2 blocks and 1 formatting that this version cannot show/)).toBeVisible();
    await expect(bodyOf(each)).toHaveAttribute("contenteditable", "false");
  }

  await page.getByRole("button", { name: "Show the difference" }).click();
  const difference = page.getByRole("dialog", { name: "What this version cannot show" });
  await expect(difference.getByRole("listitem", { name: "glow" })).toContainText("The words, without the formatting.");
  await expect(difference.getByRole("listitem", { name: "marquee" })).toContainText("onerror");

  await difference.getByRole("listitem", { name: "lineUp" }).getByRole("button", { name: "Edit the raw block" }).click();
  let raw = page.getByRole("dialog", { name: "Edit the raw block: lineUp" });
  await raw.getByRole("textbox", { name: "JSON" }).fill('{"type": "heading",\n "attrs": {"level": 2}, "content": [{"type": "text" "text": "The line-up"}]}');
  await expect(raw.getByText("This is no JSON. Line 2:53.")).toBeVisible();
  await expect(raw.getByRole("button", { name: "Put it into the text" })).toBeDisabled();
  await raw.getByRole("textbox", { name: "JSON" }).fill('{"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "The line-up"}]}');
  await expect(raw.getByRole("heading", { name: "The line-up" })).toBeVisible();
  await raw.getByRole("button", { name: "Put it into the text" }).click();

  await difference.getByRole("listitem", { name: "marquee" }).getByRole("button", { name: "Edit the raw block" }).click();
  raw = page.getByRole("dialog", { name: "Edit the raw block: marquee" });
  await expect(raw.getByRole("region", { name: "It becomes" })).toContainText("Breaking: Italy win");
  await raw.getByRole("button", { name: "Put it into the text" }).click();
  await difference.getByRole("button", { name: "Keep read-only" }).click();
  await expect(colleague.getByText(/1 formatting that this version cannot show/)).toBeVisible();
  await expect(bodyOf(colleague)).toContainText("Breaking: Italy win");
  await expect(bodyOf(page)).toHaveAttribute("contenteditable", "false");

  await page.getByRole("button", { name: "Edit anyway" }).click();
  await bodyOf(page).press("Control+End");
  await page.keyboard.type(" More.");
  await isSaved(page);
  await expect.poll(async () => JSON.stringify(await stored())).toContain("More.");
  const after = await stored();
  expect(after.map((block) => block.type)).not.toContain("lineUp");
  expect(JSON.stringify(after[0])).toContain(JSON.stringify(glow));

  await page.reload();
  await expect(bodyOf(page)).toHaveAttribute("contenteditable", "true");
  await expect(bodyOf(colleague)).toHaveAttribute("contenteditable", "false");
  for (const each of [page, colleague]) expect(await each.evaluate(() => "ran" in window)).toBe(false);
});

test("who may only read looks at what is stored and can change nothing of it", async ({ signInAs, newsroom, expectAccessible }) => {
  const body = { $html: `<p>Kept.</p>${markup}`, unknown: "keep" };
  const { body: made } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { title: "Old markup", body },
  });
  const page = await signInAs("media-manager");
  await openEntry(page, `/content/${made.id}/en`);
  await page.getByRole("button", { name: "Show the difference" }).click();
  const difference = page.getByRole("dialog", { name: "What this version cannot show" });
  await expect(difference.getByText("onclick")).toBeVisible();
  await expectAccessible(page);
  await expect(difference.getByRole("button", { name: "Edit the raw block" })).toHaveCount(0);
  await expect(difference.getByRole("button", { name: "Edit anyway" })).toHaveCount(0);
});
