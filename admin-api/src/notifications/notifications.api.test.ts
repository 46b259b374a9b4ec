import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { NotificationCount, NotificationSettings } from "@pressbox/shared/notifications/notifications.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry } from "../entries/entries.testing.ts";
import { addPerson, movableClock, signInAs } from "../identity/testing.ts";
import { readConfig } from "../platform/config.ts";
import { createMailer } from "../platform/mail/mailer.ts";
import { planNotificationSweep } from "./jobs/sweep-notifications.ts";
import { sweepDue } from "./notifications.events.ts";
import { notify } from "./notifications.public.ts";
import { listen, type Page, tell } from "./testing.ts";

let app: TestApp;
let clock: ReturnType<typeof movableClock>;
let entryId: string;
let marta: { id: string; cookie: string };
let ines: { id: string; cookie: string };

async function person(name: string, scope: { contentType?: string } = {}) {
  const { id } = await addPerson(app, `${name}@pressbox.test`, "editor", scope);
  return { id, cookie: (await signInAs(app, `${name}@pressbox.test`)).cookie };
}

beforeEach(async () => {
  clock = movableClock();
  app = await startTestApp({ clock });
  ({ id: entryId } = await createEntry(app, articleFields("Italy v England")));
  marta = await person("marta");
  ines = await person("ines");
});
afterEach(() => app.close());

const list = (who: { cookie: string }, query = "") => app.request<Page>("get", `/api/v1/notifications${query}`, { as: who });
const count = async (who: { cookie: string }) => (await app.request<NotificationCount>("get", "/api/v1/notifications/count", { as: who })).body.unread;
const read = (who: { cookie: string }, body: unknown) => app.request<NotificationCount>("post", "/api/v1/notifications/read", { as: who, body });

describe("being told", () => {
  test("says who did what where, to those it is meant for and nobody else", async () => {
    await tell(app, { userIds: [marta.id, marta.id], entryId, actorId: ines.id, text: "Was it\r\noffside?" });
    const { items } = (await list(marta)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      type: "comments.mentioned",
      actor: { id: ines.id, name: "ines" },
      path: `/content/${entryId}/en?panel=comments`,
      details: { entryId, locale: "en", title: "Italy v England", text: "Was it offside?" },
      readAt: null,
    });
    expect((await list(ines)).body.items).toEqual([]);
    expect(await count(marta)).toBe(1);
  });

  test("leaves out who did it, who is disabled, and who may not read the entry", async () => {
    const gone = await person("gone");
    await app.request("patch", `/api/v1/users/${gone.id}`, { as: "administrator", body: { status: "disabled" } });
    const elsewhere = await person("elsewhere", { contentType: "team" });
    await tell(app, { userIds: [marta.id, ines.id, gone.id, elsewhere.id, "nobody"], entryId, actorId: marta.id });
    const rows = await app.database.read.notification.findMany({ select: { userId: true } });
    expect(rows.map(({ userId }) => userId)).toEqual([ines.id]);
  });

  test("of many is one look at the entry, and reaches each of them once, by e-mail too", async () => {
    const { id: like } = await addPerson(app, "like@pressbox.test", "editor");
    const user = await app.database.read.user.findUniqueOrThrow({ where: { id: like }, include: { grants: true } });
    const { grants, ...row } = user;
    const ids = Array.from({ length: 230 }, () => newId());
    await app.database.transaction(async (tx) => {
      await tx.user.createMany({ data: ids.map((id) => ({ ...row, id, email: `${id}@pressbox.test` })) });
      await tx.roleGrant.createMany({ data: ids.flatMap((id) => grants.map(({ role, contentType, locale }) => ({ userId: id, role, contentType, locale }))) });
    });
    let looks = 0;
    const people: typeof app.notifications.people = {
      ...app.notifications.people,
      findReadersOf: (...asked) => {
        looks++;
        return app.notifications.people.findReadersOf(...asked);
      },
      findReadableEntries: () => Promise.reject(new Error("asked for one of them")),
    };
    const mailer = createMailer(readConfig({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "Newsroom <news@pressbox.test>" }).mail!);
    await app.database.transaction((tx) =>
      notify(
        tx,
        { ...app.notifications, people, mailer },
        { userIds: ids, type: "comments.mentioned", actorId: "", path: "/content", details: { entryId, locale: "en", title: "T" } },
      ),
    );
    mailer.close();
    expect(looks).toBe(1);
    const rows = await app.database.read.notification.findMany({ select: { userId: true } });
    expect(rows.map(({ userId }) => userId).sort()).toEqual([...ids].sort());
    const keys = (await app.database.read.outboxMessage.findMany({ where: { queue: "mail" } })).map(({ orderingKey }) => orderingKey);
    expect(keys.sort()).toEqual(ids.map((id) => `mail:${id}`).sort());
  });

  test("is forgotten after a while: 90 days after it was read, 180 where nobody read it; a night at a time, without end", async () => {
    const day = 86_400_000;
    const now = clock.now().getTime();
    const ago = (days: number) => new Date(now - days * day);
    const made = (name: string, createdAt: Date, readAt: Date | null) => ({
      id: newId(),
      userId: marta.id,
      type: "comments.mentioned",
      actorId: "",
      path: "/content",
      details: JSON.stringify({ title: name }),
      createdAt,
      readAt,
      isInApp: true,
      mailState: "none",
    });
    const many = Array.from({ length: 1_100 }, () => made("old", ago(200), null));
    const kept = [made("read lately", ago(300), ago(80)), made("unread", ago(170), null), made("new", ago(1), ago(1))];
    await app.database.transaction(async (tx) => {
      await tx.notification.createMany({ data: [...many, made("read long ago", ago(100), ago(95)), ...kept] });
    });
    const sweeps = () => app.database.read.outboxMessage.findMany({ where: { type: sweepDue.type } });
    expect(await sweeps()).toHaveLength(1);
    clock.advance(day);
    await app.relay.drain();
    expect((await app.database.read.notification.findMany()).map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
    const [next, ...others] = await sweeps();
    expect([others, next!.claimableAt > clock.now()]).toEqual([[], true]);
    await app.database.transaction((tx) => planNotificationSweep(tx, app.platform));
    expect(await sweeps()).toHaveLength(1);
  });

  test("ends with the right to read: what is in the bin, or of a type that was taken away, is neither shown nor counted", async () => {
    await tell(app, { userIds: [marta.id, ines.id], entryId });
    const user = (await app.request<{ user: { revision: number } }>("get", "/api/v1/me", { as: marta })).body.user;
    await app.request("patch", `/api/v1/users/${marta.id}`, {
      as: "administrator",
      ifMatch: user.revision,
      body: { grants: [{ role: "editor", contentType: "team", locale: "*" }] },
    });
    expect((await list(marta)).body.items).toEqual([]);
    expect(await count(marta)).toBe(0);
    await app.request("delete", `/api/v1/entries/${entryId}`, { as: "administrator" });
    expect([(await list(ines)).body.items, await count(ines)]).toEqual([[], 0]);
  });

  test("stands or falls with what it tells of", async () => {
    const failing = app.database.transaction(async (tx) => {
      await notify(tx, app.notifications, {
        userIds: [marta.id],
        type: "comments.replied",
        actorId: "",
        path: "/content",
        details: { entryId, locale: "en", title: "" },
      });
      throw new Error("the comment could not be kept");
    });
    await expect(failing).rejects.toThrow("the comment could not be kept");
    expect(await count(marta)).toBe(0);
  });

  test("is cut where a title is long, and refuses a path that leads out of the admin", async () => {
    await tell(app, { userIds: [marta.id], entryId, title: `${"⚽".repeat(400)}`, text: "a ".repeat(4_000) });
    const [item] = (await list(marta)).body.items;
    expect(item?.details["title"]).toHaveLength(300);
    expect(item?.details["text"]?.length).toBeLessThanOrEqual(500);
    const outside = app.database.transaction((tx) =>
      notify(tx, app.notifications, {
        userIds: [marta.id],
        type: "comments.replied",
        actorId: "",
        path: "//evil.test",
        details: { entryId, locale: "en", title: "" },
      }),
    );
    await expect(outside).rejects.toThrow("path of the admin");
  });
});

describe("the list", () => {
  test("comes page by page, newest first, each once, all or unread alone", async () => {
    for (let n = 0; n < 7; n++) {
      clock.advance(1);
      await tell(app, { userIds: [marta.id], entryId, title: `Match ${n}` });
    }
    const seen: string[] = [];
    for (let query = "?limit=3"; ; ) {
      const page = (await list(marta, query)).body;
      seen.push(...page.items.map(({ details }) => details["title"] ?? ""));
      if (page.nextCursor === null) break;
      query = `?limit=3&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Match ${n}`));
    const [newest] = (await list(marta)).body.items;
    await read(marta, { ids: [newest?.id] });
    expect((await list(marta, "?filter=unread")).body.items.map(({ details }) => details["title"])).not.toContain("Match 6");
    expect((await list(marta, "?cursor=nonsense")).status).toBe(422);
    expect((await list(marta, "?userId=somebody")).status).toBe(422);
  });

  test("marks one, or all up to the one that was seen, and nothing of anybody else", async () => {
    await tell(app, { userIds: [marta.id, ines.id], entryId, title: "First" });
    clock.advance(1);
    await tell(app, { userIds: [marta.id], entryId, title: "Second" });
    const [second, first] = (await list(marta)).body.items;
    expect((await read(ines, { ids: [first?.id, second?.id] })).body.unread).toBe(1);
    expect((await read(ines, { upToId: second?.id })).body.unread).toBe(1);
    expect(await count(marta)).toBe(2);
    expect((await read(marta, { ids: [first?.id] })).body.unread).toBe(1);
    clock.advance(1);
    await tell(app, { userIds: [marta.id], entryId, title: "Third, while the button was pressed" });
    expect((await read(marta, { upToId: second?.id })).body).toMatchObject({ unread: 1 });
    expect((await list(marta)).body.items.find(({ id }) => id === first?.id)?.readAt).not.toBeNull();
  });

  test.each([
    {},
    { ids: [] },
    { ids: ["x"] },
    { upToId: "x" },
    { ids: ["0190a0a0-0000-7000-8000-000000000001"], upToId: "0190a0a0-0000-7000-8000-000000000001" },
  ])("refuses to mark %j", async (body) => {
    expect((await read(marta, body)).status).toBe(422);
  });

  test("is empty for a program's token, which has no bell and no settings", async () => {
    await tell(app, { userIds: [marta.id], entryId });
    expect((await app.request<Page>("get", "/api/v1/notifications", { as: "administrator" })).body.items).toEqual([]);
    for (const [method, path, body] of [
      ["get", "/stream", undefined],
      ["get", "/settings", undefined],
      ["patch", "/settings", {}],
      ["post", "/read", { ids: ["0190a0a0-0000-7000-8000-000000000001"] }],
    ] as const) {
      const reply = await app.request(method, `/api/v1/notifications${path}`, { as: "administrator", ...(body ? { body } : {}) });
      expect([reply.status, reply.body["code"]]).toEqual([403, "notifications.only_people"]);
    }
  });
});

describe("settings", () => {
  const settings = async (who: { cookie: string }) => (await app.request<NotificationSettings>("get", "/api/v1/notifications/settings", { as: who })).body;
  const change = (who: { cookie: string }, body: unknown) => app.request<NotificationSettings>("patch", "/api/v1/notifications/settings", { as: who, body });

  test("begin with everything, and hold for one person and one type", async () => {
    expect(await settings(marta)).toMatchObject({ quietHours: null, timeZone: "UTC", canMail: false });
    expect((await settings(marta)).types.every(({ inApp, email }) => inApp && email)).toBe(true);
    await change(marta, { types: [{ type: "comments.replied", inApp: false, email: true }], quietHours: { from: "22:00", to: "07:00" } });
    expect(await settings(marta)).toMatchObject({ quietHours: { from: "22:00", to: "07:00" } });
    await tell(app, { userIds: [marta.id, ines.id], entryId, type: "comments.replied" });
    await tell(app, { userIds: [marta.id, ines.id], entryId, type: "comments.mentioned" });
    expect((await list(marta)).body.items.map(({ type }) => type)).toEqual(["comments.mentioned"]);
    expect(await count(ines)).toBe(2);
    expect((await change(marta, { quietHours: null })).body.quietHours).toBeNull();
    expect((await settings(marta)).types).toContainEqual({ type: "comments.replied", inApp: false, email: true });
  });

  test.each([
    { types: [{ type: "comments.exploded", inApp: true, email: true }] },
    { quietHours: { from: "22:00", to: "22:00" } },
    { quietHours: { from: "24:00", to: "07:00" } },
    { quietHours: { from: "7:00", to: "08:00" } },
    { userId: "somebody" },
  ])("refuse %j", async (body) => {
    expect((await change(marta, body)).status).toBe(422);
  });
});

describe("the live number", () => {
  test("comes at once, then when it changes, in every browser of that person and in none of another", async () => {
    await tell(app, { userIds: [marta.id], entryId });
    const [phone, laptop, other] = [await listen(app, marta.cookie), await listen(app, marta.cookie), await listen(app, ines.cookie)];
    await phone.until(() => phone.events.length === 1);
    expect(phone.response.headers.get("Content-Type")).toContain("text/event-stream");
    expect(JSON.parse(phone.events[0]?.data ?? "")).toMatchObject({ unread: 1 });
    await tell(app, { userIds: [marta.id], entryId });
    for (const stream of [phone, laptop]) await stream.until(() => /"unread":2/.test(stream.events.at(-1)?.data ?? ""));
    const [newest] = (await list(marta)).body.items;
    await read(marta, { upToId: newest?.id });
    for (const stream of [phone, laptop]) await stream.until(() => /"unread":0/.test(stream.events.at(-1)?.data ?? ""));
    await other.until(() => other.events.length === 1);
    expect(JSON.parse(other.events[0]?.data ?? "")).toMatchObject({ unread: 0 });
    for (const stream of [phone, laptop, other]) stream.stop();
  });

  test("says nothing again to a browser that comes back and already knows", async () => {
    await tell(app, { userIds: [marta.id], entryId });
    const first = await listen(app, marta.cookie);
    await first.until(() => first.events.length === 1);
    first.stop();
    const known = first.events[0]?.id ?? "";
    const again = await listen(app, marta.cookie, known);
    await tell(app, { userIds: [marta.id], entryId });
    await again.until(() => again.events.length > 0);
    expect(again.events.map(({ data }) => (JSON.parse(data) as NotificationCount).unread)).toEqual([2]);
    again.stop();
  });

  test("ends with the session, before anything more is said", async () => {
    const stream = await listen(app, marta.cookie);
    await stream.until(() => stream.events.length === 1);
    await app.request("delete", "/api/v1/session", { as: marta });
    await tell(app, { userIds: [marta.id], entryId });
    await stream.until(() => !stream.isOpen());
    expect(stream.events.map(({ event }) => event)).toEqual(["count", "ended"]);
    const refused = await listen(app, marta.cookie);
    expect(refused.response.status).toBe(401);
  });

  test("is for a few browsers a person: the oldest gives way and is told not to come back", async () => {
    const streams = [];
    for (let n = 0; n < 5; n++) streams.push(await listen(app, marta.cookie));
    const [oldest, ...others] = streams;
    await oldest?.until(() => !oldest.isOpen());
    expect(oldest?.events.at(-1)?.event).toBe("replaced");
    expect(others.every((stream) => stream.isOpen())).toBe(true);
    for (const stream of others) stream.stop();
  });

  test("does not hold up the end of the server", async () => {
    const stream = await listen(app, marta.cookie);
    await stream.until(() => stream.events.length === 1);
    app.endStreams();
    await stream.until(() => !stream.isOpen());
    expect(stream.events.at(-1)?.event).toBe("closing");
    expect((await listen(app, marta.cookie)).response.status).toBe(503);
  });
});
