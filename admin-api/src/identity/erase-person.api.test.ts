import { Prisma } from "@pressbox/prisma/sqlite";
import { writeMention } from "@pressbox/shared/comments/mentions.ts";
import type { UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = "a long enough password";
async function addPerson(name: string, role = "editor"): Promise<{ id: string; cookie: string; email: string }> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@example.org`;
  const made = await app.request<UserView>("post", "/api/v1/users", {
    as: "administrator",
    body: { name, email, password, grants: [{ role, contentType: "*", locale: "*" }] },
  });
  const session = await app.request("post", "/api/v1/session", { body: { email, password }, headers: { Origin: app.url } });
  return { id: made.body.id, email, cookie: session.headers.get("Set-Cookie")?.split(";")[0] ?? "" };
}
const erase = (id: string, body: object = {}, as: NonNullable<Parameters<TestApp["request"]>[2]>["as"] = "administrator") =>
  app.request<UserView & { code?: string }>("post", `/api/v1/users/${id}/erasure`, { as, body });
/** Every row of every table that there is, as text. */
async function everythingKept(): Promise<string> {
  const { read } = app.database;
  const tables = Object.keys(Prisma.ModelName).map((name) => (name[0]!.toLowerCase() + name.slice(1)) as Uncapitalize<keyof typeof Prisma.ModelName>);
  const rows: unknown[] = [];
  for (const table of tables) rows.push(...(await (read[table] as { findMany(): Promise<unknown[]> }).findMany()));
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
}
const comment = (entryId: string, cookie: string, body: string) =>
  app.request<{ id: string }>("post", `/api/v1/entries/${entryId}/variants/en/comment-threads`, { as: { cookie }, body: { fieldKey: "title", body } });

describe("erasing a person", () => {
  it("takes name, address, sessions and rights; what they wrote stays under an id that reads Erased person", async () => {
    const ana = await addPerson("Ana Erasable");
    await app.request("post", "/api/v1/session", { body: { email: ana.email, password: "a wrong password here" }, headers: { Origin: app.url } });
    const entry = await app.request<{ id: string }>("post", "/api/v1/entries", {
      as: { cookie: ana.cookie },
      body: { type: "article", locale: "en", fields: { title: "Hers" } },
    });
    await app.request("post", `/api/v1/entries/${entry.body.id}/variants/en/versions`, { as: { cookie: ana.cookie }, body: {} });
    const finn = await addPerson("Finn Stays");
    expect((await comment(entry.body.id, finn.cookie, `${writeMention(ana.id)} see this`)).status).toBe(201);
    expect((await comment(entry.body.id, ana.cookie, `${writeMention(finn.id)} seen, ${writeMention(ana.id)} that is me`)).status).toBe(201);
    expect(await app.database.read.notification.count({ where: { OR: [{ userId: ana.id }, { actorId: ana.id }] } })).toBe(2);
    await app.request("post", "/api/v1/users", {
      as: { cookie: ana.cookie },
      body: { name: "Refused", email: "refused@example.org", password, grants: [] },
    });
    expect(await everythingKept()).toMatch(/Ana Erasable[\s\S]*ana\.erasable@example\.org|ana\.erasable@example\.org[\s\S]*Ana Erasable/);

    const erased = await erase(ana.id);
    expect(erased).toMatchObject({ status: 200, body: { id: ana.id, name: "Erased person", email: "", status: "erased", grants: [] } });
    expect(await everythingKept()).not.toMatch(/ana[. ]erasable/i);
    expect((await app.request("get", "/api/v1/me", { as: { cookie: ana.cookie } })).status).toBe(401);
    expect((await app.request("post", "/api/v1/session", { body: { email: ana.email, password }, headers: { Origin: app.url } })).status).toBe(401);
    const versions = await app.request<{ items: { authors: { id: string; name: string }[] }[] }>(
      "get",
      `/api/v1/entries/${entry.body.id}/variants/en/versions`,
      {
        as: "editor",
      },
    );
    expect(versions.body.items[0]?.authors).toEqual([{ id: ana.id, name: "Erased person" }]);
    const audit = await app.request<{ items: { action: string; actor: { id: string; name: string } }[] }>(
      "get",
      `/api/v1/audit?subject=entry:${entry.body.id}`,
      {
        as: "administrator",
      },
    );
    expect(audit.body.items.map(({ action, actor }) => `${action} by ${actor.id === ana.id ? actor.name : "?"}`)).toContain("version.created by Erased person");
  });

  it("is for good: nothing can be changed afterwards, the address is free for somebody else", async () => {
    const bo = await addPerson("Bo Once");
    await erase(bo.id);
    const changed = await app.request<{ code: string }>("patch", `/api/v1/users/${bo.id}`, { as: "administrator", body: { status: "active" } });
    expect(changed).toMatchObject({ status: 409, body: { code: "identity.person_erased" } });
    expect((await erase(bo.id)).status).toBe(200);
    expect((await addPerson("Bo Once")).cookie).not.toBe("");
  });

  it("is done by another administrator, to nobody above them, and never to oneself", async () => {
    const [cleo, ada] = [await addPerson("Cleo"), await addPerson("Ada Admin", "administrator")];
    expect((await erase(cleo.id, {}, "publisher")).status).toBe(403);
    expect((await erase(ada.id, {}, { cookie: ada.cookie })).body.code).toBe("identity.cannot_erase_yourself");
    expect((await erase("01890000-0000-7000-8000-000000000000")).status).toBe(404);
  });

  it("takes their comments too where that is wished", async () => {
    const [dee, eli] = [await addPerson("Dee"), await addPerson("Eli")];
    const entry = await app.request<{ id: string }>("post", "/api/v1/entries", {
      as: "editor",
      body: { type: "article", locale: "en", fields: { title: "T" } },
    });
    for (const { cookie } of [dee, eli]) {
      const thread = await app.request("post", `/api/v1/entries/${entry.body.id}/variants/en/comment-threads`, {
        as: { cookie },
        body: { fieldKey: "title", body: "Call me at home" },
      });
      expect(thread.status, JSON.stringify(thread.body)).toBe(201);
    }
    await erase(dee.id);
    expect(await app.database.read.comment.count({ where: { authorId: dee.id, body: "Call me at home" } })).toBe(1);
    const finn = await addPerson("Finn Told");
    expect((await comment(entry.body.id, eli.cookie, `${writeMention(finn.id)} Call me in Turin`)).status).toBe(201);
    expect(await everythingKept()).toContain("Call me in Turin");
    await erase(dee.id, { comments: true });
    await erase(eli.id, { comments: true });
    expect(await everythingKept()).not.toContain("Call me");
  });

  it("ends for somebody who did more in the years here than one transaction can change", async () => {
    const busy = await addPerson("Busy Bee");
    const record = {
      at: new Date(),
      actorKind: "user",
      actorId: busy.id,
      actorName: "Busy Bee",
      action: "thing.done",
      subject: "thing:1",
      details: "{}",
      requestId: "",
    };
    for (let page = 0; page < 25; page++) await app.database.transaction((tx) => tx.auditEvent.createMany({ data: Array.from({ length: 100 }, () => record) }));
    const others = { actorId: { not: busy.id }, actorName: { not: "Erased person" } };
    const untouched = await app.database.read.auditEvent.count({ where: others });
    expect((await erase(busy.id)).status).toBe(200);
    expect(await app.database.read.auditEvent.count({ where: { actorId: busy.id, actorName: "Erased person" } })).toBeGreaterThan(2_500);
    expect(await everythingKept()).not.toContain("Busy Bee");
    // And one more: whoever erased them.
    expect(await app.database.read.auditEvent.count({ where: others })).toBe(untouched + 1);
  });
});
