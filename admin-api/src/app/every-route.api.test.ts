/** Holds for each route of the application, those of tomorrow too: it walks the list that the application is made from. */
import { can, permissions, type Role, roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "../platform/http/route.ts";
import { startTestApp, type TestApp } from "./testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A path that would reach the handler: ids that look right, words elsewhere. */
const pathOf = (route: Route) =>
  route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    /locale|code/.test(name) ? "en" : /key|type/i.test(name) ? "article" : /^(n|number|version|seq)$/.test(name) ? "1" : newId(),
  );
/** Not JSON: whoever gets as far as the body is told 400, so 401 and 403 prove that nobody looked at it. */
const write = (route: Route) => (route.method === "get" ? {} : { body: "{" });

/** How many rows each table has. */
async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, model] of Object.entries(app.database.read)) {
    if (name.startsWith("$") || name.startsWith("_") || typeof (model as { count?: unknown }).count !== "function") continue;
    counts[name] = await (model as { count(): Promise<number> }).count();
  }
  return counts;
}

describe("every route", () => {
  test("declares who may call it, in words of the matrix", () => {
    expect(app.routes.length).toBeGreaterThan(20);
    for (const route of app.routes) expect([...permissions, "public", "signed-in"], `${route.method} ${route.path}`).toContain(route.permission);
  });

  test("is one of few that anybody may call, or asks for a sign-in first", async () => {
    const open = app.routes.filter((route) => route.permission === "public").map((route) => `${route.method} ${route.path}`);
    for (const name of open)
      expect(name).toMatch(
        /^get \/(healthz|readyz|metrics|media\/|delivery\/|preview\/|api\/openapi\.json|api\/v1\/setup$)|^post \/api\/v1\/(session|setup\/administrator)$/,
      );
    for (const route of app.routes.filter(({ permission }) => permission !== "public")) {
      const reply = await app.request(route.method, pathOf(route), write(route));
      expect(reply.status, `${route.method} ${route.path}`).toBe(401);
      expect(reply.body["code"]).toBe("identity.not_signed_in");
    }
  });

  test("refuses each role that lacks its permission, before anything is read or changed", async () => {
    const before = await countRows();
    for (const route of app.routes) {
      if (route.permission === "public" || route.permission === "signed-in") continue;
      for (const role of roles.filter((each) => !holds(each, route))) {
        const reply = await app.request(route.method, pathOf(route), { ...write(route), as: role });
        expect([reply.status, reply.body["code"]], `${role}: ${route.method} ${route.path}`).toEqual([403, "identity.not_allowed"]);
      }
    }
    expect(await countRows()).toEqual(before);
  });

  test("that writes refuses a body it cannot read, for those who may", async () => {
    for (const route of app.routes.filter(({ body }) => body !== undefined)) {
      const as = roles.find((role) => holds(role, route));
      const reply = await app.request(route.method, pathOf(route), { ...(as ? { as } : {}), body: "{" });
      expect([reply.status, reply.body["code"]], `${route.method} ${route.path}`).toEqual([400, "platform.broken_json"]);
    }
  });
});

function holds(role: Role, route: Route): boolean {
  if (route.permission === "public" || route.permission === "signed-in") return true;
  return can({ kind: "token", id: "", name: "", grants: [{ role, contentType: "*", locale: "*" }] }, route.permission);
}
