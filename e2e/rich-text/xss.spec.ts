/**
 * 1,114 strings that run a script where they are taken for HTML come in through every door: API (JSON, HTML, markdown), socket, paste. None runs: not in the
 * list, the editor, the preview or in delivery's HTML. All of it is looked at without a content security policy, so that nothing but our own code
 * stands between a string and the browser.
 */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import * as Y from "yjs";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";
import { xssStrings } from "../support/xss-strings.ts";

const strings = xssStrings();
const chunkOf = 12;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const unsafeSigns = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffd\ufffe\uffff]/g;

test.setTimeout(600_000);

/** A page in which the browser minds no policy of ours. */
async function openBare(browser: Browser, newsroom: Newsroom, role: "editor" | "publisher"): Promise<Page> {
  const context = await browser.newContext({ baseURL: newsroom.url, bypassCSP: true });
  const { email, password } = newsroom.people[role];
  expect((await context.request.post("/api/v1/session", { data: { email, password }, headers: { Origin: newsroom.url } })).ok()).toBe(true);
  return context.newPage();
}

/** Everything that shows that a string ran. */
async function watch(context: BrowserContext): Promise<() => string[]> {
  const signs: string[] = [];
  // In every frame, so that a document in a frame is heard too.
  await context.exposeFunction("ran", (n: unknown) => signs.push(`ran ${String(n)}: ${strings[Number(n)]?.text ?? "?"}`));
  const listen = (page: Page): void => {
    page.on("dialog", (dialog) => {
      // The editor's own question before a page with unsent work is left.
      if (dialog.type() === "beforeunload") return void dialog.accept();
      signs.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => signs.push(`window ${popup.url()}`));
  };
  for (const page of context.pages()) listen(page);
  context.on("page", listen);
  return () => signs;
}

interface Block {
  readonly type: string;
  readonly [key: string]: unknown;
}

const text = (words: string) => [{ type: "text", text: words }];
const asBlocks = (words: string): Block[] => [
  { type: "paragraph", content: text(words) },
  { type: "quote", attrs: { attribution: words.slice(0, 200) }, content: [{ type: "paragraph", content: text("He said.") }] },
  { type: "embed", attrs: { provider: "youtube", embedId: "dQw4w9WgXcQ", caption: words.slice(0, 200) } },
];

async function make(newsroom: Newsroom, fields: Record<string, unknown>): Promise<string> {
  const { status, body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields });
  expect(status, JSON.stringify(body).slice(0, 500)).toBe(201);
  return body.id;
}

/** Characters that the API refuses in any text (422, `unsafe_value`) go in by the other doors only. */
const asJson = (words: string): string => words.toWellFormed().replaceAll(unsafeSigns, " ");

/** What the server made of each string, in pieces, as one text. */
async function throughInput(newsroom: Newsroom, input: (texts: readonly string[]) => unknown): Promise<Block[]> {
  const blocks: Block[] = [];
  for (let start = 0; start < strings.length; start += chunkOf) {
    const id = await make(newsroom, { title: `Piece ${start}`, body: input(strings.slice(start, start + chunkOf).map((each) => asJson(each.text))) });
    const { body } = await newsroom.api<{ fields: { body?: { content: Block[] } } }>("editor", "GET", `/api/v1/entries/${id}/variants/en`);
    blocks.push(...(body.fields.body?.content ?? []));
  }
  return blocks;
}

/** Strings by number, as far as their call can be read in a text: so that what runs nowhere is known to stand there. */
const numbersIn = (words: string): Set<number> => new Set([...words.matchAll(/ran\((\d+)\)/g)].map(([, n]) => Number(n)));

/** Opens what came in wherever it is shown. @returns the strings that stood there to be read, by place */
async function showEverywhere(newsroom: Newsroom, page: Page, id: string): Promise<Record<"editor" | "preview" | "html", Set<number>>> {
  await page.goto(`/content/${id}/en`);
  // Thousands of blocks on a busy machine.
  await expect(headlineOf(page)).toBeVisible({ timeout: 60_000 });
  await expect(bodyOf(page)).toContainText(/\S/);
  await bodyOf(page).focus();
  // Handlers of focus, of load and of what is drawn late have their turn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  const editor = numbersIn((await bodyOf(page).textContent()) ?? "");
  const answer = await page.goto(`/api/v1/entries/${id}/variants/en/preview-page`);
  expect(answer?.status()).toBe(200);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const preview = numbersIn((await page.locator("body").textContent()) ?? "");
  const shown = await newsroom.api<{ fields: { body?: { html?: string } } }>("editor", "GET", `/api/v1/entries/${id}/variants/en/preview`);
  return { editor, preview, html: await showBare(page, shown.body.fields.body?.html ?? "") };
}

/** Written as a site would: by the parser, and again by `innerHTML`. @returns the strings that stand there to be read */
async function showBare(page: Page, html: string): Promise<Set<number>> {
  expect(html.length).toBeGreaterThan(100);
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><main id="story">${html}</main><aside id="again"></aside>`);
  await page.evaluate(() => {
    const again = document.getElementById("again") as HTMLElement;
    again.innerHTML = document.getElementById("story")?.innerHTML ?? "";
    for (const element of document.querySelectorAll<HTMLElement>("main *, aside *")) {
      element.focus();
      element.dispatchEvent(new Event("toggle"));
    }
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  return numbersIn((await page.locator("#story").textContent()) ?? "");
}

test("the trap hears what runs, so that silence means something", async ({ browser, newsroom }) => {
  const page = await openBare(browser, newsroom, "editor");
  const signs = await watch(page.context());
  await page.goto("/content");
  await page.setContent(`<img src=x onerror="ran(0)"><iframe srcdoc="<script>parent.ran(1)</script>"></iframe>`);
  await expect.poll(() => signs().length).toBe(2);
  await page.context().close();
});

test("strings that came in as JSON, HTML and markdown run nowhere", async ({ browser, newsroom }) => {
  expect(strings.length).toBeGreaterThanOrEqual(1_000);
  expect(new Set(strings.map((each) => each.text)).size).toBe(strings.length);
  const page = await openBare(browser, newsroom, "publisher");
  const signs = await watch(page.context());
  const readable = numbersIn(strings.map((each) => asJson(each.text)).join("\n"));
  expect(readable.size).toBeGreaterThan(900);
  const texts = {
    json: strings.flatMap((each) => asBlocks(asJson(each.text))),
    html: await throughInput(newsroom, (some) => ({ $html: some.map((each) => `<div>${each}</div>`).join("\n") })),
    markdown: await throughInput(newsroom, (some) => ({ $markdown: some.join("\n\n") })),
  };
  for (const [door, content] of Object.entries(texts)) {
    const body = { type: "doc", formatVersion, content };
    const id = await make(newsroom, { title: asJson(strings[0]!.text), slug: `strings-${door}`, summary: asJson(strings[31]!.text), body });
    const stood = await showEverywhere(newsroom, page, id);
    const published = await newsroom.api("publisher", "POST", `/api/v1/entries/${id}/variants/en/publish`, {});
    expect(published.status, JSON.stringify(published.body).slice(0, 500)).toBe(200);
    const address = `${newsroom.url}/delivery/v1/en/article/strings-${door}`;
    await expect.poll(async () => (await fetch(address)).status).toBe(200);
    const delivered = (await (await fetch(address)).json()) as { fields: { title: string; body: { html: string } } };
    const read = { ...stood, delivered: await showBare(page, delivered.fields.body.html) };
    expect(signs(), door).toEqual([]);
    // As words all of them stand everywhere; as markup those whose call is no part of a tag.
    for (const [place, numbers] of Object.entries(read))
      if (door === "json") expect(numbers, place).toEqual(readable);
      else expect(numbers.size, `${door} ${place}`).toBeGreaterThan(80);
  }
  for (const each of strings.filter((_, n) => n % 40 === 0)) await make(newsroom, { title: asJson(each.text).replaceAll(/\s+/g, " ") });
  await page.goto("/content");
  await expect(page.getByRole("link", { name: /ran\(/ }).first()).toBeVisible();
  expect(signs()).toEqual([]);
});

test("strings in comments run nowhere: in the panel, in the bell and in its list", async ({ browser, newsroom }) => {
  const id = await make(newsroom, { title: asJson(strings[0]!.text), body: { $html: "<p>Before.</p>" } });
  const { body: users } = await newsroom.api<{ items: { id: string; email: string }[] }>("administrator", "GET", "/api/v1/users");
  const called = users.items.find(({ email }) => email === newsroom.people.publisher.email);
  const bodies: string[] = [`@[${called?.id}]`];
  for (const { text: words } of strings) {
    const longer = `${bodies.at(-1)}\n${asJson(words)}`;
    if (longer.length <= 4_000) bodies[bodies.length - 1] = longer;
    else bodies.push(asJson(words));
  }
  const [first, ...answers] = bodies;
  const path = `/api/v1/entries/${id}/variants/en/comment-threads`;
  const begun = await newsroom.api<{ id: string }>("editor", "POST", path, { fieldKey: "title", body: first });
  expect(begun.status, JSON.stringify(begun.body).slice(0, 500)).toBe(201);
  for (const body of answers) expect((await newsroom.api("editor", "POST", `/api/v1/comment-threads/${begun.body.id}/comments`, { body })).status).toBe(201);

  const page = await openBare(browser, newsroom, "publisher");
  const signs = await watch(page.context());
  await openEntry(page, `/content/${id}/en?panel=comments&thread=${begun.body.id}`);
  const thread = page.getByRole("tabpanel", { name: "Comments" }).getByRole("article").first();
  const readable = numbersIn(bodies.join("\n"));
  await expect.poll(async () => numbersIn((await thread.textContent()) ?? "").size).toBe(readable.size);
  await page.goto("/content");
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await expect(page.getByRole("dialog", { name: "Notifications" }).getByRole("link", { name: /ran\(/ }).first()).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(signs()).toEqual([]);
});

test("strings that are pasted run nowhere", async ({ browser, newsroom }) => {
  const id = await make(newsroom, { title: "Pasted", body: { $html: "<p>Before.</p>" } });
  const page = await openBare(browser, newsroom, "editor");
  const signs = await watch(page.context());
  await openEntry(page, `/content/${id}/en`);
  await bodyOf(page).press("Control+End");
  await bodyOf(page).evaluate(
    async (target, texts) => {
      for (const [n, html] of texts.entries()) {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/html", html);
        clipboardData.setData("text/plain", n % 2 === 0 ? html : "plain");
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const own = new DataTransfer();
      own.setData("text/html", `<p data-pm-slice="1 1 []">${texts.slice(0, 40).join("</p><p>")}</p>`);
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: own, bubbles: true, cancelable: true }));
    },
    strings.map((each) => each.text),
  );
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  expect(signs()).toEqual([]);
  // A paste onto a block that is selected whole takes its place, so not all stand there at the end.
  await expect(bodyOf(page)).not.toHaveText("Before.");
  await isSaved(page);
  await showEverywhere(newsroom, page, id);
  expect(signs()).toEqual([]);
});

test("strings that are written into the shared document, past our editor, run nowhere", async ({ browser, newsroom }) => {
  const id = await make(newsroom, { title: "Written", body: { $html: "<p>Before.</p>" } });
  const page = await openBare(browser, newsroom, "editor");
  const signs = await watch(page.context());
  await page.goto("/content");
  const address = `${id}/en`;
  const token = JSON.stringify({ formatVersion });
  const messages = [
    [...varString(address), 2, 0, ...varString(token), ...varString("4.7.0")],
    [...varString(address), 0, 2, ...varBytes(hostileUpdate())],
  ];
  await page.evaluate(async (frames) => {
    const socket = new WebSocket(`ws://${location.host}/collaboration`);
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    for (const frame of frames) socket.send(new Uint8Array(frame));
  }, messages);
  const stored = async () => JSON.stringify((await newsroom.api("editor", "GET", `/api/v1/entries/${id}/variants/en`)).body);
  await expect.poll(stored, { timeout: 60_000 }).toContain(`ran(${strings.length - 1})`);
  await showEverywhere(newsroom, page, id);
  expect(signs()).toEqual([]);
});

/** Each string as text, and in turn as whatever else a node or mark may carry. */
function hostileUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const body = doc.getXmlFragment("body");
  const element = (name: string, attributes: Record<string, string>): Y.XmlElement => {
    const made = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const carriers: ((words: string) => Y.XmlElement)[] = [
    (words) => element("image", { assetId: words, caption: words }),
    (words) => element("embed", { provider: "youtube", embedId: words, caption: words }),
    (words) => element("embed", { provider: words, embedId: "x" }),
    (words) => element("heading", { level: words, dir: words, id: words }),
    (words) => element("quote", { attribution: words, style: words, onclick: words }),
    (words) => element("legacyHtml", { html: words }),
    (words) => element("opaque", { json: words }),
    (words) => element("opaque", { json: JSON.stringify({ type: words, attrs: { href: words }, content: [{ type: "text", text: words }] }) }),
    (words) => element(words, { src: "x", onerror: words }),
    (words) => element("script", { src: words }),
    (words) => element("iframe", { srcdoc: words, src: words }),
    (words) => element("relatedEntry", { entryId: words }),
  ];
  doc.transact(() => {
    for (const [n, { text: words }] of strings.entries()) {
      const paragraph = new Y.XmlElement("paragraph");
      const inside = new Y.XmlText(words.toWellFormed());
      paragraph.insert(0, [inside]);
      body.push([paragraph, carriers[n % carriers.length]!(words.toWellFormed())]);
      inside.format(
        0,
        2,
        n % 3 === 0
          ? { link: { href: `javascript:ran(${n})` } }
          : n % 3 === 1
            ? { link: { href: words.toWellFormed(), target: "_self" } }
            : { [words.toWellFormed()]: {} },
      );
    }
    doc.getText("summary").insert(0, strings[7]!.text);
    doc.getMap("values").set("tags", [strings[8]!.text, { toString: strings[9]!.text }]);
  });
  return Y.encodeStateAsUpdate(doc);
}

/** As lib0 writes them. */
function varUint(value: number): number[] {
  return value < 128 ? [value] : [128 | (value & 127), ...varUint(Math.floor(value / 128))];
}
const varBytes = (bytes: Uint8Array): number[] => [...varUint(bytes.length), ...bytes];
const varString = (words: string): number[] => varBytes(new TextEncoder().encode(words));
