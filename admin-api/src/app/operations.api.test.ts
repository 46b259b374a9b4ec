import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "./testing.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe("health", () => {
  test("the process answers even while something it depends on does not", async () => {
    expect((await app.request("get", "/healthz")).body).toEqual({ status: "ok" });
  });

  test("readiness names each dependency, and fails when one does, without saying why to everybody", async () => {
    const reply = await app.request<{ status: string; dependencies: Record<string, { ok: boolean }> }>("get", "/readyz");
    expect(reply.status).toBe(503);
    expect(reply.body.status).toBe("failed");
    const { database, storage, relay } = reply.body.dependencies;
    expect([database?.ok, relay?.ok, storage?.ok]).toEqual([true, true, false]);
    expect(JSON.stringify(reply.body)).not.toMatch(/ECONN|127\.0\.0\.1|Error/);
  });

  test("figures count answers by route pattern, never by path", async () => {
    await app.request("get", "/api/v1/users/01a208d7-acf3-7f6f-ade3-a740b04f3468", { as: "administrator" });
    await app.request("get", "/somewhere/0815");
    const text = String((await app.request<string>("get", "/metrics")).body);
    expect(text).toMatch(/pressbox_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/users\/\{id\}",status="404"\} 1/);
    expect(text).not.toMatch(/0815|01a208d7/);
    expect(text).toMatch(/pressbox_outbox_dead\{queue="purge"\} 0/);
    expect(text).toMatch(/process_resident_memory_bytes/);
  });
});
