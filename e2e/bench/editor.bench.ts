/**
 * The editor in a report of 10,000 words with 30 blocks: from key to paint beside bare ProseMirror with the same text in the same run; from a click in the
 * list until the first key is in the text; twenty people in it at once; and how fast readers' HTML is made. Targets: docs/decisions/0059-measured-beside-bare-prosemirror.md
 */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import { serveBarePage } from "./bare-page.ts";
import { type Bench, type Figure, figureOf, rounded } from "./bench.ts";
import { addAccount, launchBrowser, signIn, textOf } from "./bench-browser.ts";
import { type BenchServer, startBenchServer } from "./bench-server.ts";
import { longReport } from "./long-report.ts";
import { openTypist } from "./many-typists.ts";
import { paintTimes, percentile } from "./paint-times.ts";

const rounds = 3;
const keysEachRound = 100;
const opens = 15;
const people = 20;
const typingMs = 15_000;
/** A fast typist makes five keys a second. */
const betweenKeysMs = 200;

export const bench: Bench = {
  names: ["editor.type", "editor.open", "editor.together", "editor.html"],
  async run(wanted) {
    const figures: Figure[] = wanted.includes("editor.html") ? [measureHtml()] : [];
    if (wanted.every((name) => name === "editor.html")) return figures;
    const server = await startBenchServer();
    const browser = await launchBrowser();
    try {
      await addAccount(server);
      const id = await addReport(server);
      const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      const cookie = await signIn(context, server);
      if (wanted.includes("editor.open")) figures.push(await measureOpening(context));
      if (wanted.includes("editor.type")) figures.push(...(await measureTyping(browser, context, id)));
      if (wanted.includes("editor.together")) figures.push(...(await measureTogether(context, server, cookie, id)));
      return figures;
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

async function addReport(server: BenchServer): Promise<string> {
  const fields = { title: "The long report", slug: "the-long-report", summary: "The final in full.", body: longReport() };
  return (await server.call<{ id: string }>("POST", "/api/v1/entries", { type: "match-report", locale: "en", fields })).id;
}

async function openReport(context: BrowserContext, id: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/content/${id}/en`);
  await textOf(page).getByText("held their nerve").nth(80).click();
  return page;
}

/** Ours and bare ProseMirror by turns, so that both meet the same machine. */
async function measureTyping(browser: Browser, context: BrowserContext, id: string): Promise<Figure[]> {
  const bare = await serveBarePage(longReport());
  const bareContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const barePage = await bareContext.newPage();
  await barePage.goto(bare.url);
  await textOf(barePage).getByText("held their nerve").nth(80).click();
  const page = await openReport(context, id);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    await page.bringToFront();
    ours.push(...(await paintTimes(page, keysEachRound)));
    await barePage.bringToFront();
    theirs.push(...(await paintTimes(barePage, keysEachRound)));
  }
  await page.close();
  await bareContext.close();
  await bare.close();
  const words = "10,000 words, 30 blocks, shared and stored as always";
  const at = (name: string, times: readonly number[], part: number, context: string): Figure => ({
    ...figureOf(name, times, context),
    value: rounded(percentile(times, part)),
  });
  const ratio = (part: number) => rounded(percentile(ours, part) / percentile(theirs, part));
  return [
    at("editor.type.p50", ours, 0.5, `key → letter painted; ${words}`),
    at("editor.type.p95", ours, 0.95, "the same; aim 16"),
    at("editor.bare.p50", theirs, 0.5, "bare ProseMirror, the same text"),
    at("editor.bare.p95", theirs, 0.95, "bare ProseMirror, the same text"),
    { name: "editor.ratio.p50", unit: "times", value: ratio(0.5), n: ours.length, context: "ours by bare ProseMirror; at most 1.5" },
    { name: "editor.ratio.p95", unit: "times", value: ratio(0.95), n: ours.length, context: "ours by bare ProseMirror; at most 1.5" },
  ];
}

/** From a click in the list until a key is in the text, measured inside the page; code and socket are warm, the draft is not. */
async function measureOpening(context: BrowserContext): Promise<Figure> {
  const page = await context.newPage();
  await page.goto("/content", { waitUntil: "networkidle" });
  const times: number[] = [];
  for (let n = 0; n <= opens; n++) {
    const link = page.getByRole("link", { name: "The long report", exact: true });
    await link.waitFor();
    const time = await link.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          const startedAt = performance.now();
          const look = (): void => {
            const text = document.querySelector<HTMLElement>("[role=textbox][aria-label=Text][contenteditable=true]");
            text?.focus();
            if (text !== null && document.activeElement === text && document.execCommand("insertText", false, "x")) {
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
            } else requestAnimationFrame(look);
          };
          (element as HTMLElement).click();
          look();
        }),
    );
    // The first one fetches the code.
    if (n > 0) times.push(time);
    await page.goBack();
  }
  await page.close();
  return figureOf("editor.open", times, "click in the list → first key in a text of 10,000 words; at most 400");
}

/** Nineteen tabs without a screen type five keys a second each, one with a screen looks on. */
async function measureTogether(context: BrowserContext, server: BenchServer, cookie: string, id: string): Promise<Figure[]> {
  const page = await openReport(context, id);
  const seen = new Map<string, number>();
  await page.exposeFunction("wordPainted", (word: string) => void (seen.has(word) || seen.set(word, performance.now())));
  await textOf(page).evaluate((text) => {
    const tell = (window as unknown as { wordPainted(word: string): void }).wordPainted;
    new MutationObserver((changes) => {
      const words = changes.flatMap(({ target }) => target.textContent?.match(/q\d+q/g) ?? []);
      if (words.length === 0) return;
      requestAnimationFrame(() =>
        setTimeout(() => {
          for (const word of new Set(words)) tell(word);
        }),
      );
    }).observe(text, { characterData: true, childList: true, subtree: true });
  });
  const typists = await Promise.all(Array.from({ length: people - 1 }, () => openTypist(server.url, cookie, `${id}/en`)));
  const sent = new Map<string, number>();
  const cpuBefore = await server.cpuSeconds();
  const startedAt = performance.now();
  for (let key = 0; performance.now() - startedAt < typingMs; key++) {
    const [n, typist] = [key % typists.length, typists[key % typists.length]!];
    // Words that are looked for are rare: the others are letters, as in life.
    const word = key % 10 === 0 ? ` q${key}q ` : "x";
    if (word.length > 1) sent.set(word.trim(), performance.now());
    typist.type(n * 7, word);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedAt + ((key + 1) * betweenKeysMs) / typists.length - performance.now())));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = (await server.cpuSeconds()) - cpuBefore;
  await page.waitForTimeout(2_000);
  for (const typist of typists) typist.close();
  await page.close();
  const delays = [...sent].flatMap(([word, at]) => (seen.has(word) ? [(seen.get(word) ?? 0) - at] : []));
  if (delays.length < sent.size * 0.95) throw new Error(`of ${sent.size} words ${delays.length} came to the screen`);
  return [
    {
      ...figureOf("editor.together", delays, `${people} people in 10,000 words: key → the other's screen; the value is p95, at most 150`),
      value: rounded(percentile(delays, 0.95)),
    },
    {
      name: "editor.together.cpu",
      unit: "%",
      value: rounded((cpu / seconds) * 100),
      n: 1,
      context: `of one core, for ${people} people at ${1000 / betweenKeysMs} keys a second each`,
    },
  ];
}

function measureHtml(): Figure {
  const report = longReport();
  const render = () => renderRichTextHtml(report, { resolveEntry: () => null, resolveAsset: () => null });
  const bytes = Buffer.byteLength(render());
  const times: number[] = [];
  for (let n = 0; n < 60; n++) {
    const startedAt = performance.now();
    render();
    if (n >= 10) times.push(performance.now() - startedAt);
  }
  return {
    ...figureOf("editor.html", times, `a report of 10,000 words as HTML, ${Math.round(bytes / 1000)} KB; MB a second`),
    unit: "MB/s",
    value: rounded(bytes / 1e6 / (percentile(times, 0.5) / 1000)),
  };
}
