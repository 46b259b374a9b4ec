/** Real servers for tests: Redis, Varnish with the project's VCL, and the product itself as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export interface RunningServer {
  readonly url: string;
  /** Ends it as an orchestrator would and removes what it kept. */
  stop(): Promise<void>;
}

/** A port that nobody listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Ends a process with `signal` and waits until it is gone. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

/** Waits until `isUp` answers true. @param what for the error @param child gives up at once when it dies */
async function until(what: string, child: ChildProcess, timeoutMs: number, isUp: () => Promise<boolean>, log: () => string): Promise<void> {
  for (const giveUpAt = Date.now() + timeoutMs; ; ) {
    if (await isUp().catch(() => false)) return;
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > giveUpAt) throw new Error(`${what} did not start:\n${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function spawnLogged(program: string, args: readonly string[], folder: string, environment: Readonly<Record<string, string>> = {}) {
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, "output.log");
  const output = openSync(logFile, "a");
  const path = `${join(root, "node_modules", ".bin")}:${process.env["PATH"] ?? ""}:/usr/sbin`;
  const child = spawn(program, [...args], { cwd: root, stdio: ["ignore", output, output], env: { ...process.env, PATH: path, ...environment } });
  closeSync(output);
  child.once("error", (error) => writeFileSync(logFile, `${program}: ${error.message}\n`, { flag: "a" }));
  return { child, log: () => readFileSync(logFile, "utf8").slice(-4000) };
}

/** An empty Redis that keeps nothing on disk. */
export async function startRedis(): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-redis-"));
  const port = await freePort();
  const { child, log } = spawnLogged("redis-server", ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", ""], folder);
  await until("Redis", child, 10_000, async () => log().includes("Ready to accept connections"), log);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await end(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Varnish with the VCL that operators are given, in front of the product at `backendPort`. */
export async function startVarnish(port: number, backendPort: number): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-varnish-"));
  const vcl = readFileSync(join(root, "admin-api/src/delivery/cdn/varnish.vcl"), "utf8");
  const backend = vcl.replace(/\.host = "[^"]*"/, '.host = "127.0.0.1"').replace(/\.port = "[^"]*"/, `.port = "${backendPort}"`);
  writeFileSync(join(folder, "default.vcl"), backend);
  const args = ["-F", "-j", "none", "-n", join(folder, "work"), "-a", `127.0.0.1:${port}`, "-f", join(folder, "default.vcl"), "-s", "malloc,64m"];
  const { child, log } = spawnLogged("varnishd", args, folder);
  const url = `http://127.0.0.1:${port}`;
  await until("Varnish", child, 20_000, async () => (await fetch(`${url}/healthz`)).ok, log);
  return {
    url,
    async stop() {
      await end(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Product extends RunningServer {
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The last lines it wrote. */
  log(): string;
  /** As a power cut. */
  kill(): Promise<void>;
  /** Again, on the same data and port. */
  start(): Promise<void>;
  /** Runs a command of the CLI on the same data; answers what it printed. */
  cli(...args: readonly string[]): Promise<string>;
}

/** Starts Pressbox as people do, in its own folder, with embedded SQLite and Azurite. @param settings environment variables of its own */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-e2e-"));
  const port = Number(settings["PORT"] ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    NODE_ENV: "production",
    PORT: `${port}`,
    DATA_DIR: join(folder, "data"),
    PUBLIC_URL: url,
    SEED: "none",
    DATABASE_URL: "",
    REDIS_URL: "",
    AZURE_STORAGE_CONNECTION_STRING: "",
    ...settings,
  };
  let running = spawnLogged("node", ["admin-api/src/server.ts"], folder, environment);
  const isReady = () => until("Pressbox", running.child, 120_000, async () => (await fetch(`${url}/readyz`)).ok, running.log);
  await isReady();
  return {
    url,
    port,
    environment,
    log: () => running.log(),
    kill: () => end(running.child, "SIGKILL"),
    async start() {
      running = spawnLogged("node", ["admin-api/src/server.ts"], folder, environment);
      await isReady();
    },
    async cli(...args) {
      const child = spawn(join(root, "node_modules/.bin/node"), ["admin-api/src/cli.ts", ...args], {
        cwd: root,
        stdio: ["ignore", "pipe", "inherit"],
        env: { ...process.env, ...environment },
      });
      const chunks: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
      const code = await new Promise((resolve) => child.once("close", resolve));
      const printed = Buffer.concat(chunks).toString("utf8").trim();
      if (code !== 0) throw new Error(`cli ${args.join(" ")} ended with ${String(code)}:\n${printed}`);
      return printed;
    },
    async stop() {
      await end(running.child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
