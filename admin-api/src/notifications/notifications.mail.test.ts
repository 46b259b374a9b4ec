import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry, type SettableClock, settableClock } from "../entries/entries.testing.ts";
import { addPerson, signInAs } from "../identity/testing.ts";
import { readConfig } from "../platform/config.ts";
import { startTestSmtp, type TestSmtp } from "../platform/mail/testing.ts";
import { mailNotifications } from "./jobs/mail-notifications.ts";
import { mostTold } from "./mail/write-mail.ts";
import { tell } from "./testing.ts";

let app: TestApp;
let smtp: TestSmtp;
let clock: SettableClock;
let entryId: string;
let marta: { id: string; cookie: string };

beforeEach(async () => {
  smtp = await startTestSmtp();
  clock = settableClock("2026-07-11T12:00:00Z");
  app = await startTestApp({ clock, config: { mail: readConfig({ SMTP_URL: smtp.url, MAIL_FROM: "Newsroom <news@pressbox.test>" }).mail } });
  ({ id: entryId } = await createEntry(app, articleFields("Italy v England")));
  marta = await person("marta");
});
afterEach(async () => {
  await app.close();
  await smtp.close();
});

async function person(name: string) {
  const { id } = await addPerson(app, `${name}@pressbox.test`);
  return { id, cookie: (await signInAs(app, `${name}@pressbox.test`)).cookie };
}
const settings = (body: unknown) => app.request("patch", "/api/v1/notifications/settings", { as: marta, body });
const dead = () => app.database.read.outboxMessage.findMany({ where: { queue: "mail", deadAt: { not: null } } });
const waiting = () => app.database.read.outboxMessage.findMany({ where: { queue: "mail" }, orderBy: { id: "asc" } });
/** Every failed message may run again: backoff without the waiting. */
const forgetBackoff = () =>
  app.database.transaction((tx) => tx.outboxMessage.updateMany({ where: { leaseToken: "", attempts: { gt: 0 } }, data: { claimableAt: new Date(0) } }));

describe("an e-mail", () => {
  test("tells a person what happened, in their language, with a link to the place and one to their settings", async () => {
    await app.request("patch", "/api/v1/me", { as: marta, body: { uiLocale: "es" } });
    const ines = await person("ines");
    await tell(app, { userIds: [marta.id], entryId, actorId: ines.id, text: "¿Fuera de juego?" });
    await app.relay.drain();
    expect(smtp.received).toHaveLength(1);
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: "news@pressbox.test", to: ["marta@pressbox.test"] });
    expect(mail?.header("Subject")).toBe("ines te ha mencionado en «Italy v England»");
    expect(mail?.text).toContain("> ¿Fuera de juego?");
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain(`http://pressbox.test/content/${entryId}/en?panel=comments`);
      expect(body).toContain("http://pressbox.test/settings/account?panel=notifications");
    }
    expect(await waiting()).toEqual([]);
    const [row] = await app.database.read.notification.findMany();
    expect([row?.mailState, mail?.header("Message-ID")]).toEqual(["sent", `<${row?.id}@pressbox.test>`]);
  });

  test("carries what people wrote as words: no markup, no headers, no template of ours is obeyed", async () => {
    const title = `<img src=x onerror=alert(1)> {{name}} $t(settings) "&\r\nBcc: all@evil.test`;
    await tell(app, { userIds: [marta.id], entryId, title, text: `</blockquote><script>alert(1)</script>{{-name}}` });
    await app.relay.drain();
    const [mail] = smtp.received;
    expect(mail?.to).toEqual(["marta@pressbox.test"]);
    expect(mail?.headers.filter((line) => /^bcc:/i.test(line))).toEqual([]);
    expect(mail?.header("Subject")).toBe(`Pressbox mentioned you in “<img src=x onerror=alert(1)> {{name}} $t(settings) "& Bcc: all@evil.test”`);
    expect(mail?.html).not.toMatch(/<img|<script/);
    expect(mail?.html).toContain("&lt;img src=x onerror=alert(1)&gt; {{name}} $t(settings) &quot;&amp; Bcc:");
    expect(mail?.html).toContain("&lt;/blockquote&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{-name}}");
  });

  test("is not sent for what was read in the app before it left, nor where the person switched it off", async () => {
    await tell(app, { userIds: [marta.id], entryId });
    const [row] = await app.database.read.notification.findMany();
    await app.request("post", "/api/v1/notifications/read", { as: marta, body: { ids: [row?.id] } });
    await settings({ types: [{ type: "comments.replied", inApp: true, email: false }] });
    await tell(app, { userIds: [marta.id], entryId, type: "comments.replied" });
    await app.relay.drain();
    expect(smtp.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("does not leave after the person switched e-mails of its type off, even if an earlier try had begun", async () => {
    smtp.behaviour = "refuses";
    await tell(app, { userIds: [marta.id], entryId, title: "Begun" });
    await app.relay.drain();
    await tell(app, { userIds: [marta.id], entryId, title: "Waiting" });
    await settings({ types: [{ type: "comments.mentioned", inApp: true, email: false }] });
    smtp.behaviour = "takes";
    await forgetBackoff();
    await app.relay.drain();
    expect(smtp.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("alone is possible: what is wanted by e-mail only does not ring the bell", async () => {
    await settings({ types: [{ type: "comments.mentioned", inApp: false, email: true }] });
    await tell(app, { userIds: [marta.id], entryId });
    await app.relay.drain();
    expect(smtp.received).toHaveLength(1);
    expect((await app.request("get", "/api/v1/notifications/count", { as: marta })).body).toEqual({ unread: 0, newestId: "" });
  });

  test("does not reach somebody who was disabled meanwhile", async () => {
    await tell(app, { userIds: [marta.id], entryId });
    await app.request("patch", `/api/v1/users/${marta.id}`, { as: "administrator", body: { status: "disabled" } });
    await app.relay.drain();
    expect(smtp.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("says nothing of an entry that its reader may not read any more, even when an earlier try had begun", async () => {
    const { id: other } = await createEntry(app, articleFields("Still there"));
    smtp.behaviour = "refuses";
    await tell(app, { userIds: [marta.id], entryId, title: "Gone by then" });
    await tell(app, { userIds: [marta.id], entryId: other, title: "Still there" });
    await app.relay.drain();
    await app.request("delete", `/api/v1/entries/${entryId}`, { as: "administrator" });
    smtp.behaviour = "takes";
    await forgetBackoff();
    await app.relay.drain();
    expect(smtp.received.map((mail) => mail.text).join()).not.toContain("Gone by then");
    expect(smtp.received.map((mail) => mail.text).join()).toContain("Still there");
    expect(await waiting()).toEqual([]);
  });
});

describe("many notifications at once", () => {
  test("are all mailed, also to somebody who wants nothing in the app: what one e-mail does not tell, the next does", async () => {
    await settings({ types: [{ type: "comments.mentioned", inApp: false, email: true }] });
    const titles = Array.from({ length: mostTold + 7 }, (_, number) => `Title ${number + 1}.`);
    for (const title of titles) await tell(app, { userIds: [marta.id], entryId, title });
    await app.relay.drain();
    expect(smtp.received.map((mail) => mail.header("Subject"))).toEqual([`${mostTold} notifications from Pressbox`, "7 notifications from Pressbox"]);
    const said = smtp.received.map((mail) => mail.text).join();
    expect(titles.filter((title) => !said.includes(`“${title}”`))).toEqual([]);
    expect(await waiting()).toEqual([]);
  }, 60_000);

  test("are mailed whichever message comes first", async () => {
    for (let number = 0; number < mostTold + 3; number++) await tell(app, { userIds: [marta.id], entryId, title: `Title ${number}.` });
    await app.database.transaction(async (tx) => {
      const [last] = await tx.outboxMessage.findMany({ where: { queue: "mail" }, orderBy: { id: "desc" }, take: 1 });
      await tx.outboxMessage.updateMany({
        where: { queue: "mail", id: { not: last!.id } },
        data: { orderingKey: "later", claimableAt: new Date("2026-07-11T12:05:00Z") },
      });
    });
    await app.relay.drain();
    expect(smtp.received).toHaveLength(1);
    clock.set("2026-07-11T12:06:00Z");
    await app.relay.drain();
    expect(await app.database.read.notification.count({ where: { mailState: "due" } })).toBe(0);
    expect(smtp.received.map((mail) => mail.header("Subject"))).toHaveLength(2);
  }, 60_000);

  test("say that they waited for the end of quiet hours only if they did", async () => {
    smtp.behaviour = "refuses";
    await tell(app, { userIds: [marta.id], entryId });
    await tell(app, { userIds: [marta.id], entryId });
    await app.relay.drain();
    smtp.behaviour = "takes";
    await forgetBackoff();
    await app.relay.drain();
    expect(smtp.received[0]?.text).toContain("this is new for you:");
    await settings({ quietHours: { from: "11:00", to: "14:00" } });
    await tell(app, { userIds: [marta.id], entryId });
    await tell(app, { userIds: [marta.id], entryId });
    await app.relay.drain();
    clock.set("2026-07-11T14:00:00Z");
    await app.relay.drain();
    expect(smtp.received[1]?.text).toContain("while you were not to be disturbed:");
  });
});

describe("quiet hours", () => {
  test("keep everything for one e-mail in the morning of the person's zone, over midnight", async () => {
    await app.request("patch", "/api/v1/me", { as: marta, body: { timeZone: "Europe/Paris" } });
    await settings({ quietHours: { from: "22:00", to: "07:00" } });
    clock.set("2026-07-11T20:30:00Z");
    await tell(app, { userIds: [marta.id], entryId, title: "Late" });
    await app.relay.drain();
    clock.set("2026-07-12T01:00:00Z");
    await tell(app, { userIds: [marta.id], entryId, title: "Later" });
    await app.relay.drain();
    clock.set("2026-07-12T04:59:00Z");
    await app.relay.drain();
    expect(smtp.received).toEqual([]);
    clock.set("2026-07-12T05:00:00Z");
    await app.relay.drain();
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.header("Subject")).toBe("2 notifications from Pressbox");
    expect(smtp.received[0]?.text).toMatch(/“Late”[\s\S]*“Later”/);
    expect(await waiting()).toEqual([]);
  });

  test("of the night when clocks go forward end an hour earlier by the sun", async () => {
    await app.request("patch", "/api/v1/me", { as: marta, body: { timeZone: "Europe/Paris" } });
    await settings({ quietHours: { from: "22:00", to: "07:00" } });
    clock.set("2026-03-28T22:00:00Z");
    await tell(app, { userIds: [marta.id], entryId });
    await app.relay.drain();
    expect((await waiting()).map(({ claimableAt }) => claimableAt.toISOString())).toEqual(["2026-03-29T05:00:00.000Z"]);
  });

  test("hold for the person who set them: others are told at once", async () => {
    const ines = await person("ines");
    await settings({ quietHours: { from: "10:00", to: "14:00" } });
    await tell(app, { userIds: [marta.id, ines.id], entryId });
    await app.relay.drain();
    expect(smtp.received.flatMap(({ to }) => to)).toEqual(["ines@pressbox.test"]);
  });
});

describe("a server that fails", () => {
  test("is tried again with the same words under the same id; what came meanwhile is the next e-mail", async () => {
    smtp.behaviour = "drops";
    await tell(app, { userIds: [marta.id], entryId, title: "One" });
    await app.relay.drain();
    await tell(app, { userIds: [marta.id], entryId, title: "Two" });
    smtp.behaviour = "takes";
    await forgetBackoff();
    await app.relay.drain();
    const ids = smtp.received.map((mail) => mail.header("Message-ID"));
    // The server had the first before the line broke: the same words under the same id, so it can tell; then the second.
    expect(ids).toHaveLength(3);
    expect(ids[1]).toBe(ids[0]);
    expect(smtp.received[1]?.text).toBe(smtp.received[0]?.text);
    expect(smtp.received[2]?.text).toContain("“Two”");
    expect(await waiting()).toEqual([]);
  });

  test("leaves a dead letter after ten tries, that names no address, holds up nobody else and can be retried by hand", async () => {
    const ines = await person("ines");
    smtp.behaviour = "refuses";
    await tell(app, { userIds: [marta.id], entryId, title: "Kept" });
    for (let attempt = 0; attempt < 10; attempt++) {
      await forgetBackoff();
      await app.relay.drain();
    }
    const [letter] = await dead();
    expect(letter?.lastError).toContain("550");
    expect(letter?.lastError).not.toContain("marta@");
    smtp.behaviour = "takes";
    await tell(app, { userIds: [marta.id, ines.id], entryId, title: "Next" });
    await app.relay.drain();
    expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(["ines@pressbox.test", "marta@pressbox.test"]);
    expect((await app.request("post", `/api/v1/delivery/messages/${letter?.id}/retry`, { as: "publisher" })).status).toBe(204);
    await app.relay.drain();
    expect(smtp.received.at(-1)?.text).toContain("“Kept”");
    expect(await waiting()).toEqual([]);
  });

  test("says nothing of addresses to a log either: of its error only the codes go on", async () => {
    smtp.behaviour = "refuses";
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    await tell(app, { userIds: [marta.id], entryId });
    const { id: notificationId } = (await app.database.read.notification.findMany())[0]!;
    const context = { eventId: 1n, attempt: 1, extendLease: async () => true, finishIn: async () => undefined };
    const failed = mailNotifications(app.notifications, { notificationId, userId: marta.id, isAfterQuiet: false }, context);
    await failed.catch((error: unknown) => log.error({ err: error }, "failed"));
    expect(lines.join()).toContain("550");
    expect(lines.join()).not.toContain("marta@");
    const error: unknown = await mailNotifications(app.notifications, { notificationId, userId: marta.id, isAfterQuiet: false }, context).catch((each) => each);
    expect(error).toMatchObject({ cause: { code: "EENVELOPE", responseCode: 550 } });
  });

  test("is not needed: without SMTP_URL the bell rings and nothing waits", async () => {
    const mute = await startTestApp();
    try {
      const { id } = await createEntry(mute, articleFields("Italy v England"));
      const sam = await addPerson(mute, "sam@pressbox.test");
      await tell(mute, { userIds: [sam.id], entryId: id });
      expect(await mute.database.read.outboxMessage.count({ where: { queue: "mail" } })).toBe(0);
      expect(await mute.database.read.notification.count()).toBe(1);
    } finally {
      await mute.close();
    }
  });
});
