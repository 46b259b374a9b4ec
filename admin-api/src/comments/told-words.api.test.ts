/** What bells and e-mails repeat of comments, and when they do not any more. */
import { writeMention } from "@pressbox/shared/comments/mentions.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry } from "../entries/entries.testing.ts";
import { readConfig } from "../platform/config.ts";
import { startTestSmtp, type TestSmtp } from "../platform/mail/testing.ts";
import { beginThread, type Caller, person, reply, resolve, toldTo } from "./comments.testing.ts";

type Person = Awaited<ReturnType<typeof person>>;
let app: TestApp;
let smtp: TestSmtp;
let id: string;
let marta: Person;
let ines: Person;
beforeEach(async () => {
  smtp = await startTestSmtp();
  app = await startTestApp({ config: { mail: readConfig({ SMTP_URL: smtp.url, MAIL_FROM: "Newsroom <news@pressbox.test>" }).mail } });
  ({ id } = await createEntry(app, articleFields("Italy v England")));
  [marta, ines] = [await person(app, "marta"), await person(app, "ines")];
});
afterEach(async () => {
  await app.close();
  await smtp.close();
});

const remove = (commentId: string, as: Caller) => app.request("delete", `/api/v1/comments/${commentId}`, { as });
const wordsOf = async (who: Person) => (await toldTo(app, who.as)).map(({ details }) => details["text"]);
const erase = (who: Person, comments: boolean) => app.request("post", `/api/v1/users/${who.id}/erasure`, { as: "administrator", body: { comments } });

describe("words of a comment", () => {
  test("leave every bell with the comment, and are not mailed any more", async () => {
    const thread = (await beginThread(app, id, { body: `${writeMention(marta.id)} his home number is 555` }, { as: ines.as })).body;
    expect(await wordsOf(marta)).toEqual(["@marta his home number is 555"]);
    await reply(app, thread.id, "Thanks", marta.as);
    await resolve(app, thread.id, "publisher");
    expect((await remove(thread.comments[0]!.id, ines.as)).status).toBe(204);
    expect(await wordsOf(marta)).toEqual(["", ""]);
    expect(JSON.stringify(await app.database.read.notification.findMany())).not.toContain("555");
    await app.relay.drain();
    expect(smtp.received.map(({ raw }) => raw).join()).not.toContain("555");
  });

  test("are the new ones in every bell and in e-mails that have not left, once they were changed", async () => {
    const thread = (await beginThread(app, id, { body: `${writeMention(marta.id)} call 555` }, { as: ines.as })).body;
    const body = `${writeMention(marta.id)} call the desk`;
    expect((await app.request("patch", `/api/v1/comments/${thread.comments[0]!.id}`, { as: ines.as, body: { body } })).status).toBe(200);
    expect(await wordsOf(marta)).toEqual(["@marta call the desk"]);
    await app.relay.drain();
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.text).toContain("> @marta call the desk");
  });

  test("go with a person who is erased with their comments; a thread that says nothing any more goes too", async () => {
    const alone = (await beginThread(app, id, { body: `${writeMention(marta.id)} my number is 555` }, { as: ines.as })).body;
    const answered = (await beginThread(app, id, { body: "My address is 555" }, { as: ines.as })).body;
    await reply(app, answered.id, "Noted", marta.as);
    await resolve(app, answered.id, "publisher");
    expect((await erase(ines, true)).status).toBe(200);
    expect(JSON.stringify(await app.database.read.notification.findMany())).not.toContain("555");
    expect(await app.database.read.commentThread.findMany({ select: { id: true } })).toEqual([{ id: answered.id }]);
    expect(await app.database.read.comment.count({ where: { threadId: alone.id } })).toBe(0);
    await app.relay.drain();
    expect(smtp.received.map(({ raw }) => raw).join()).not.toContain("555");
  });

  test("name whom they mention as they are called today: nobody's bell keeps the name of an erased person", async () => {
    await beginThread(app, id, { body: `${writeMention(marta.id)} ask ${writeMention(ines.id)}` });
    expect(await wordsOf(marta)).toEqual(["@marta ask @ines"]);
    await erase(ines, false);
    expect(await wordsOf(marta)).toEqual(["@marta ask @Erased person"]);
    await app.relay.drain();
    expect(smtp.received[0]?.text).toContain("> @marta ask @Erased person");
  });
});
