import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { RichTextDoc } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { makePicture } from "../support/files.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, openEntry } from "../support/workspace.ts";

const samples = new URL("../../shared/src/rich-text/html-import/samples/", import.meta.url);
const sample = (name: string): string => readFileSync(new URL(name, samples), "utf8");

async function addArticle(newsroom: Newsroom, html = ""): Promise<string> {
  const fields = { title: "Pasted", ...(html === "" ? {} : { body: { $html: html } }) };
  const { body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  return body.id;
}

/** A paste as the browser reports it, with what other programs put on the clipboard. */
async function paste(page: Page, clipboard: Readonly<Record<string, string>>): Promise<void> {
  await bodyOf(page).evaluate((text, entries) => {
    const data = new DataTransfer();
    for (const [type, content] of Object.entries(entries)) data.setData(type, content);
    text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, clipboard);
}

async function stored(newsroom: Newsroom, id: string): Promise<RichTextDoc | null> {
  const { body } = await newsroom.api<{ fields: { body?: RichTextDoc } }>("editor", "GET", `/api/v1/entries/${id}/variants/en`);
  return body.fields.body ?? null;
}
/** As readers would get it, without ids, a line a block. */
async function drawn(newsroom: Newsroom, id: string): Promise<string> {
  const doc = await stored(newsroom, id);
  if (doc === null) return "";
  return renderRichTextHtml(doc, { resolveEntry: () => null, resolveAsset: () => null })
    .replaceAll(/ id="[^"]+"/g, "")
    .replaceAll(/(?=<(?:h\d|p|ul|ol|li|table|tr|blockquote|figure)\b)/g, "\n")
    .trim();
}

test("clipboards of Word, Google Docs, Excel, LibreOffice, Pages and a web page keep their structure and lose their styling", async ({
  signInAs,
  newsroom,
}) => {
  const id = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, `/content/${id}/en`);
  await bodyOf(page).click();
  for (const name of ["word", "google-docs", "excel", "libreoffice", "pages", "web-page"]) {
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await paste(page, { "text/html": sample(`${name}.html`), "text/plain": "the words alone" });
    await expect.poll(() => drawn(newsroom, id), { message: name, timeout: 20_000 }).toBe(sample(`${name}.golden.html`).trim());
  }
});

test("plain text keeps its paragraphs and lists, and says no when it is too big", async ({ signInAs, newsroom }) => {
  const id = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, `/content/${id}/en`);
  await bodyOf(page).click();
  await paste(page, { "text/plain": "x".repeat(5 * 1024 * 1024 + 1) });
  await expect(page.getByRole("status", { name: "About what you pasted" })).toContainText("more than 5 MB. Nothing was pasted.");
  await paste(page, { "text/plain": "Kane scores.\n\nGoals:\n\n- Shaw\n- Bonucci\n\n<b>not bold</b>" });
  await expect
    .poll(() => drawn(newsroom, id))
    .toBe("<p>Kane scores.</p>\n<p>Goals:</p>\n<ul>\n<li>Shaw</li>\n<li>Bonucci</li></ul>\n<p>&lt;b&gt;not bold&lt;/b&gt;</p>");
});

test("pictures inside a clipboard are uploaded at their place, those that are only an address are refused in words", async ({ signInAs, newsroom }) => {
  const id = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, `/content/${id}/en`);
  await bodyOf(page).click();
  const data = `data:image/jpeg;base64,${(await makePicture(300)).toString("base64")}`;
  const html = `<p>Before.</p><p>Here <img src="${data}"> it stands.</p><p>After <img src="https://media.example.org/bus.jpg" alt=""> all <img src="file:///C:/clip001.png"></p>`;
  await paste(page, { "text/html": html, "text/plain": "Before. Here it stands. After all" });
  const notice = page.getByRole("status", { name: "About what you pasted" });
  await expect(notice).toContainText("2 things could not be taken along");
  await expect(notice).toContainText("https://media.example.org/bus.jpg");
  await expect(bodyOf(page).getByRole("group", { name: "Uploading pasted-1.jpg" })).toBeHidden({ timeout: 30_000 });
  await expect.poll(async () => (await stored(newsroom, id))?.content.map((node) => node.type)).toEqual(["paragraph", "paragraph", "image", "paragraph"]);
  const json = JSON.stringify(await stored(newsroom, id));
  expect(json).not.toContain("data:");
  expect(json).not.toContain("file:");
  expect(json).not.toContain("\ue000");
});

test("the address of a video offers an embed: Enter takes it, Esc keeps the link; over words it links them", async ({ signInAs, newsroom }) => {
  const id = await addArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, `/content/${id}/en`);
  await bodyOf(page).click();
  const url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
  const offer = page.getByRole("menu", { name: "The address of a YouTube page" });
  await paste(page, { "text/plain": url });
  await expect(offer).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(offer).toBeHidden();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await paste(page, { "text/plain": url });
  await expect(offer).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type(" by the way");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await paste(page, { "text/plain": "https://www.uefa.com/" });
  await expect(bodyOf(page).getByRole("link", { name: "way" })).toHaveAttribute("href", "https://www.uefa.com/");
  const kinds = async () =>
    (await stored(newsroom, id))?.content.map((node) => node.type).filter((type, index, all) => type !== "paragraph" || index === all.length - 1);
  await expect.poll(kinds).toEqual(["embed", "paragraph"]);
  // Whoever goes on writing keeps the link, also with a space; and undo is undo.
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await paste(page, { "text/plain": url });
  await expect(offer).toBeVisible();
  await page.keyboard.type(" and on");
  await expect(offer).toBeHidden();
  await expect(bodyOf(page).getByRole("paragraph").last()).toHaveText(`${url} and on`);
  await page.keyboard.press("Enter");
  await paste(page, { "text/plain": url });
  await expect(offer).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(offer).toBeHidden();
  await expect(bodyOf(page).getByRole("paragraph").last()).toHaveText("");
  await expect.poll(kinds).toEqual(["embed", "paragraph"]);
  await expect(bodyOf(page).getByRole("link", { name: url }).last()).toBeVisible();
});
