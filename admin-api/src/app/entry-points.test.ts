/** The processes as an operator meets them: started, told off, stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const entry = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url));

// Up to four Node processes a test, on a machine that runs other tests meanwhile.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "pressbox-process-"));
});
afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  children = [];
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

function start(name: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--no-warnings", entry(name), ...args], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: join(tmpdir(), "pressbox-compile-cache"),
      DATA_DIR: dataDir,
      PORT: "0",
      SEED: "none",
      ...environment,
    },
  });
  children.push(child);
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    output.err += String(chunk);
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, ...output }));
  return { child, output, ended };
}

async function serving(environment: Record<string, string> = {}) {
  const server = start("server", [], environment);
  for (let waited = 0; waited < 30_000; waited += 50) {
    const url = /Pressbox is at (\S+)/.exec(server.output.out)?.[1];
    if (url) return { ...server, url };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server did not start: ${server.output.out}${server.output.err}`);
}

describe("the server", () => {
  test("prints its address, answers, and ends in order when told to, within its budget", async () => {
    const { child, url, ended } = await serving();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const ready = (await (await fetch(`${url}/readyz`)).json()) as { dependencies: Record<string, unknown> };
    expect(Object.keys(ready.dependencies)).toEqual(expect.arrayContaining(["database", "storage", "relay"]));
    const toldAt = Date.now();
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    expect(Date.now() - toldAt).toBeLessThan(10_000);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  test("stops at once on bad configuration, with one line a fault and no stack", async () => {
    const { code, err } = await start("server", [], { PORT: "many", ROLE: "boss", SEED: "maybe" }).ended;
    expect(code).toBe(1);
    const lines = err.trim().split("\n");
    expect(lines.map((line) => line.split(":")[0])).toEqual(["PORT", "SEED", "ROLE"]);
    const web = await start("server", [], { ROLE: "web" }).ended;
    expect([web.code, web.err.trim().split("\n").length]).toEqual([1, 1]);
    expect(web.err).toMatch(/^REDIS_URL: /);
  });

  test("says that its port is taken", async () => {
    const first = await serving();
    const { code, err } = await start("server", [], { PORT: new URL(first.url).port, DATA_DIR: join(dataDir, "other") }).ended;
    expect([code, err.trim()]).toEqual([1, `PORT: ${new URL(first.url).port} is in use`]);
  });

  test("figures are for this machine, or for a token that may read delivery", async () => {
    const { url } = await serving();
    const local = await fetch(`${url}/metrics`);
    expect(await local.text()).toMatch(/pressbox_outbox_waiting\{queue="delivery"\} 0/);
    expect((await fetch(`${url}/metrics`, { headers: { "X-Forwarded-For": "192.0.2.1" } })).status).toBe(401);
    const token = (await start("cli", ["token", "create", "--role", "translator"]).ended).out.trim();
    expect((await fetch(`${url}/metrics`, { headers: { "X-Forwarded-For": "192.0.2.1", Authorization: `Bearer ${token}` } })).status).toBe(200);
  });
});

describe("the command line", () => {
  test("makes a token and prints it alone, and a person who can sign in", async () => {
    const { url } = await serving();
    const token = await start("cli", ["token", "create", "--role", "publisher", "--name", "site build"]).ended;
    expect([token.code, token.err]).toEqual([0, ""]);
    expect(token.out).toMatch(/^pbx_[\w-]{43}\n$/);
    const me = (await (await fetch(`${url}/api/v1/me`, { headers: { Authorization: `Bearer ${token.out.trim()}` } })).json()) as { actor: unknown };
    expect(me.actor).toMatchObject({ kind: "token", name: "site build" });

    const person = await start("cli", ["user", "create", "--email", "Ada@pressbox.test", "--name", "Ada", "--role", "administrator"]).ended;
    const [email, password] = person.out.trim().split(" ");
    const body = JSON.stringify({ email, password });
    expect((await fetch(`${url}/api/v1/session`, { method: "POST", headers: { "Content-Type": "application/json" }, body })).status).toBe(201);
    const again = await start("cli", ["user", "create", "--email", "ada@pressbox.test", "--name", "Ada", "--role", "editor"]).ended;
    expect([again.code, again.err.trim()]).toEqual([1, "Somebody already signs in with this e-mail."]);
  });

  test("says what it did not understand, with the usage, and what it can do", async () => {
    const wrong = await start("cli", ["user", "create", "--email", "nobody", "--role", "king"]).ended;
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/--email: /);
    expect(wrong.err).toMatch(/--role: /);
    expect(wrong.err).toMatch(/Usage: user create/);
    expect((await start("cli", ["token", "create", "--colour", "red"]).ended).code).toBe(2);
    const unknown = await start("cli", ["dance"]).ended;
    expect([unknown.code, unknown.out]).toEqual([2, ""]);
    expect(unknown.err).toMatch(/token create --role/);
  });
});
