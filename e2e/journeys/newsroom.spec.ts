/**
 * The main job, from an empty newsroom to a reader's screen, by the five roles in their browsers: SQLite, Azurite, Redis and Varnish are real, and
 * readers are asked for behind Varnish. One test, because each step needs what the one before has made.
 */
import { makeClip, makePicture } from "../support/files.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, chooseFile, headlineOf, insertBlock, isSaved, openEntry, takeSlug, writeParagraphs } from "../support/workspace.ts";

const english = {
  title: "Italy hold their nerve at Wembley",
  corrected: "Italy hold their nerve at Wembley to win Euro 2020",
  slug: "italy-hold-their-nerve-at-wembley",
  summary: "Luke Shaw scored inside two minutes, Leonardo Bonucci levelled, and Gianluigi Donnarumma saved twice in the shoot-out.",
  body: [
    "Italy are champions of Europe for the first time since 1968. The final at Wembley ended 1–1 after extra time and 3–2 on penalties.",
    "Shaw met Kieran Trippier’s cross after a minute and 57 seconds, the earliest goal that a final has seen.",
    "Bonucci forced the ball over the line in the 67th minute, after Jordan Pickford had pushed Marco Verratti’s header on to the post.",
  ],
};
const spanish = {
  title: "Italia aguanta el pulso en Wembley",
  slug: "italia-aguanta-el-pulso-en-wembley",
  summary: "Shaw marcó antes de los dos minutos, Bonucci empató y Donnarumma detuvo dos penaltis.",
  body: ["Italia es campeona de Europa por primera vez desde 1968. La final de Wembley acabó 1–1 tras la prórroga y 3–2 en los penaltis."],
};
const arabic = {
  title: "إيطاليا تحسم ركلات الترجيح في ويمبلي",
  summary: "سجّل لوك شو قبل مرور دقيقتين، وعادل بونوتشي النتيجة، ثم تصدّى دوناروما لركلتين.",
  body: ["تُوّجت إيطاليا بطلة لأوروبا للمرة الأولى منذ عام 1968 بعد فوزها بركلات الترجيح."],
};
/** The zone of the broadcaster that takes the Spanish text; the publisher's browser is in London. */
const partnerZone = "America/Mexico_City";

test("five roles bring a match report to readers in two languages", async ({ signInAs, newsroom, browser }, testInfo) => {
  test.setTimeout(300_000);

  const publisherAccount = await test.step("the administrator looks at languages and content types and adds a publisher", async () => {
    const page = await signInAs("administrator");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Content types" }).click();
    await expect(page.getByRole("link", { name: "Match report" })).toBeVisible();
    await page.getByRole("link", { name: "Languages" }).click();
    for (const name of ["English", "Spanish", "Arabic"]) await expect(page.getByRole("row", { name })).toBeVisible();
    await page.getByRole("link", { name: "People" }).click();
    await page.getByRole("button", { name: "Add a person" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a person" });
    const account = { email: "nadia@newsroom.test", password: "nine hundred press passes" };
    await dialog.getByLabel("Name").fill("Nadia Benali");
    await dialog.getByLabel("E-mail").fill(account.email);
    await dialog.getByLabel("Role", { exact: true }).selectOption("Publisher");
    await dialog.getByLabel("First password").fill(account.password);
    await dialog.getByRole("button", { name: "Add a person" }).click();
    await expect(page.getByText("Nadia Benali can sign in now.")).toBeVisible();
    return account;
  });

  await test.step("the media manager uploads a picture and a clip and says what the picture shows", async () => {
    const page = await signInAs("media-manager");
    await page.getByRole("link", { name: "Media" }).click();
    await chooseFile(page, "Upload files", [
      { name: "wembley.jpg", mimeType: "image/jpeg", buffer: await makePicture() },
      { name: "shaw.mp4", mimeType: "video/mp4", buffer: await makeClip() },
    ]);
    await expect(page.getByText("2 files are uploaded")).toBeVisible({ timeout: 60_000 });
    const library = page.getByRole("grid", { name: "Assets" });
    await expect(library.getByRole("button", { name: /0:02.*shaw\.mp4/ })).toBeVisible({ timeout: 60_000 });
    await library.getByRole("button", { name: /wembley\.jpg.*Picture/ }).click({ timeout: 60_000 });
    const asset = page.getByRole("complementary", { name: "Asset" });
    await asset.getByLabel("Alternative text").fill("The arch of Wembley over a full stadium");
    await asset.getByLabel("Credit").fill("Pressbox");
    await asset.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
  });

  // Fixtures come from the data supplier's feed, by the API.
  await addFixture(newsroom);

  const editor = await signInAs("editor");
  const address = await test.step("the editor writes the report with picture, clip and fixture", async () => {
    await editor.getByRole("link", { name: "Content" }).click();
    await expect(editor.getByRole("heading", { name: "Content" })).toBeVisible();
    await editor.getByRole("button", { name: "New entry" }).click();
    const dialog = editor.getByRole("dialog", { name: "New entry" });
    await dialog.getByLabel("Type").selectOption("Match report");
    await dialog.getByLabel("Headline").fill(english.title);
    await dialog.getByRole("button", { name: "Make and open" }).click();
    await expect(headlineOf(editor)).toHaveValue(english.title);
    await takeSlug(editor, english.slug);
    await editor.getByRole("textbox", { name: "Summary" }).fill(english.summary);
    await writeParagraphs(editor, english.body);
    await insertBlock(editor, "Picture");
    await editor
      .getByRole("dialog", { name: "Choose a picture" })
      .getByRole("button", { name: /wembley\.jpg/ })
      .click();
    await expect(bodyOf(editor).getByRole("img", { name: "The arch of Wembley over a full stadium" })).toBeVisible();
    await insertBlock(editor, "Clip");
    await editor
      .getByRole("dialog", { name: "Choose a clip" })
      .getByRole("button", { name: /shaw\.mp4/ })
      .click();
    await expect(editor.getByRole("navigation", { name: "Outline" }).getByRole("button", { name: "Clip" })).toBeVisible();
    await editor.getByRole("button", { name: "Fixture", exact: true }).click();
    await editor.getByRole("dialog", { name: "Choose: Fixture" }).getByRole("button", { name: "Italy v England" }).click();
    await expect(editor.getByRole("link", { name: "Italy v England" })).toBeVisible();
    await isSaved(editor);
    return new URL(editor.url()).pathname;
  });
  const entryId = address.split("/")[2]!;

  await test.step("a second editor and the first see each other type", async () => {
    const colleague = await signInAs("publisher");
    await openEntry(colleague, address);
    await expect(bodyOf(colleague)).toContainText(english.body[2]!);
    await expect(editor.getByText("Sam is here")).toBeVisible();
    await bodyOf(colleague).press("Control+End");
    await colleague.keyboard.type("It was 34 matches unbeaten.");
    await expect(bodyOf(editor)).toContainText("It was 34 matches unbeaten.");
    await bodyOf(editor).getByText(english.body[1]!).click();
    await editor.keyboard.press("End");
    await editor.keyboard.type(" Nobody had seen it coming.");
    await expect(bodyOf(colleague)).toContainText(" Nobody had seen it coming.");
    await isSaved(editor);
    await isSaved(colleague);
    await colleague.close();
  });

  await test.step("the translator writes Spanish and Arabic beside the English text", async () => {
    const page = await signInAs("translator");
    await openEntry(page, address);
    for (const { language, texts } of [
      { language: "Spanish", texts: spanish },
      { language: "Arabic", texts: arabic },
    ]) {
      await page.getByRole("navigation", { name: "Languages" }).getByRole("link", { name: language }).click();
      await page.getByRole("button", { name: `Start ${language}` }).click();
      await expect(headlineOf(page)).toHaveValue("");
      await page.getByRole("tab", { name: "Languages" }).click();
      await page.getByRole("button", { name: "Beside" }).first().click();
      const source = page.getByRole("region", { name: "English" });
      await expect(source.getByRole("textbox", { name: "Headline" })).toHaveValue(english.title);
      await expect(source.getByRole("textbox", { name: "Headline" })).toHaveJSProperty("readOnly", true);
      await headlineOf(page).fill(texts.title);
      await page.getByRole("textbox", { name: "Summary" }).first().fill(texts.summary);
      await writeParagraphs(page, texts.body);
      const panels = [headlineOf(page), bodyOf(page), source.getByRole("textbox", { name: "Headline" }), source.getByRole("textbox", { name: "Text" })];
      const directions = await Promise.all(panels.map((panel) => panel.evaluate((element) => getComputedStyle(element).direction)));
      expect(directions).toEqual(language === "Arabic" ? ["rtl", "rtl", "ltr", "ltr"] : ["ltr", "ltr", "ltr", "ltr"]);
      await source.getByRole("button", { name: "Close" }).click();
      await page.getByRole("button", { name: "Take it from the headline" }).click();
      await isSaved(page);
    }
    await page.getByRole("tab", { name: "Publish", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Where it stands" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^(publish|schedule|unpublish) /i })).toHaveCount(0);
    const refused = await page.request.post(`/api/v1/entries/${entryId}/variants/es/publish`, { data: {}, headers: { Origin: newsroom.url } });
    expect(refused.status()).toBe(403);
    await page.close();
  });

  const publisher = await test.step("the publisher signs in with the account the administrator made", async () => {
    const context = await browser.newContext({ baseURL: newsroom.url });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByLabel("E-mail").fill(publisherAccount.email);
    await page.getByLabel("Password").fill(publisherAccount.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Good to see you, Nadia" })).toBeVisible();
    await openEntry(page, address);
    return page;
  });

  const page = (locale: string, slug: string) => `/delivery/v1/${locale}/match-report/${slug}`;
  await test.step("English is published now, and stands behind Varnish", async () => {
    expect((await fetch(newsroom.readerUrl + page("en", english.slug))).status).toBe(404);
    await publisher.getByRole("button", { name: "Publish English now" }).click();
    await expect(publisher.getByText("English: published.")).toBeVisible();
    await expect.poll(() => readersTitle(newsroom, page("en", english.slug))).toBe(english.title);
    const body = (await (await fetch(newsroom.readerUrl + page("en", english.slug))).json()) as { fields: { body: { html: string } } };
    expect(body.fields.body.html).toContain(" Nobody had seen it coming.");
    expect(body.fields.body.html).toMatch(/<img [^>]*alt="The arch of Wembley over a full stadium"/);
    expect(body.fields.body.html).toContain("<video");
  });

  await test.step("a correction replaces what Varnish keeps, long before its time is over", async () => {
    const kept = await fetch(newsroom.readerUrl + page("en", english.slug));
    expect(kept.headers.get("X-Cache")).toBe("HIT");
    const origin = await fetch(newsroom.url + page("en", english.slug));
    expect(Number(/s-maxage=(\d+)/.exec(origin.headers.get("Cache-Control") ?? "")?.[1])).toBeGreaterThan(60);
    await headlineOf(publisher).fill(english.corrected);
    await isSaved(publisher);
    await expect(publisher.getByText("1 change replaces version 1.")).toBeVisible();
    await publisher.getByRole("button", { name: "Publish English now" }).click();
    await expect.poll(() => readersTitle(newsroom, page("en", english.slug)), { timeout: 10_000 }).toBe(english.corrected);
    await expect(publisher.getByText(/Version 2 live since/)).toBeVisible();
  });

  await test.step("Spanish is scheduled for an instant of another zone, and appears then, not before", async () => {
    await publisher.getByRole("navigation", { name: "Languages" }).getByRole("link", { name: "Spanish" }).click();
    await expect(headlineOf(publisher)).toHaveValue(spanish.title);
    await publisher.getByText("At a time").click();
    const instant = nextMinute();
    await publisher.getByLabel("Time zone").fill(partnerZone);
    await publisher.getByLabel("Date and time").fill(wallTime(instant, partnerZone));
    await publisher.getByRole("button", { name: /^Schedule Spanish for / }).click();
    await expect(publisher.getByText("Spanish will be published")).toBeVisible();
    const seenAt = await untilReadersGet(newsroom, page("es", spanish.slug), spanish.title, instant + 10_000);
    const latenessMs = seenAt - instant;
    testInfo.annotations.push({ type: "lateness", description: `the scheduled publish was readable ${latenessMs} ms after its instant` });
    expect(latenessMs).toBeGreaterThanOrEqual(0);
    expect(latenessMs).toBeLessThan(5_000);
  });

  await test.step("English is taken down, and Delivery shows what is live and what happened", async () => {
    await publisher.getByRole("navigation", { name: "Languages" }).getByRole("link", { name: "English" }).click();
    await publisher.getByRole("button", { name: "Unpublish English…" }).click();
    const dialog = publisher.getByRole("dialog", { name: "Unpublish English" });
    await dialog.getByLabel("Reason (colleagues see it in History)").fill("The score line is being checked");
    await dialog.getByRole("button", { name: "Unpublish English now" }).click();
    await expect(publisher.getByText("English is no longer live.")).toBeVisible();
    await expect.poll(async () => (await fetch(newsroom.readerUrl + page("en", english.slug))).status).toBe(404);
    expect(await readersTitle(newsroom, page("es", spanish.slug))).toBe(spanish.title);
    await publisher.getByRole("link", { name: "Delivery" }).click();
    await expect(publisher.getByText("The score line is being checked")).toBeVisible();
    await publisher.getByText("Live", { exact: true }).click();
    const live = publisher.getByRole("table", { name: "Live" });
    await expect(live.getByRole("link", { name: spanish.title })).toBeVisible();
    await expect(live.getByRole("link", { name: english.corrected })).toHaveCount(0);
    await publisher.context().close();
  });
});

/** What a reader behind Varnish gets as title, or the status where there is none. */
async function readersTitle(newsroom: Newsroom, path: string): Promise<string | number> {
  const reply = await fetch(newsroom.readerUrl + path);
  return reply.ok ? ((await reply.json()) as { title: string }).title : reply.status;
}

/** Asks as readers do, all the time; answers when the title was first seen. Fails if it is there too early or never. */
async function untilReadersGet(newsroom: Newsroom, path: string, title: string, deadline: number): Promise<number> {
  while (Date.now() < deadline) {
    const seen = await readersTitle(newsroom, path);
    const seenAt = Date.now();
    if (seen === title) return seenAt;
    expect(seen).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`readers never got ${path}`);
}

/** The start of the first minute that leaves ten seconds to fill in a form. */
const nextMinute = (): number => Math.ceil((Date.now() + 10_000) / 60_000) * 60_000;

/** `2026-07-11T15:00` in a zone, as the control for date and time wants it. */
function wallTime(instant: number, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}`;
}

async function addFixture(newsroom: Newsroom): Promise<void> {
  const add = async (type: string, fields: Record<string, unknown>): Promise<string> => {
    const { status, body } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type, locale: "en", fields });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  };
  const [homeTeam, awayTeam] = [await add("team", { name: "Italy", slug: "italy" }), await add("team", { name: "England", slug: "england" })];
  const kickOff = { local: "2021-07-11T20:00", timeZone: "Europe/London" };
  await add("fixture", { title: "Italy v England", slug: "italy-v-england", homeTeam, awayTeam, kickOff });
}
