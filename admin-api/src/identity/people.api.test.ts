import type { CreateUserInput, UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { addPerson, cookieOf, password, signInAs } from "./testing.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const everywhere = (role: CreateUserInput["grants"][number]["role"]) => [{ role, contentType: "*", locale: "*" }];
const newcomer = { email: "sam@pressbox.test", name: "Sam", password, grants: everywhere("editor") };
const change = (id: string, body: unknown, ifMatch?: number) =>
  app.request<UserView & { code: string }>("patch", `/api/v1/users/${id}`, { as: "administrator", body, ...(ifMatch === undefined ? {} : { ifMatch }) });

describe("people", () => {
  test("are made by an administrator and sign in with what they were given", async () => {
    const made = await app.request<UserView>("post", "/api/v1/users", { as: "administrator", body: newcomer });
    expect(made.status).toBe(201);
    expect(made.headers.get("ETag")).toBe('"1"');
    expect((await signInAs(app, "sam@pressbox.test")).reply.status).toBe(201);
    const list = await app.request<{ items: UserView[] }>("get", "/api/v1/users", { as: "administrator" });
    expect(list.body.items.map(({ email }) => email)).toEqual(["sam@pressbox.test"]);
  });

  test("have one account an e-mail, however it is spelt", async () => {
    await app.request("post", "/api/v1/users", { as: "administrator", body: newcomer });
    const again = await app.request("post", "/api/v1/users", { as: "administrator", body: { ...newcomer, email: " SAM@pressbox.TEST" } });
    expect([again.status, again.body["code"]]).toEqual([409, "identity.email_taken"]);
  });

  test("are listed page by page, each once", async () => {
    for (let index = 0; index < 5; index++) await addPerson(app, `person-${index}@pressbox.test`);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { body: { items: UserView[]; nextCursor: string | null } } = await app.request(
        "get",
        `/api/v1/users?limit=2${cursor ? `&cursor=${cursor}` : ""}`,
        {
          as: "administrator",
        },
      );
      seen.push(...page.body.items.map(({ email }) => email));
      cursor = page.body.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await app.request("get", "/api/v1/users?cursor=nonsense", { as: "administrator" })).status).toBe(422);
  });

  test("lose their sessions at once when disabled, and change only for who saw the latest state", async () => {
    const person = await addPerson(app, "sam@pressbox.test");
    const { cookie } = await signInAs(app, "sam@pressbox.test");
    const disabled = await change(person.id, { status: "disabled" }, 1);
    expect(disabled.body).toMatchObject({ status: "disabled", revision: 2 });
    expect((await app.request("get", "/api/v1/me", { as: { cookie } })).status).toBe(401);
    const late = await app.request("patch", `/api/v1/users/${person.id}`, { as: "administrator", body: { name: "Samuel" }, ifMatch: 1 });
    expect(late.body).toMatchObject({ code: "platform.precondition_failed", details: { current: { revision: 2, status: "disabled" } } });
  });

  test("a new right counts from the next request", async () => {
    const person = await addPerson(app, "sam@pressbox.test");
    const { cookie } = await signInAs(app, "sam@pressbox.test");
    expect((await app.request("get", "/api/v1/users", { as: { cookie } })).status).toBe(403);
    await change(person.id, { grants: everywhere("administrator") });
    expect((await app.request("get", "/api/v1/users", { as: { cookie } })).status).toBe(200);
  });

  test("the last active administrator cannot be disabled or demoted, not even by two at once", async () => {
    const ada = await addPerson(app, "ada@pressbox.test", "administrator");
    for (const body of [{ status: "disabled" }, { grants: everywhere("editor") }, { grants: [{ role: "administrator", contentType: "article", locale: "*" }] }])
      expect((await change(ada.id, body)).body.code).toBe("identity.last_administrator");
    const bob = await addPerson(app, "bob@pressbox.test", "administrator");
    const outcomes = await Promise.all([change(ada.id, { status: "disabled" }), change(bob.id, { grants: everywhere("editor") })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("the first administrator", () => {
  const first = { email: "ada@pressbox.test", name: "Ada", password };

  test("is made once, by whoever comes first, and is signed in", async () => {
    expect((await app.request("get", "/api/v1/setup")).body).toEqual({ needsAdministrator: true });
    const replies = await Promise.all(
      ["a", "b", "c"].map((name) => app.request("post", "/api/v1/setup/administrator", { body: { ...first, email: `${name}@pressbox.test` } })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const winner = replies.find(({ status }) => status === 201);
    const cookie = cookieOf(winner?.headers ?? new Headers());
    expect((await app.request("get", "/api/v1/users", { as: { cookie } })).body["items"]).toHaveLength(1);
    expect((await app.request("get", "/api/v1/setup")).body).toEqual({ needsAdministrator: false });
    expect((await app.request("post", "/api/v1/setup/administrator", { body: first })).body["code"]).toBe("identity.setup_done");
  });

  test("needs a password of twelve characters, and says so at the field", async () => {
    const reply = await app.request<{ errors: { path: string }[] }>("post", "/api/v1/setup/administrator", { body: { ...first, password: "short" } });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map(({ path }) => path)).toEqual(["password"]);
  });
});
