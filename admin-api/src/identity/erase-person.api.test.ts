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
/** Every row of every table that an address or a name could stand in, as text. */
async function everythingKept(): Promise<string> {
  const { read } = app.database;
  const rows = [
    await read.user.findMany(),
    await read.session.findMany(),
    await read.signInThrottle.findMany(),
    await read.auditEvent.findMany(),
    await read.apiToken.findMany(),
    await read.entryVersion.findMany(),
    await read.comment.findMany(),
    await read.notification.findMany(),
  ];
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

describe("erasing a person", () => {
  it("takes name, address, sessions and rights; what they wrote stays under an id that reads Erased person", async () => {
    const ana = await addPerson("Ana Erasable");
    await app.request("post", "/api/v1/session", { body: { email: ana.email, password: "a wrong password here" }, headers: { Origin: app.url } });
    const entry = await app.request<{ id: string }>("post", "/api/v1/entries", {
      as: { cookie: ana.cookie },
      body: { type: "article", locale: "en", fields: { title: "Hers" } },
    });
    await app.request("post", `/api/v1/entries/${entry.body.id}/variants/en/versions`, { as: { cookie: ana.cookie }, body: {} });
    expect(await everythingKept()).toContain("Ana Erasable");

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
    await erase(dee.id, { comments: true });
    await erase(eli.id, { comments: true });
    expect(await app.database.read.comment.count({ where: { body: { contains: "Call me" } } })).toBe(0);
  });
});
