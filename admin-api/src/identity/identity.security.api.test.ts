/** One test for each class of hole that other content systems had in their sign-in and rights (published CVEs). */
import type { TokenView, UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { addPerson, movableClock, password, signInAs } from "./testing.ts";

let app: TestApp;
let clock: ReturnType<typeof movableClock>;
beforeEach(async () => {
  clock = movableClock();
  app = await startTestApp({ clock });
});
afterEach(() => app.close());

const newToken = { name: "build", role: "editor", contentType: "*", locale: "*", expiresInDays: 1 };
const everywhere = (role: string) => [{ role, contentType: "*", locale: "*" }];
const createdToken = async (as: Parameters<TestApp["request"]>[2], body: object = newToken) =>
  (await app.request<TokenView & { secret: string; code: string }>("post", "/api/v1/tokens", { ...as, body })).body;

describe("mass assignment", () => {
  test("fields that a form does not have are refused everywhere", async () => {
    const sam = await addPerson(app, "sam@pressbox.test");
    const { cookie } = await signInAs(app, "sam@pressbox.test");
    for (const extra of [
      { grants: everywhere("administrator") },
      { status: "active" },
      { id: sam.id },
      { passwordHash: "x" },
      { revision: 9 },
      { email: "root@pressbox.test" },
    ])
      expect((await app.request("patch", "/api/v1/me", { as: { cookie }, body: extra })).status).toBe(422);
    for (const extra of [{ passwordHash: "x" }, { id: sam.id }, { email: "x@y.z" }])
      expect((await app.request("patch", `/api/v1/users/${sam.id}`, { as: "administrator", body: extra })).status).toBe(422);
    for (const extra of [{ secretHash: "x" }, { secret: "pbx_mine" }, { createdById: sam.id }, { lastUsedAt: null }])
      expect((await app.request("post", "/api/v1/tokens", { as: "administrator", body: { ...newToken, ...extra } })).status).toBe(422);
    const first = { email: "a@b.example", name: "A", password, grants: everywhere("administrator") };
    expect((await app.request("post", "/api/v1/setup/administrator", { body: first })).status).toBe(422);
  });
});

describe("rights", () => {
  test("cannot be given beyond one's own: to people, to oneself or to a token", async () => {
    const local = await addPerson(app, "local@pressbox.test", "administrator", { contentType: "article", locale: "es" });
    await addPerson(app, "ada@pressbox.test", "administrator");
    const other = await addPerson(app, "other@pressbox.test", "editor", { contentType: "article", locale: "es" });
    const { cookie } = await signInAs(app, "local@pressbox.test");
    const call = (method: string, path: string, body: object) => app.request<{ code: string }>(method, path, { as: { cookie }, body });
    const refused = "identity.cannot_give_more_than_held";
    const person = { email: "new@pressbox.test", name: "New", password, grants: everywhere("editor") };
    expect((await call("post", "/api/v1/users", person)).body.code).toBe(refused);
    expect((await call("patch", `/api/v1/users/${local.id}`, { grants: everywhere("administrator") })).body.code).toBe(refused);
    expect((await call("patch", `/api/v1/users/${other.id}`, { grants: everywhere("publisher") })).body.code).toBe(refused);
    expect((await call("post", "/api/v1/tokens", { ...newToken, role: "administrator" })).body.code).toBe(refused);
    expect((await call("post", "/api/v1/tokens", { ...newToken, contentType: "article", locale: "es" })).status).toBe(201);
  });

  test("of somebody above cannot be taken over by giving them a new password", async () => {
    await addPerson(app, "local@pressbox.test", "administrator", { contentType: "article", locale: "es" });
    const ada = await addPerson(app, "ada@pressbox.test", "administrator");
    const { cookie } = await signInAs(app, "local@pressbox.test");
    const reply = await app.request("patch", `/api/v1/users/${ada.id}`, { as: { cookie }, body: { password: "taken over now!" } });
    expect(reply.body["code"]).toBe("identity.cannot_give_more_than_held");
    expect((await signInAs(app, "ada@pressbox.test")).reply.status).toBe(201);
  });
});

describe("an API token", () => {
  test("opens what its role may, until it is revoked or ends", async () => {
    const token = await createdToken({ as: { cookie: (await administrator()).cookie } });
    expect(token.secret).toMatch(/^pbx_[\w-]{43}$/);
    const as = { token: token.secret };
    expect((await app.request("get", "/api/v1/locales", { as })).status).toBe(200);
    expect((await app.request("post", "/api/v1/locales", { as, body: { code: "pt" } })).status).toBe(403);
    expect((await app.request("get", "/api/v1/me", { as })).body["user"]).toBeNull();
    expect((await app.request("patch", "/api/v1/me", { as, body: { name: "Me" } })).status).toBe(403);
    clock.advance(86_400_001);
    expect((await app.request("get", "/api/v1/locales", { as })).body["code"]).toBe("identity.token_not_valid");

    const second = await createdToken({ as: { cookie: (await administrator()).cookie } });
    const { cookie } = await administrator();
    expect((await app.request("delete", `/api/v1/tokens/${second.id}`, { as: { cookie } })).status).toBe(204);
    expect((await app.request("get", "/api/v1/locales", { as: { token: second.secret } })).status).toBe(401);
    expect((await app.request("delete", `/api/v1/tokens/${second.id}`, { as: { cookie } })).status).toBe(404);
  });

  test("that is wrong is refused, never taken for nobody, even beside a good cookie", async () => {
    const { cookie } = await administrator();
    for (const authorization of ["Bearer pbx_wrong", "Bearer", "Basic YTpi", "bearer  ", "Bearer undefined", "Bearer pbx_"]) {
      const reply = await app.request("get", "/api/v1/me", { headers: { Authorization: authorization, Cookie: cookie } });
      expect([reply.status, reply.body["code"]], authorization).toEqual([401, "identity.token_not_valid"]);
      expect((await app.request("get", "/api/v1/setup", { headers: { Authorization: authorization } })).status).toBe(401);
    }
  });

  test("makes no further tokens", async () => {
    expect((await createdToken({ as: "administrator" })).code).toBe("identity.only_people_make_tokens");
  });

  test("ends with the rights of the person who made it", async () => {
    await addPerson(app, "root@pressbox.test", "administrator");
    const { cookie, id } = await administrator();
    const kept = await createdToken({ as: { cookie } });
    await app.request("patch", `/api/v1/users/${id}`, { as: "administrator", body: { name: "Ada L." } });
    expect((await app.request("get", "/api/v1/me", { as: { token: kept.secret } })).status).toBe(200);
    await app.request("patch", `/api/v1/users/${id}`, { as: "administrator", body: { grants: everywhere("editor") } });
    expect((await app.request("get", "/api/v1/me", { as: { token: kept.secret } })).status).toBe(401);
  });
});

describe("guessing", () => {
  const guess = async (email: string, secret: string, address: string) => {
    const { reply } = await signInAs(app, email, secret, { "X-Forwarded-For": address });
    return reply.status;
  };

  test("is slowed down for each e-mail from one address, with the seconds to wait", async () => {
    await addPerson(app, "marta@pressbox.test");
    for (let index = 0; index < 5; index++) expect((await signInAs(app, "marta@pressbox.test", "wrong")).reply.status).toBe(401);
    const { reply } = await signInAs(app, "marta@pressbox.test", "wrong");
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get("Retry-After"))).toBeGreaterThan(0);
    // The right password has to wait as well, but never longer than a quarter of an hour.
    expect((await signInAs(app, "marta@pressbox.test")).reply.status).toBe(429);
    for (let index = 0; index < 30; index++) {
      await signInAs(app, "marta@pressbox.test", "wrong");
      clock.advance(15 * 60_000);
    }
    expect((await signInAs(app, "marta@pressbox.test")).reply.status).toBe(201);
  });

  test("in parallel is counted as often as it is tried", async () => {
    await addPerson(app, "marta@pressbox.test");
    const statuses = await Promise.all(Array.from({ length: 12 }, () => signInAs(app, "marta@pressbox.test", "wrong").then(({ reply }) => reply.status)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  test("is not made cheaper by signing in to an account of one's own in between", async () => {
    await addPerson(app, "marta@pressbox.test");
    await addPerson(app, "mallory@pressbox.test");
    for (let index = 0; index < 5; index++) {
      expect((await signInAs(app, "marta@pressbox.test", "wrong")).reply.status).toBe(401);
      expect((await signInAs(app, "mallory@pressbox.test")).reply.status).toBe(201);
    }
    expect((await signInAs(app, "marta@pressbox.test", "wrong")).reply.status).toBe(429);
  });

  test("by strangers does not keep a person out of the place they work from", async () => {
    await app.close();
    app = await startTestApp({ clock, config: { trustProxy: 1 } });
    await addPerson(app, "marta@pressbox.test");
    expect(await guess("marta@pressbox.test", password, "192.0.2.1")).toBe(201);
    const outcomes: number[] = [];
    for (let index = 0; index < 40; index++) outcomes.push(await guess("marta@pressbox.test", "wrong", `198.51.100.${index}`));
    expect(outcomes.filter((status) => status === 429).length).toBeGreaterThan(10);
    expect(await guess("marta@pressbox.test", password, "203.0.113.9")).toBe(429);
    expect(await guess("marta@pressbox.test", password, "192.0.2.1")).toBe(201);
  });
});

describe("secrets", () => {
  test("stand in no answer, no audit row and no column of the database", async () => {
    const { cookie } = await administrator();
    const person = await app.request<UserView>("post", "/api/v1/users", {
      as: { cookie },
      body: { email: "sam@pressbox.test", name: "Sam", password, grants: everywhere("editor") },
    });
    const token = await createdToken({ as: { cookie } });
    await app.request("patch", `/api/v1/users/${person.body.id}`, { as: { cookie }, body: { password: "another password!" } });
    const secrets = [password, "another password!", token.secret, cookie.split("=")[1] ?? ""];
    const answers = [];
    for (const path of ["/api/v1/me", "/api/v1/users", "/api/v1/tokens", "/api/v1/sessions", "/api/v1/audit?limit=200"])
      answers.push((await app.request("get", path, { as: { cookie } })).body);
    const read = app.database.read;
    const rows = [
      await read.user.findMany(),
      await read.session.findMany(),
      await read.apiToken.findMany(),
      await read.auditEvent.findMany(),
      await read.signInThrottle.findMany(),
    ];
    const text = JSON.stringify([answers, rows], (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(JSON.stringify(answers)).not.toMatch(/argon2|[0-9a-f]{64}/);
  });
});

async function administrator() {
  const email = "ada@pressbox.test";
  const existing = await app.database.read.user.findUnique({ where: { email } });
  const { id } = existing ?? (await addPerson(app, email, "administrator"));
  const { cookie } = await signInAs(app, email);
  return { cookie, id };
}
