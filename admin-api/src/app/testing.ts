/**
 * The real application for tests: composed as in production, on a port of its own, with an empty database (SQLite unless `DATABASE_URL`
 * names SQL Server), the in-process cache, and one API token a role. The relay does not run by itself: `await app.relay.drain()`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Role, roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { createToken, systemActor } from "../identity/identity.public.ts";
import type { Clock } from "../platform/clock.ts";
import { type Config, readConfig } from "../platform/config.ts";
import { openTestDatabase } from "../platform/database/testing.ts";
import { listen } from "../platform/http/http-server.ts";
import { createLogger } from "../platform/logger.ts";
import type { Platform } from "../platform/platform.ts";
import { type App, composeApp } from "./compose.ts";

export interface TestRequest {
  /** A role's token, somebody's own token or session cookie, or nobody. */
  readonly as?: Role | { readonly token: string } | { readonly cookie: string };
  /** Sent as JSON, or as it is when it is text or bytes. */
  readonly body?: unknown;
  readonly ifMatch?: number | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestReply<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text of anything else. */
  readonly body: Body;
}

export interface TestApp extends App {
  readonly url: string;
  readonly database: Platform["database"];
  readonly tokens: Readonly<Record<Role, string>>;
  /** The caller names the shape it expects; the app itself checks each answer against what the route declares. */
  request<Body = Readonly<Record<string, unknown>>>(method: string, path: string, options?: TestRequest): Promise<TestReply<Body>>;
}

export interface TestAppOptions {
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  /** `embedded` starts Azurite, which takes a second; without it uploads find no storage. */
  readonly storage?: "embedded";
}

/** A connection string to nowhere: the storage client is real, the storage is down. */
const noStorage = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint=http://127.0.0.1:9/none;";

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), "pressbox-app-"));
  const environment = { NODE_ENV: "test", PORT: "0", DATA_DIR: dataDir, SEED: "none", LOG_LEVEL: process.env["LOG_LEVEL"] ?? "silent" };
  const config: Config = {
    ...readConfig(options.storage === "embedded" ? environment : { ...environment, AZURE_STORAGE_CONNECTION_STRING: noStorage }),
    publicUrl: "http://pressbox.test",
    ...options.config,
  };
  const database = await openTestDatabase();
  const app = await composeApp({ config, log: createLogger(config.logLevel), database, ...(options.clock ? { clock: options.clock } : {}) });
  const server = await listen(0, app.onRequest, app.onUpgrade);
  const tokens = await makeTokens(app.platform);
  const url = `http://127.0.0.1:${server.port}`;
  return {
    ...app,
    url,
    database,
    tokens,
    request: (method, path, request = {}) => send(url, tokens, method, path, request),
    async close() {
      app.endStreams();
      await server.close(1_000, app.endSockets);
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeTokens(platform: Platform): Promise<Record<Role, string>> {
  const tokens: Partial<Record<Role, string>> = {};
  for (const role of roles)
    tokens[role] = (await createToken(platform, systemActor, { name: `the ${role}`, role, contentType: "*", locale: "*", expiresInDays: 1 })).secret;
  return tokens as Record<Role, string>;
}

async function send<Body>(url: string, tokens: Readonly<Record<Role, string>>, method: string, path: string, options: TestRequest): Promise<TestReply<Body>> {
  const headers = new Headers(options.headers);
  if (options.as !== undefined) {
    if (typeof options.as === "string") headers.set("Authorization", `Bearer ${tokens[options.as]}`);
    else if ("token" in options.as) headers.set("Authorization", `Bearer ${options.as.token}`);
    else {
      headers.set("Cookie", options.as.cookie);
      if (!headers.has("Origin")) headers.set("Origin", url);
    }
  }
  if (options.ifMatch !== undefined) headers.set("If-Match", typeof options.ifMatch === "number" ? `"${options.ifMatch}"` : options.ifMatch);
  const body = bodyOf(options.body);
  if (body !== null && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  const response = await fetch(url + path, { method: method.toUpperCase(), headers, body, redirect: "manual" });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("Content-Type") ?? "") && text !== "";
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined) return null;
  if (typeof body === "string") return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}
