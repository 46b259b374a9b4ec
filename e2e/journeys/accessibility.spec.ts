/**
 * Every page and dialog of the admin with the demo newsroom in it, in light, dark and Arabic, on a desk and on a phone: axe finds nothing serious,
 * nothing scrolls sideways on a phone, and the main actions are reached by keyboard.
 */
import type { Page } from "@playwright/test";
import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";

test.use({ seed: "demo" });
test.describe.configure({ timeout: 300_000 });

/** Where each page is; those of an entry or asset are found by asking the API. */
async function pagesOf(newsroom: Newsroom): Promise<Readonly<Record<string, string>>> {
  const entries = await newsroom.api<{ items: EntrySummary[] }>("administrator", "GET", "/api/v1/entries?type=match-report&locale=ar");
  const entry = entries.body.items.find((each) => each.variants.some(({ locale }) => locale === "ar"));
  const assets = await newsroom.api<{ items: { id: string }[] }>("administrator", "GET", "/api/v1/assets?limit=1");
  const report = `/content/${entry?.id ?? ""}`;
  return {
    home: "/",
    "content list": "/content",
    bin: "/content/bin",
    editor: `${report}/en`,
    "editor, languages": `${report}/en?panel=languages`,
    "editor, media": `${report}/en?panel=media`,
    "editor, history": `${report}/en?panel=history`,
    "editor in Arabic beside English": `${report}/ar?beside=en`,
    media: "/media",
    asset: `/media?asset=${assets.body.items[0]?.id ?? ""}`,
    "delivery, publishes": "/delivery",
    "delivery, queue": "/delivery?tab=messages",
    "delivery, live": "/delivery?tab=live",
    account: "/settings/account",
    people: "/settings/people",
    tokens: "/settings/tokens",
    languages: "/settings/languages",
    previews: "/settings/previews",
    "content types": "/settings/content-types",
    "content type": "/settings/content-types/match-report",
    "no such page": "/nowhere",
  };
}

const looks = [
  { name: "light", colorScheme: "light", uiLocale: "en" },
  { name: "dark", colorScheme: "dark", uiLocale: "en" },
  { name: "Arabic", colorScheme: "light", uiLocale: "ar" },
] as const;

/** The page has its content: nothing is being fetched, and nothing says that it is busy. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** The person's language of the admin: it stays chosen from one test to the next. */
async function choose(page: Page, newsroom: Newsroom, uiLocale: "en" | "ar"): Promise<void> {
  expect((await page.request.patch("/api/v1/me", { data: { uiLocale }, headers: { Origin: newsroom.url } })).ok()).toBe(true);
}

for (const { name, colorScheme, uiLocale } of looks)
  test(`every page can be used by everybody: ${name}`, async ({ signInAs, newsroom, expectAccessible }) => {
    const page = await signInAs("administrator");
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await choose(page, newsroom, uiLocale);
    for (const [what, path] of Object.entries(await pagesOf(newsroom)))
      await test.step(what, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await open(page, path);
        await expect(page.locator("html")).toHaveAttribute("dir", uiLocale === "ar" ? "rtl" : "ltr");
        await expectAccessible(page);
        await page.setViewportSize({ width: 390, height: 844 });
        // What a phone changes is the layout; colours and texts are those of the desk.
        if (name === "light") await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), "pixels beyond the edge").toBe(0);
      });
  });

test("panels, the comparison, the preview, the find bar and the bell can be used by everybody", async ({ signInAs, newsroom, expectAccessible }) => {
  const page = await signInAs("administrator");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await choose(page, newsroom, "en");
  const editor = (await pagesOf(newsroom))["editor"]!;
  const panel = (name: RegExp) => page.getByRole("tabpanel", { name });
  const look = (what: string, path: string, show: () => Promise<void>): Promise<void> =>
    test.step(what, async () => {
      await page.goto(path);
      await show();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
    });
  await look("settings of the checks", "/settings/checks", () => expect(page.getByRole("combobox", { name: "Doubled words: how hard" })).toBeVisible());
  await look("checks", `${editor}?panel=checks`, () => expect(panel(/^Checks/)).toContainText("In order"));
  await look("comparison", `${editor}?compare=live..draft`, () => expect(page.getByRole("region", { name: "Compare", exact: true })).toBeVisible());
  await look("preview", `${editor}?preview=phone`, () => expect(page.getByRole("region", { name: "Preview" }).locator("iframe")).toBeVisible());
  await look("comments, find bar", `${editor}?panel=comments`, async () => {
    await expect(panel(/^Comments/).getByRole("radio", { name: /^Open/ })).toBeVisible();
    await page.keyboard.press("Control+h");
    await expect(page.getByRole("search", { name: "Find and replace" }).getByRole("button", { name: "Replace all" })).toBeVisible();
  });
  await test.step("bell", async () => {
    await page.getByRole("button", { name: /^Notifications/ }).click();
    await expect(page.getByRole("dialog", { name: "Notifications" })).toBeVisible();
    await expectAccessible(page);
  });
});

test("the page to sign in can be used by everybody, in light, dark and Arabic", async ({ browser, newsroom, expectAccessible }) => {
  for (const { colorScheme, uiLocale } of looks) {
    const context = await browser.newContext({ baseURL: newsroom.url, colorScheme, locale: uiLocale, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page.locator("input[type=password]")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("dir", uiLocale === "ar" ? "rtl" : "ltr");
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await context.close();
  }
});

test("every dialog can be used by everybody and gives the focus back", async ({ signInAs, newsroom, expectAccessible }) => {
  const page = await signInAs("administrator");
  await choose(page, newsroom, "en");
  const pages = await pagesOf(newsroom);
  const dialogs = [
    ["/content", "New entry"],
    ["/content", "Search or do anything"],
    [pages["editor"]!, "Unpublish English…"],
    ["/settings/people", "Add a person"],
    ["/settings/tokens", "New token"],
    ["/settings/languages", "Add a locale"],
  ] as const;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [path, opener] of dialogs)
      await test.step(`${opener}, ${colorScheme}`, async () => {
        await open(page, path);
        const button = page.getByRole("button", { name: opener }).first();
        await button.focus();
        await page.keyboard.press("Enter");
        await expect(page.getByRole("dialog")).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await expect(button).toBeFocused();
      });
  }
});

test("the main actions are reached with the Tab key alone, and the focus is seen", async ({ signInAs, newsroom }) => {
  const page = await signInAs("publisher");
  const pages = await pagesOf(newsroom);
  const wanted = [
    ["/content", "New entry"],
    ["/media", "Upload files"],
    // A long report has more stops than anybody wants to pass: one skips over it.
    [pages["editor"]!, "Skip to publishing, comments and history", "Unpublish English…"],
    ["/settings/account", "Save"],
  ] as const;
  for (const [path, ...actions] of wanted)
    await test.step(actions.join(", "), async () => {
      await open(page, path);
      for (const action of actions) {
        await reachByTab(page, action);
        if (action !== actions.at(-1)) await page.keyboard.press("Enter");
      }
    });
});

/** Tab, and nothing else, from where the focus is. */
async function reachByTab(page: Page, action: string): Promise<void> {
  const button = page.getByRole("button", { name: action }).first();
  let presses = 0;
  while (presses < 60 && !(await button.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
    presses++;
  }
  expect(presses, `${action} is not in the order of Tab`).toBeLessThan(60);
  const seen = await button.evaluate((element) => getComputedStyle(element).outlineStyle !== "none" || getComputedStyle(element).boxShadow !== "none");
  expect(seen).toBe(true);
}
