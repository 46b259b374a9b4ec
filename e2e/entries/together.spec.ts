/** Working together and working alone on a bad line: nothing that somebody typed is lost, and everybody sees where the others are. */
import type { Page } from "@playwright/test";
import * as Y from "yjs";
import { expect, type Newsroom, test } from "../support/pressbox.ts";
import { bodyOf, headlineOf, isSaved, openEntry } from "../support/workspace.ts";

const paragraphs = Array.from({ length: 40 }, (_, n) => `<p>Paragraph ${n}: Italy are champions of Europe for the first time since 1968.</p>`).join("");

async function makeArticle(newsroom: Newsroom, fields: Record<string, unknown> = {}): Promise<{ id: string; path: string }> {
  const made = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", {
    type: "article",
    locale: "en",
    fields: { title: "Italy hold their nerve", body: { $html: paragraphs }, ...fields },
  });
  return { id: made.body.id, path: `/content/${made.body.id}/en` };
}

const status = (page: Page, words: RegExp) => page.getByRole("status").filter({ hasText: words }).first();
const copies = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("pressbox-draft/") ? [name] : [])));

test("the line is lost, one types on, the tab is closed, and the line is back: everything is there", async ({ newsroom, signInAs }) => {
  const { path } = await makeArticle(newsroom);
  const [page, other] = [await signInAs("editor"), await signInAs("publisher")];
  await openEntry(page, path);
  await openEntry(other, path);
  await isSaved(page);
  await page.context().setOffline(true);
  await headlineOf(page).fill("Typed without a line");
  await bodyOf(page).press("Control+End");
  await page.keyboard.type(" And typed into the text.");
  await expect(status(page, /Offline: \d+ changes kept on this device/)).toBeVisible();
  // Meanwhile a colleague goes on in the same text.
  await bodyOf(other).press("Control+Home");
  await other.keyboard.type("Meanwhile. ");
  await isSaved(other);
  await page.close();
  await page.context().setOffline(false);

  const again = await page.context().newPage();
  await openEntry(again, path);
  await expect(headlineOf(again)).toHaveValue("Typed without a line");
  await isSaved(again);
  for (const screen of [again, other]) {
    await expect(headlineOf(screen)).toHaveValue("Typed without a line");
    await expect(bodyOf(screen)).toContainText("And typed into the text.");
    await expect(bodyOf(screen)).toContainText("Meanwhile. ");
  }
});

/** Signed out elsewhere, as an administrator or another of this person's devices would. */
async function endSession(page: Page, newsroom: Newsroom): Promise<void> {
  const sessions = await page.context().request.get("/api/v1/sessions");
  const current = ((await sessions.json()) as { items: { handle: string; isCurrent: boolean }[] }).items.find(({ isCurrent }) => isCurrent);
  const ended = await page.context().request.delete(`/api/v1/sessions/${current?.handle}`, { headers: { Origin: newsroom.url } });
  expect(ended.ok()).toBe(true);
}

/** In place, over the page. */
async function signInAgain(page: Page, newsroom: Newsroom): Promise<void> {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Password")).toBeVisible({ timeout: 40_000 });
  await dialog.getByLabel("Password").fill(newsroom.people.editor.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
}

test("a session that ends in the middle of a sentence is taken up in place, and the sentence is whole", async ({ newsroom, signInAs }) => {
  const { path } = await makeArticle(newsroom);
  const page = await signInAs("editor");
  await openEntry(page, path);
  await headlineOf(page).fill("Before the session ended");
  await isSaved(page);
  await endSession(page, newsroom);
  await headlineOf(page).fill("Before the session ended, and after");
  await signInAgain(page, newsroom);
  await isSaved(page);
  await page.reload();
  await expect(headlineOf(page)).toHaveValue("Before the session ended, and after");
});

test("a laptop sleeps for an hour while its session ends: one signs in, and what was typed before and after is whole", async ({ newsroom, signInAs }) => {
  const { path } = await makeArticle(newsroom);
  const [page, other] = [await signInAs("editor"), await signInAs("publisher")];
  await page.clock.install();
  await openEntry(page, path);
  await openEntry(other, path);
  await isSaved(page);
  await page.context().setOffline(true);
  await headlineOf(page).fill("Before the lid closed");
  await expect(status(page, /Offline: \d+ changes? kept/)).toBeVisible();
  await endSession(page, newsroom);
  await bodyOf(other).press("Control+Home");
  await other.keyboard.type("Meanwhile. ");
  await isSaved(other);
  // As a lid that is opened again: the clock is an hour further, and what waited for its time happens once.
  await page.clock.fastForward("01:00:00");
  await page.context().setOffline(false);
  await signInAgain(page, newsroom);
  await headlineOf(page).press("End");
  await page.keyboard.type(", and after");
  await isSaved(page);
  for (const screen of [page, other]) {
    await expect(headlineOf(screen)).toHaveValue("Before the lid closed, and after");
    await expect(bodyOf(screen)).toContainText("Meanwhile. ");
  }
});

test("two tabs of one person are one text, also when one is closed while the other has no line", async ({ newsroom, signInAs }) => {
  const { path } = await makeArticle(newsroom);
  const first = await signInAs("editor");
  const second = await first.context().newPage();
  await openEntry(first, path);
  await openEntry(second, path);
  await headlineOf(first).fill("From the first tab");
  await expect(headlineOf(second)).toHaveValue("From the first tab");
  await isSaved(first);
  await first.context().setOffline(true);
  await headlineOf(second).fill("From the second tab, offline");
  await expect(status(second, /Offline: \d+ changes? kept/)).toBeVisible();
  await first.goto("about:blank").catch(() => undefined);
  await first.close();
  await second.close();
  await second.context().setOffline(false);
  const third = await second.context().newPage();
  await openEntry(third, path);
  await expect(headlineOf(third)).toHaveValue("From the second tab, offline");
  await isSaved(third);
});

test("a colleague is followed to their caret, into their language, and left by typing or Esc", async ({ newsroom, signInAs }) => {
  const { id, path } = await makeArticle(newsroom);
  await newsroom.api("editor", "PUT", `/api/v1/entries/${id}/variants/es`, { fields: { title: "Italia aguanta" } });
  const [page, other] = [await signInAs("editor"), await signInAs("publisher")];
  await openEntry(page, path);
  await openEntry(other, path);
  await bodyOf(other).press("Control+End");
  const last = bodyOf(page).getByText("Paragraph 39");
  await expect(last).not.toBeInViewport();
  await page.getByRole("button", { name: "Follow Sam Okafor" }).click();
  await expect(page.getByText("Following Sam Okafor — Esc to stop")).toBeVisible();
  await expect(last).toBeInViewport();
  await bodyOf(other).press("Control+Home");
  await expect(bodyOf(page).getByText("Paragraph 0:")).toBeInViewport();
  await other.goto(`/content/${id}/es`);
  await expect(headlineOf(page)).toHaveValue("Italia aguanta");
  await other.goto(path);
  await expect(headlineOf(page)).toHaveValue("Italy hold their nerve");
  await headlineOf(page).press("End");
  await page.keyboard.type("!");
  await expect(page.getByText(/^Following/)).toBeHidden();
  await page.getByRole("button", { name: "Follow Sam Okafor" }).press("Enter");
  await expect(page.getByText(/^Following/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^Following/)).toBeHidden();
  // Leaving the entry ends it: coming back is no wish to follow again.
  await page.getByRole("button", { name: "Follow Sam Okafor" }).press("Enter");
  await expect(page.getByText(/^Following/)).toBeVisible();
  await page.getByRole("link", { name: "Home" }).click();
  await expect(headlineOf(page)).toBeHidden();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Follow Sam Okafor" })).toBeVisible();
  await expect(page.getByText(/^Following/)).toBeHidden();
});

test("who signs out leaves nothing on the device that the server has, and is warned of what it has not", async ({ newsroom, signInAs }) => {
  const { path } = await makeArticle(newsroom);
  const page = await signInAs("editor");
  const signOut = async () => {
    await page.getByRole("button", { name: "My account" }).first().click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
  };
  await openEntry(page, path);
  await headlineOf(page).fill("Saved");
  await isSaved(page);
  // The menu was open before the line went.
  await page.getByRole("button", { name: "My account" }).first().click();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "My account" }).first().click();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeHidden();
  await page.context().setOffline(true);
  await headlineOf(page).fill("Only here");
  await expect(status(page, /Offline: \d+ changes? kept/)).toBeVisible();
  await signOut();
  const warning = page.getByRole("dialog", { name: "Work that is only on this device" });
  await expect(warning).toContainText("not reached the server");
  await warning.getByRole("button", { name: "Cancel" }).click();
  await page.context().setOffline(false);
  await isSaved(page);
  await signOut();
  await expect(page.getByLabel("Password")).toBeVisible();
  await expect.poll(() => copies(page)).toEqual([]);
});

test("work that an upgrade left on the device is shown field by field, and taken into the draft", async ({ newsroom, signInAs }) => {
  const { id, path } = await makeArticle(newsroom);
  const page = await signInAs("editor");
  const me = (await (await page.context().request.get("/api/v1/me")).json()) as { actor: { id: string } };
  // What a tab of the release before kept: its own document, three changes of which the server never heard.
  const doc = new Y.Doc();
  doc.getText("title").insert(0, "The headline of before");
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText("The text of before.")]);
  doc.getXmlFragment("body").insert(0, [block]);
  const kept = { name: `pressbox-draft/${me.actor.id}/${id}/en@1`, update: [...Y.encodeStateAsUpdate(doc)] };
  await page.evaluate(
    ({ name, update }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("upgradeneeded", () => {
          request.result.createObjectStore("updates", { autoIncrement: true });
          request.result.createObjectStore("custom");
        });
        request.addEventListener("error", () => reject(request.error));
        request.addEventListener("success", () => {
          const change = request.result.transaction(["updates", "custom"], "readwrite");
          change.objectStore("updates").add(new Uint8Array(update));
          change.objectStore("custom").put(3, "unsaved");
          change.addEventListener("complete", () => {
            request.result.close();
            resolve();
          });
        });
      }),
    kept,
  );
  await openEntry(page, path);
  await expect(page.getByText("3 changes of yours did not reach the server")).toBeVisible();
  await expect(headlineOf(page)).toHaveValue("Italy hold their nerve");
  await page.getByRole("button", { name: "Look at them" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("The text of before.");
  await dialog.getByRole("button", { name: "Put it into the draft" }).first().click();
  await expect(headlineOf(page)).toHaveValue("The headline of before");
  await expect(bodyOf(page)).toContainText("Paragraph 0");
  await dialog.getByRole("button", { name: "Remove it from this device" }).click();
  await expect.poll(async () => (await copies(page)).filter((name) => name.endsWith("@1"))).toEqual([]);
  await isSaved(page);
});
