import type { Locator } from "@playwright/test";
import type { NotificationSettings } from "@pressbox/shared/notifications/notifications.schema.ts";
import { expect, type Newsroom, test } from "../support/pressbox.ts";

/** A colleague mentions the publisher in a comment on an article; answers the article's title. */
async function mentionPublisher(newsroom: Newsroom, title: string): Promise<void> {
  const { body: entry } = await newsroom.api<{ id: string }>("editor", "POST", "/api/v1/entries", { type: "article", locale: "en", fields: { title } });
  const { body: users } = await newsroom.api<{ items: { id: string; email: string }[] }>("administrator", "GET", "/api/v1/users");
  const publisher = users.items.find(({ email }) => email === newsroom.people.publisher.email);
  const thread = { fieldKey: "title", body: `@[${publisher?.id}] can you look at this?` };
  const { status } = await newsroom.api("editor", "POST", `/api/v1/entries/${entry.id}/variants/en/comment-threads`, thread);
  expect(status).toBe(201);
}

test("a mention rings the bell in every tab at once, leads to its place, and is read where it was opened", async ({ signInAs, newsroom, expectAccessible }) => {
  const page = await signInAs("publisher");
  const other = await page.context().newPage();
  await other.goto("/content");
  const bell = (tab: typeof page) => tab.getByRole("button", { name: /^Notifications/ });
  for (const tab of [page, other]) await expect(bell(tab)).toBeVisible();
  await mentionPublisher(newsroom, "Line-ups for the final");
  for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName("Notifications, 1 unread");
  await bell(page).click();
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await expect(panel.getByRole("link", { name: /mentioned you in “Line-ups for the final”/ })).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("link", { name: /mentioned you/ }).click();
  await expect(page).toHaveURL(/\/content\/[0-9a-f-]{36}\/en/);
  for (const tab of [page, other]) await expect(bell(tab)).toHaveAccessibleName("Notifications");
});

test("a person chooses what to be told, and it holds at once", async ({ signInAs, newsroom, expectAccessible }) => {
  const page = await signInAs("publisher");
  await page.goto("/settings/account?panel=notifications");
  const mentions = page.getByRole("checkbox", { name: "Somebody mentions me: in Pressbox" });
  await expect(mentions).toBeChecked();
  await expect(page.getByText("This installation sends no e-mail.")).toBeVisible();
  await mentions.click();
  await expect(mentions).not.toBeChecked();
  const quiet = page.getByRole("checkbox", { name: "Quiet hours" });
  await quiet.click();
  await expect(quiet).toBeChecked();
  // By keyboard alone: the control stays the same while it takes effect, and Tab goes on from it to the next.
  await page.getByLabel("From").focus();
  await page.keyboard.press("ArrowDown");
  const until = page.getByLabel("To", { exact: true });
  await tabTo(until);
  await expect(page.getByLabel("From")).toHaveValue("21:00");
  await page.keyboard.press("ArrowDown");
  await until.blur();
  await expectAccessible(page);
  await page.reload();
  await expect(mentions).not.toBeChecked();
  await expect(page.getByLabel("From")).toHaveValue("21:00");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("06:00");
  await mentionPublisher(newsroom, "Nobody is told of this");
  await page.reload();
  await mentions.click();
  await expect(mentions).toBeChecked();
  await quiet.click();
  await expect(quiet).not.toBeChecked();
  const settings = async () => (await (await page.request.get("/api/v1/notifications/settings")).json()) as NotificationSettings;
  await expect.poll(async () => (await settings()).quietHours).toBe(null);
  await expect.poll(async () => (await settings()).types.every(({ inApp }) => inApp)).toBe(true);
  // Messages are told in order: once the second mention is there, the first one would be.
  await mentionPublisher(newsroom, "Told again");
  await page.getByRole("button", { name: /^Notifications/ }).click();
  const panel = page.getByRole("dialog", { name: "Notifications" });
  await expect(panel.getByRole("link", { name: /in “Told again”/ })).toHaveCount(1);
  await expect(panel.getByRole("link", { name: /Nobody is told/ })).toHaveCount(0);
});

/** Tab until it has the focus: a control of time has stops inside. */
async function tabTo(control: Locator): Promise<void> {
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 6 && !(await isThere()); presses++) await control.page().keyboard.press("Tab");
  await expect(control).toBeFocused();
}
