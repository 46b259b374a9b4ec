/**
 * What a person waits for in the admin, in a real Chromium on the built admin: JavaScript loaded by each page, from a click in the list until one can
 * write, and from a key until its letter is painted in a report of 10,000 words. The budgets are those of docs/decisions/0081.
 */
import type { Browser, BrowserContext } from "@playwright/test";
import { type Bench, type Figure, figureOf, rounded } from "./bench.ts";
import { addAccount, launchBrowser, signIn, textOf } from "./bench-browser.ts";
import { type BenchServer, startBenchServer } from "./bench-server.ts";
import { paintTimes, percentile } from "./paint-times.ts";

const opens = 25;
const keys = 280;

export const bench: Bench = {
  names: ["ui.bytes", "ui.open", "ui.type"],
  async run(wanted) {
    const server = await startBenchServer();
    const browser = await launchBrowser();
    try {
      await addAccount(server);
      const reports = [await addReport(server, 1, 800), await addReport(server, 2, 10_000)] as const;
      const figures: Figure[] = [];
      if (wanted.includes("ui.bytes")) figures.push(...(await measureBytes(browser, server, reports[0])));
      const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      await signIn(context, server);
      if (wanted.includes("ui.open")) figures.push(await measureOpening(context));
      if (wanted.includes("ui.type")) figures.push(await measureTyping(context, reports[1]));
      return figures;
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

async function addReport(server: BenchServer, n: number, words: number): Promise<string> {
  const sentence = "Italy came back from an early goal and held their nerve from the spot at Wembley.";
  const paragraphs = Array.from(
    { length: Math.ceil(words / 60) },
    (_, index) => `${index % 8 === 0 ? `<h2>Part ${index}</h2>` : ""}<p>${`${sentence} `.repeat(4)}</p>`,
  );
  const fields = { title: `Report ${n}`, slug: `report-${n}`, summary: "The final in short.", body: { $html: paragraphs.join("") } };
  const { id } = await server.call<{ id: string }>("POST", "/api/v1/entries", { type: "match-report", locale: "en", fields });
  return `/content/${id}/en`;
}

/** JavaScript of a first visit, as gzip sends it, until the page is quiet. */
async function measureBytes(browser: Browser, server: BenchServer, editorPath: string): Promise<Figure[]> {
  const pages = [
    { name: "sign-in", path: "/", budget: 150, isSignedIn: false },
    { name: "list", path: "/content", budget: 250, isSignedIn: true },
    { name: "editor", path: editorPath, budget: 430, isSignedIn: true },
  ];
  const figures: Figure[] = [];
  for (const { name, path, budget, isSignedIn } of pages) {
    const context = await browser.newContext({ baseURL: server.url, extraHTTPHeaders: { "Accept-Encoding": "gzip" } });
    if (isSignedIn) await signIn(context, server);
    const page = await context.newPage();
    await page.goto(path, { waitUntil: "networkidle" });
    if (name === "editor") await textOf(page).waitFor();
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter((entry) => new URL(entry.name).pathname.endsWith(".js"))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    figures.push({ name: `ui.bytes.${name}`, unit: "KB", value: rounded(bytes / 1000), n: 1, context: `JavaScript of a first visit, gzip; budget ${budget}` });
    await context.close();
  }
  return figures;
}

/** From a click in the list until the text can be written in, measured inside the page; code and socket are warm, the draft is not. */
async function measureOpening(context: BrowserContext): Promise<Figure> {
  const page = await context.newPage();
  await page.goto("/content", { waitUntil: "networkidle" });
  const times: number[] = [];
  for (let n = 0; n <= opens; n++) {
    const link = page.getByRole("link", { name: "Report 1", exact: true });
    await link.waitFor();
    const time = await link.evaluate(
      (element) =>
        new Promise<number>((resolve) => {
          const startedAt = performance.now();
          const look = (): void => {
            if (document.querySelector("[role=textbox][aria-label=Text][contenteditable=true]"))
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)));
            else requestAnimationFrame(look);
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
  return figureOf("ui.open", times, "click in the list → text can be written in, code in the cache; budget 300");
}

/** From the key's event until the frame with its letter was painted, somewhere in the middle of the text; the draft is shared and stored as always. */
async function measureTyping(context: BrowserContext, path: string): Promise<Figure> {
  const page = await context.newPage();
  await page.goto(path);
  await textOf(page).getByText("held their nerve").nth(100).click();
  const times = await paintTimes(page, keys);
  await page.close();
  return { ...figureOf("ui.type", times, "key → letter painted in 10,000 words; the value is p95, budget 10"), value: rounded(percentile(times, 0.95)) };
}
