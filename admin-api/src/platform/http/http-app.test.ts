/** What every route gets from the platform, on a real socket. */
import { connect } from "node:net";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { createHttpApp } from "./http-app.ts";
import { type HttpServer, listen } from "./http-server.ts";
import { defineRoute, type Route } from "./route.ts";

const grants = (role: Actor["grants"][number]["role"]) => [{ role, contentType: "*", locale: "*" }];
const people: Record<string, Actor> = {
  editor: { kind: "user", id: "1", name: "Marta", grants: grants("editor") },
  administrator: { kind: "user", id: "2", name: "Ada", grants: grants("administrator") },
};

let effects: unknown[] = [];
const routes: Route[] = [
  defineRoute({
    method: "get",
    path: "/things/{id}",
    summary: "A thing",
    tag: "things",
    permission: "public",
    params: z.object({ id: z.string().regex(/^\d+$/) }),
    query: z.object({ colour: z.enum(["red", "blue"]).optional() }),
    responses: { 200: z.object({ id: z.string() }) },
    handle: async ({ params }) => ({ status: 200, body: { id: params.id } }),
  }),
  defineRoute({
    method: "get",
    path: "/things/best",
    summary: "The best thing",
    tag: "things",
    permission: "public",
    responses: { 200: z.object({ id: z.string() }) },
    handle: async () => ({ status: 200, body: { id: "best" } }),
  }),
  defineRoute({
    method: "post",
    path: "/things",
    summary: "Make a thing",
    tag: "things",
    permission: "user.edit",
    body: z.object({ name: z.string().min(1), size: z.object({ width: z.number() }).optional() }),
    bodyLimitBytes: 2_000,
    responses: { 201: z.object({ name: z.string() }) },
    async handle({ body }) {
      effects.push(body);
      return { status: 201, body };
    },
  }),
  defineRoute({
    method: "get",
    path: "/broken",
    summary: "A fault of ours",
    tag: "things",
    permission: "public",
    responses: { 200: null },
    async handle() {
      throw new Error("the secret is 1234");
    },
  }),
  defineRoute({
    method: "get",
    path: "/other-shape",
    summary: "Answers what it does not declare",
    tag: "things",
    permission: "public",
    responses: { 200: z.object({ id: z.string() }) },
    handle: async () => ({ status: 200, body: { id: 7 } }),
  }),
];

let server: HttpServer;
let url: string;
beforeAll(async () => {
  const app = createHttpApp({
    routes,
    log: createLogger("silent"),
    publicUrl: "https://pressbox.example",
    blobOrigins: ["https://blobs.example"],
    trustProxy: 0,
    isCheckingReplies: true,
    async authenticate({ headers }) {
      if (headers.authorization === "Bearer bad") throw new AppError("identity.token_not_valid", 401, "no");
      const name = headers.authorization?.replace("Bearer ", "") ?? headers.cookie?.replace("who=", "");
      const actor = name === undefined ? undefined : people[name];
      return actor ? { actor, isCookie: headers.authorization === undefined } : null;
    },
  });
  server = await listen(0, app, (_request, socket) => socket.destroy());
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close(100));
beforeEach(() => {
  effects = [];
});

async function call(method: string, path: string, init: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {}) {
  const response = await fetch(url + path, { method, ...init });
  const text = await response.text();
  const body = (text === "" ? {} : JSON.parse(text)) as { code?: string; requestId?: string; errors?: { path: string; rule: string }[]; detail?: string };
  return { status: response.status, headers: response.headers, body };
}
const json = { "Content-Type": "application/json" };
const asAdministrator = { ...json, Authorization: "Bearer administrator" };

describe("every answer", () => {
  test("carries a request id, strict security headers and no word about the software", async () => {
    const { headers } = await call("GET", "/things/1");
    expect(headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("X-Powered-By")).toBeNull();
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
    expect(headers.get("Strict-Transport-Security")).toMatch(/max-age/);
    const policy = headers.get("Content-Security-Policy") ?? "";
    for (const part of ["default-src 'self'", "script-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "https://blobs.example"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test("of an unknown page, method or failure is a problem document with the request id", async () => {
    const missing = await call("GET", "/nowhere");
    expect(missing.status).toBe(404);
    expect(missing.headers.get("Content-Type")).toMatch(/^application\/problem\+json/);
    expect(missing.body).toMatchObject({ type: "/problems/platform.not_found", title: "Not Found", status: 404, code: "platform.not_found" });
    expect(missing.body.requestId).toBe(missing.headers.get("X-Request-Id"));

    const method = await call("DELETE", "/things/1");
    expect(method.status).toBe(405);
    expect(method.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect((await call("OPTIONS", "/things")).headers.get("Allow")).toBe("POST, OPTIONS");
    expect((await call("GET", "/things/%E0%A4%A")).status).toBe(400);
  });

  test("to an unexpected failure says nothing of what went wrong", async () => {
    const { status, body } = await call("GET", "/broken");
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/1234|secret|stack|\.ts/);
  });

  test("is held against its declared shape in tests", async () => {
    expect((await call("GET", "/other-shape")).status).toBe(500);
  });

  test("to HEAD is that of GET without a body", async () => {
    const response = await fetch(`${url}/things/1`, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Length")).toBe(String('{"id":"1"}'.length));
    expect(await response.text()).toBe("");
  });

  test("prefers an exact word to a parameter", async () => {
    expect((await call("GET", "/things/best")).body).toEqual({ id: "best" });
  });
});

describe("permission", () => {
  test("is asked before the body is read: nothing happens, whatever was sent", async () => {
    for (const body of ['{"name":"x"}', "{", "x".repeat(100_000)]) {
      expect((await call("POST", "/things", { headers: json, body })).status).toBe(401);
      expect((await call("POST", "/things", { headers: { ...json, Authorization: "Bearer editor" }, body })).status).toBe(403);
    }
    expect(effects).toEqual([]);
  });

  test("a bad token is refused even where nobody need sign in", async () => {
    expect((await call("GET", "/things/1", { headers: { Authorization: "Bearer bad" } })).status).toBe(401);
  });
});

describe("a write with a cookie", () => {
  const write = (headers: Record<string, string>) =>
    call("POST", "/things", { headers: { ...json, Cookie: "who=administrator", ...headers }, body: '{"name":"x"}' });

  test("is taken from our own pages only", async () => {
    expect((await write({ Origin: "https://pressbox.example" })).status).toBe(201);
    expect((await write({ Origin: url })).status).toBe(201);
    const foreign = [
      {},
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: url, "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
    ];
    effects = [];
    for (const headers of foreign) expect((await write(headers as Record<string, string>)).body.code).toBe("platform.foreign_origin");
    expect(effects).toEqual([]);
  });

  test("with a token needs no origin", async () => {
    expect((await call("POST", "/things", { headers: asAdministrator, body: '{"name":"x"}' })).status).toBe(201);
  });
});

describe("input", () => {
  test("that is not valid is a 422 naming each field, and nothing happens", async () => {
    const { status, body } = await call("POST", "/things", { headers: asAdministrator, body: '{"size":{"width":"wide"},"isAdmin":true}' });
    expect(status).toBe(422);
    expect(body.errors?.map(({ path, rule }) => [path, rule])).toEqual(
      expect.arrayContaining([
        ["name", "required"],
        ["size.width", "invalid_type"],
        ["isAdmin", "unknown_field"],
      ]),
    );
    expect(effects).toEqual([]);
  });

  test("in the query is strict too", async () => {
    expect((await call("GET", "/things/1?colour=red")).status).toBe(200);
    for (const query of ["colour=green", "color=red", "colour=red&colour=blue", "colour[$ne]=red", "__proto__=1"])
      expect((await call("GET", `/things/1?${query}`)).status).toBe(422);
    expect((await call("GET", "/things/1?colour=%ff")).status).toBe(400);
  });

  test("a path that names nothing possible is a 404", async () => {
    expect((await call("GET", "/things/abc")).status).toBe(404);
  });

  test("too large, of another type or encoding is refused with its own status", async () => {
    const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
      call("POST", "/things", { headers: { ...asAdministrator, ...headers }, body });
    expect((await post({}, JSON.stringify({ name: "x".repeat(3_000) }))).body.code).toBe("platform.body_too_large");
    expect((await post({ "Content-Type": "text/plain" }, '{"name":"x"}')).status).toBe(415);
    expect((await post({ "Content-Type": "application/json; charset=latin1" }, '{"name":"x"}')).status).toBe(415);
    expect((await post({ "Content-Encoding": "gzip" }, '{"name":"x"}')).status).toBe(415);
    expect((await post({}, new Uint8Array([0x7b, 0x22, 0xff]))).body.code).toBe("platform.broken_utf8");
    expect((await post({ "If-Match": "seven" }, '{"name":"x"}')).body.code).toBe("platform.bad_if_match");
    expect(effects).toEqual([]);
  });

  test("of five megabytes without an announced length is cut off at the limit", async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, "127.0.0.1");
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk.toString();
      });
      socket.on("error", () => resolve(received));
      socket.on("close", () => resolve(received));
      socket.setTimeout(10_000, () => reject(new Error("no answer")));
      socket.write(
        "POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer administrator\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
      );
      const chunk = `1000\r\n${" ".repeat(4096)}\r\n`;
      for (let index = 0; index < 1280; index++) socket.write(chunk);
    });
    expect(answer).toMatch(/^HTTP\/1.1 413/);
    expect(effects).toEqual([]);
  });
});
