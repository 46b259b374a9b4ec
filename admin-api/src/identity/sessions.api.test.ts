import type { Me, SessionView } from "@pressbox/shared/identity/identity.schema.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { hashSecret } from "./secrets.ts";
import { absoluteMs, idleMs } from "./sessions.ts";
import { addPerson, cookieOf, movableClock, password, signInAs } from "./testing.ts";

let app: TestApp;
let clock: ReturnType<typeof movableClock>;
beforeEach(async () => {
  clock = movableClock();
  app = await startTestApp({ clock });
  await addPerson(app, "marta@pressbox.test");
});
afterEach(() => app.close());

const me = (cookie: string) => app.request<Me>("get", "/api/v1/me", { as: { cookie } });
const sessions = async (cookie: string) => (await app.request<{ items: SessionView[] }>("get", "/api/v1/sessions", { as: { cookie } })).body.items;

describe("sign-in", () => {
  test("answers who one is and what one may do, and sets a cookie that scripts cannot read", async () => {
    const { reply, cookie } = await signInAs(app, "  MARTA@Pressbox.test ");
    expect(reply.status).toBe(201);
    expect(reply.body.user).toMatchObject({ email: "marta@pressbox.test", name: "marta" });
    expect(reply.body.permissions).toContain("entry.edit");
    expect(reply.body.permissions).not.toContain("entry.publish");
    expect(reply.headers.get("Set-Cookie")).toMatch(/^pressbox_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
    expect((await me(cookie)).body).toEqual(reply.body);
  });

  test("behind HTTPS sets a Secure cookie that no neighbouring host can plant", async () => {
    const secure = await startTestApp({ config: { publicUrl: "https://pressbox.example" } });
    try {
      await addPerson(secure, "marta@pressbox.test");
      const { reply, cookie } = await signInAs(secure, "marta@pressbox.test");
      expect(reply.headers.get("Set-Cookie")).toMatch(/^__Host-pressbox_session=.*; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure$/);
      expect((await secure.request("get", "/api/v1/me", { as: { cookie } })).status).toBe(200);
      expect((await secure.request("get", "/api/v1/me", { as: { cookie: cookie.replace("__Host-", "") } })).status).toBe(401);
    } finally {
      await secure.close();
    }
  });

  test("starts a new session and ends the one the browser brought along: none can be planted", async () => {
    const first = await signInAs(app, "marta@pressbox.test");
    const second = await signInAs(app, "marta@pressbox.test", password, { Cookie: first.cookie, Origin: app.url });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await me(first.cookie)).status).toBe(401);
    const planted = await signInAs(app, "marta@pressbox.test", password, { Cookie: `pressbox_session=${"A".repeat(43)}`, Origin: app.url });
    expect(planted.cookie).not.toContain("AAAA");
  });

  test("says the same of an unknown e-mail, a wrong password and a disabled person", async () => {
    const gone = await addPerson(app, "gone@pressbox.test");
    await app.request("patch", `/api/v1/users/${gone.id}`, { as: "administrator", body: { status: "disabled" } });
    const replies = [
      await signInAs(app, "nobody@pressbox.test"),
      await signInAs(app, "marta@pressbox.test", "wrong password here"),
      await signInAs(app, "gone@pressbox.test"),
    ].map(({ reply }) => ({ status: reply.status, ...reply.body, requestId: "" }));
    expect(replies[0]).toMatchObject({ status: 401, code: "identity.wrong_credentials" });
    expect(replies[1]).toEqual(replies[0]);
    expect(replies[2]).toEqual(replies[0]);
  });

  test("from a page of another site is refused", async () => {
    const { reply } = await signInAs(app, "marta@pressbox.test", password, { Origin: "https://evil.example" });
    expect(reply.status).toBe(403);
    expect(reply.headers.get("Set-Cookie")).toBeNull();
  });
});

describe("a session", () => {
  test("ends after twelve idle hours, and use moves that on", async () => {
    const { cookie } = await signInAs(app, "marta@pressbox.test");
    clock.advance(idleMs - 1_000);
    expect((await me(cookie)).status).toBe(200);
    clock.advance(idleMs - 1_000);
    expect((await me(cookie)).status).toBe(200);
    clock.advance(idleMs + 1_000);
    expect((await me(cookie)).status).toBe(401);
  });

  test("ends after seven days, however busy", async () => {
    const { cookie } = await signInAs(app, "marta@pressbox.test");
    for (let passed = 0; passed < absoluteMs - 3_600_000; passed += 3_600_000) {
      clock.advance(3_600_000);
      if (passed % (6 * 3_600_000) === 0) expect((await me(cookie)).status).toBe(200);
    }
    expect((await me(cookie)).status).toBe(200);
    clock.advance(3_600_001);
    expect((await me(cookie)).status).toBe(401);
  });

  test("is written to at most once a minute", async () => {
    const { cookie } = await signInAs(app, "marta@pressbox.test");
    const seen = async () => (await sessions(cookie))[0]?.lastSeenAt;
    const first = await seen();
    clock.advance(30_000);
    expect(await seen()).toBe(first);
    clock.advance(31_000);
    await me(cookie);
    expect(await seen()).toBe(clock.now().toISOString());
  });

  test("is listed without its secret, and can be ended from another browser", async () => {
    const laptop = await signInAs(app, "marta@pressbox.test", password, { "User-Agent": "Laptop" });
    const phone = await signInAs(app, "marta@pressbox.test", password, { "User-Agent": "Phone" });
    const list = await sessions(laptop.cookie);
    expect(list.map(({ userAgent, isCurrent }) => [userAgent, isCurrent]).sort()).toEqual([
      ["Laptop", true],
      ["Phone", false],
    ]);
    const secret = phone.cookie.split("=")[1] ?? "";
    expect(JSON.stringify(list)).not.toContain(secret);
    expect(JSON.stringify(list)).not.toContain(hashSecret(secret));
    const handle = list.find(({ isCurrent }) => !isCurrent)?.handle;
    expect((await app.request("delete", `/api/v1/sessions/${handle}`, { as: { cookie: laptop.cookie } })).status).toBe(204);
    expect((await me(phone.cookie)).status).toBe(401);
    expect((await me(laptop.cookie)).status).toBe(200);
  });

  test("of somebody else cannot be seen or ended", async () => {
    await addPerson(app, "sam@pressbox.test");
    const marta = await signInAs(app, "marta@pressbox.test");
    const sam = await signInAs(app, "sam@pressbox.test");
    const handle = (await sessions(marta.cookie))[0]?.handle;
    expect((await app.request("delete", `/api/v1/sessions/${handle}`, { as: { cookie: sam.cookie } })).status).toBe(404);
    expect((await me(marta.cookie)).status).toBe(200);
  });

  test("ends at sign-out, and the browser forgets it", async () => {
    const { cookie } = await signInAs(app, "marta@pressbox.test");
    const reply = await app.request("delete", "/api/v1/session", { as: { cookie } });
    expect(reply.status).toBe(204);
    expect(reply.headers.get("Set-Cookie")).toMatch(/^pressbox_session=; .*Max-Age=0/);
    expect((await me(cookie)).status).toBe(401);
  });

  test("does not survive a new password, except as a fresh one here", async () => {
    const laptop = await signInAs(app, "marta@pressbox.test");
    const phone = await signInAs(app, "marta@pressbox.test");
    const wrong = await app.request("patch", "/api/v1/me", {
      as: { cookie: laptop.cookie },
      body: { password: { current: "not this one!", next: "a brand new password" } },
    });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ path: "password.current", rule: "wrong_password" }] });
    const changed = await app.request("patch", "/api/v1/me", {
      as: { cookie: laptop.cookie },
      body: { password: { current: password, next: "a brand new password" } },
    });
    expect(changed.status).toBe(200);
    expect((await me(laptop.cookie)).status).toBe(401);
    expect((await me(phone.cookie)).status).toBe(401);
    expect((await me(cookieOf(changed.headers))).status).toBe(200);
    expect((await signInAs(app, "marta@pressbox.test")).reply.status).toBe(401);
    expect((await signInAs(app, "marta@pressbox.test", "a brand new password")).reply.status).toBe(201);
  });
});
