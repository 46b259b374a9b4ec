/**
 * Azurite as the embedded default of Blob Storage: one child process a DATA_DIR, on loopback, with an account key of its own.
 *
 * Start is three steps that never hold the server up: choose a port (milliseconds), hand out the address, spawn. One DATA_DIR has at most one Azurite, because two would overwrite each other's index: `endpoint.json` names the living one.
 * A second Pressbox process (the CLI) uses it, and takes over when it ends. docs/decisions/0060-embedded-azurite.md.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "../logger.ts";

const account = "pressbox";
const host = "127.0.0.1";
const startBudgetMs = 60_000;

export interface EmbeddedAzurite {
  readonly connectionString: string;
  /** `http://127.0.0.1:<port>`, known at once. */
  readonly origin: string;
  /** Starts it, the first time; resolves when it answers. */
  start(): Promise<void>;
  /** Ends our child in order, so that its index is written; leaves another process' Azurite alone. */
  close(): Promise<void>;
}

interface Running {
  readonly ended: Promise<string>;
}

interface Endpoint {
  readonly pid: number;
  readonly port: number;
  readonly parentPid: number;
}

/** @param preferredPort taken when free, any other otherwise */
export async function embedAzurite({ dataDir, preferredPort, log }: { dataDir: string; preferredPort: number; log: Logger }): Promise<EmbeddedAzurite> {
  const folder = join(dataDir, "blobs");
  mkdirSync(folder, { recursive: true });
  const key = readOrMakeKey(join(dataDir, "blobs.key"));
  const endpointFile = join(dataDir, "blobs.endpoint.json");
  const other = readEndpoint(endpointFile);
  const port = other && isAlive(other.pid) ? other.port : await freePort(preferredPort);
  const closing = new AbortController();
  let child: ChildProcess | undefined;

  /** Starts our child and waits until it answers. `ended` resolves with its last words. */
  const launch = async (): Promise<Running> => {
    child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, "embedded-azurite.child.ts"),
        ...["--location", folder, "--blobHost", host, "--blobPort", String(port)],
        ...["--silent", "--skipApiVersionCheck", "--disableTelemetry"],
      ],
      // Detached: Ctrl-C reaches only the parent, which ends the child after the last request.
      { stdio: ["pipe", "ignore", "pipe"], detached: true, env: { ...process.env, AZURITE_ACCOUNTS: `${account}:${key}`, NODE_NO_WARNINGS: "1" } },
    );
    const words = lastWords(child);
    child.stdin?.on("error", () => undefined);
    const ended = once(child, "exit").then(() => words() || "no reason given", String);
    if (child.pid !== undefined) writeFileSync(endpointFile, JSON.stringify({ pid: child.pid, port, parentPid: process.pid } satisfies Endpoint));
    await Promise.race([answers(port, startBudgetMs), ended.then((reason) => Promise.reject(new Error(`Azurite does not start: ${reason}`)))]);
    return { ended };
  };

  const begin = async (): Promise<Running> => {
    if (other && (await isInUse(other))) return { ended: isGone(other, closing.signal) };
    return await launch();
  };

  /** Keeps one Azurite alive until `close`. */
  const supervise = async (first: Running) => {
    let current = first;
    for (let failures = 0; ; ) {
      const reason = await current.ended;
      if (closing.signal.aborted) return;
      log.error({ reason }, "embedded blob storage ended; starting it again");
      try {
        current = await launch();
        failures = 0;
      } catch (error) {
        const waitMs = Math.min(250 * 2 ** failures++, 10_000);
        current = { ended: delay(waitMs, String(error), { ref: false }) };
      }
    }
  };

  let ready: Promise<void> | undefined;
  const start = (): Promise<void> => {
    if (ready) return ready;
    const started = begin();
    void started.catch((error: unknown) => ({ ended: Promise.resolve(String(error)) })).then(supervise);
    ready = started.then(() => undefined);
    return ready;
  };

  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=http://${host}:${port}/${account};`,
    origin: `http://${host}:${port}`,
    start,
    async close() {
      closing.abort();
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.stdin?.end();
      // Less than the ten seconds that the whole process has for its shutdown.
      await Promise.race([ended, delay(4_000, undefined, { ref: false }).then(() => child?.kill("SIGKILL"))]);
      rmSync(endpointFile, { force: true });
    },
  };
}

/** 64 random bytes in a file that only its owner reads. Never Azurite's published key: whoever reaches the port would be let in. */
function readOrMakeKey(path: string): string {
  try {
    writeFileSync(path, randomBytes(64).toString("base64"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(path, "utf8").trim();
}

function readEndpoint(path: string): Endpoint | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Endpoint;
  } catch {
    return undefined;
  }
}

/** Whether another living Pressbox runs it. An orphan that still writes its index is waited for, then it is not. */
async function isInUse(endpoint: Endpoint): Promise<boolean> {
  const hasParent = endpoint.parentPid !== process.pid && isAlive(endpoint.parentPid);
  if (hasParent && isAlive(endpoint.pid)) {
    const isAnswering = await answers(endpoint.port, 5_000).then(
      () => true,
      () => false,
    );
    if (isAnswering && isAlive(endpoint.parentPid)) return true;
  }
  for (let waitedMs = 0; isAlive(endpoint.pid) && waitedMs < 10_000; waitedMs += 50) await delay(50);
  return false;
}

/** Resolves when the other process' Azurite is no more. */
async function isGone(endpoint: Endpoint, signal: AbortSignal): Promise<string> {
  while (!signal.aborted && isAlive(endpoint.pid)) await delay(500, undefined, { ref: false });
  return "the Pressbox that ran it ended";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function freePort(preferred: number): Promise<number> {
  for (const port of [preferred, 0]) {
    const server = createServer();
    const taken = await new Promise<number | undefined>((resolve) => {
      server.once("error", () => resolve(undefined));
      server.listen(port, host, () => resolve((server.address() as { port: number }).port));
    });
    if (taken === undefined) continue;
    await new Promise((resolve) => server.close(resolve));
    return taken;
  }
  throw new Error("no free port for the embedded blob storage");
}

/** Waits until something accepts connections on `port`. */
async function answers(port: number, budgetMs: number): Promise<void> {
  const giveUpAt = Date.now() + budgetMs;
  while (!(await connects(port))) {
    if (Date.now() > giveUpAt) throw new Error(`Azurite does not answer on port ${port}`);
    await delay(50);
  }
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Keeps the last 2,000 characters that the child said on stderr. */
function lastWords(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-2000);
  });
  return () => text.trim();
}
