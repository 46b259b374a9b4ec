/** A Pressbox of the benchmark's own: the real server in a process of its own, empty, in a temporary folder, with one token. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..", "..");
/** No benchmark here needs files: storage is a place that nobody answers at. */
const noStorage = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint=http://127.0.0.1:9/none;";

export interface BenchServer {
  readonly url: string;
  readonly token: string;
  readonly databaseFile: string;
  /** Processor time that the server has used, in seconds. */
  cpuSeconds(): Promise<number>;
  call<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  close(): Promise<void>;
}

export async function startBenchServer(more: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-bench-"));
  const port = await freePort();
  const environment = {
    PATH: process.env["PATH"],
    NODE_ENV: "production",
    PORT: String(port),
    DATA_DIR: folder,
    SEED: "none",
    LOG_LEVEL: "error",
    AZURE_STORAGE_CONNECTION_STRING: noStorage,
    ...more,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "admin-api/src/cli.ts"), "token", "create", "--role", "administrator"], {
    env: environment,
  });
  const token = stdout.trim();
  const server = spawn(process.execPath, [join(root, "admin-api/src/server.ts")], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/healthz`);
  return {
    url,
    token,
    databaseFile: join(folder, "pressbox.sqlite"),
    async cpuSeconds() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
    },
    async call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
      const reply = await fetch(url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
      return (text ? JSON.parse(text) : null) as Body;
    },
    async close() {
      await end(server, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function untilAnswers(url: string, withinMs = 60_000): Promise<void> {
  for (const last = Date.now() + withinMs; !(await fetch(url).catch(() => null))?.ok; await new Promise((resolve) => setTimeout(resolve, 10)))
    if (Date.now() > last) throw new Error(`${url} does not answer`);
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** An article of 600 words, as a match report has them. */
export function articleInput(n: number): { type: string; locale: string; fields: Record<string, unknown> } {
  const sentence = "Italy came back from an early goal and held their nerve from the spot at Wembley. ";
  const html = Array.from({ length: 10 }, (_, index) => `<h2>Part ${index + 1}</h2><p>${sentence.repeat(4)}</p>`).join("");
  return {
    type: "article",
    locale: "en",
    fields: { title: `Report ${n}`, slug: `report-${n}`, summary: "The final in short.", body: { $html: html }, tags: ["final", "wembley"] },
  };
}
