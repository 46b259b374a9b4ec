import { afterEach, beforeEach, expect, test } from "vitest";
import { addPerson } from "../identity/testing.ts";
import { demoPeople, describeDemoPeople, seedDemoPeople } from "./demo-people.ts";
import { startTestApp, type TestApp } from "./testing.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

test("an empty installation gets one person a role, once, whoever starts first, and each line names one who signs in", async () => {
  const outcomes = await Promise.all([seedDemoPeople(app.platform), seedDemoPeople(app.platform)]);
  expect(outcomes.sort()).toEqual([false, true]);
  const lines = (await describeDemoPeople(app.platform)).slice(1);
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const [email, password] = line.trim().split(/\s+/);
    expect((await app.request("post", "/api/v1/session", { body: { email, password } })).status).toBe(201);
  }
});

test("an installation with people gets none, and nothing is said", async () => {
  await addPerson(app, "ada@pressbox.test", "administrator");
  expect(await seedDemoPeople(app.platform)).toBe(false);
  expect(await describeDemoPeople(app.platform)).toEqual([]);
});

test("an account that somebody changed is no longer named with its public password", async () => {
  await seedDemoPeople(app.platform);
  const [first] = demoPeople;
  const { id } = await app.database.read.user.findUniqueOrThrow({ where: { email: first?.email ?? "" } });
  await app.request("patch", `/api/v1/users/${id}`, { as: "administrator", body: { password: "a private password" } });
  const text = (await describeDemoPeople(app.platform)).join("\n");
  expect(text).not.toContain(first?.password);
  expect(text.split("\n")).toHaveLength(5);
});
