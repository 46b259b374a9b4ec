/**
 * The whole promise in one test: the real server (HTTP, relay, publish path, Redis) is killed with SIGKILL again and again while 500 publishes
 * run. Afterwards the delivery cache equals the database, every acknowledged publish is live, and no reader has ever seen an older text
 * after a newer one.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, startTestRedis, type TestRedis } from "../platform/testing-redis.ts";

const publishes = 500;
const kills = 6;
const clients = 4;
const source = join(import.meta.dirname, "..");
const noStorage = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;BlobEndpoint=http://127.0.0.1:9/none;";

let folder: string;
let redis: TestRedis;
let environment: NodeJS.ProcessEnv;
let url: string;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pressbox-kill-"));
  redis = await startTestRedis();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const own = {
    PORT: String(port),
    DATA_DIR: folder,
    REDIS_URL: redis.url,
    SEED: "none",
    LOG_LEVEL: "error",
    AZURE_STORAGE_CONNECTION_STRING: noStorage,
    NODE_ENV: "production",
  };
  environment = { PATH: process.env["PATH"], ...own };
});
afterAll(async () => {
  await kill();
  await redis.close();
  rmSync(folder, { recursive: true, force: true });
});

async function cli(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(source, "cli.ts"), ...args], { env: environment });
  return stdout.trim();
}

async function start(): Promise<void> {
  server = spawn(process.execPath, [join(source, "server.ts")], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  for (const end = Date.now() + 30_000; ; await pause(50)) {
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return;
    if (Date.now() > end) throw new Error("the server does not start");
  }
}

async function kill(): Promise<void> {
  const dying = server;
  if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
  const ended = new Promise((resolve) => dying.once("exit", resolve));
  dying.kill("SIGKILL");
  await ended;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("killed at random points during 500 publishes, nothing is lost and nothing older stands on something newer", { timeout: 480_000 }, async () => {
  const token = await cli("token", "create", "--role", "administrator", "--name", "publisher");
  await start();
  const call = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    for (const end = Date.now() + 60_000; ; await pause(100)) {
      const reply = await fetch(url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
        .then(async (response) => ({ status: response.status, body: await response.json() }))
        .catch(() => null);
      if (reply && reply.status < 500) {
        if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
        return reply.body as Body;
      }
      if (Date.now() > end) throw new Error(`${method} ${path} gets no answer`);
    }
  };

  const articles: { id: string; slug: string; acknowledged: number }[] = [];
  for (let n = 0; n < 20; n++) {
    const slug = `story-${n}`;
    const fields = { title: "0", slug, summary: "A summary.", body: { $html: "<p>A text.</p>" } };
    articles.push({ id: (await call<{ id: string }>("POST", "/api/v1/entries", { type: "article", locale: "en", fields })).id, slug, acknowledged: 0 });
  }

  let done = 0;
  const killAt = Array.from({ length: kills }, () => Math.floor(Math.random() * publishes)).sort((a, b) => a - b);
  let isOver = false;
  const killer = (async () => {
    for (const at of killAt) {
      while (done < at && !isOver) await pause(2);
      await pause(Math.random() * 40);
      await kill();
      await start();
    }
  })();

  /** Each client owns its articles, so each article's numbers are published in order. */
  const publisher = async (client: number) => {
    const mine = articles.filter((_, index) => index % clients === client);
    for (let n = 1; n <= publishes / articles.length; n++)
      for (const article of mine) {
        await call("PATCH", `/api/v1/entries/${article.id}/variants/en`, { fields: { title: String(n) } });
        await call("POST", `/api/v1/entries/${article.id}/variants/en/publish`, {});
        article.acknowledged = n;
        done++;
      }
  };

  const older: string[] = [];
  const reader = async () => {
    const seen = new Map<string, number>();
    while (!isOver) {
      const article = articles[Math.floor(Math.random() * articles.length)]!;
      const reply = await fetch(`${url}/delivery/v1/en/article/${article.slug}`)
        .then(async (response) => (response.status === 200 ? ((await response.json()) as { title: string }) : null))
        .catch(() => null);
      const before = seen.get(article.id) ?? 0;
      if (reply && Number(reply.title) < before) older.push(`${article.slug}: ${reply.title} after ${before}`);
      if (reply) seen.set(article.id, Math.max(before, Number(reply.title)));
      await pause(5);
    }
  };
  const reading = reader();
  await Promise.all(Array.from({ length: clients }, (_, client) => publisher(client)));
  isOver = true;
  await Promise.all([killer, reading]);
  expect(done).toBe(publishes);
  expect(older).toEqual([]);

  for (const end = Date.now() + 60_000; ; await pause(100)) {
    const overview = await call<{ epoch: number; commitSeq: number; queued: { waiting: number }[] }>("GET", "/api/v1/delivery");
    if (overview.epoch === overview.commitSeq && overview.queued.every((queue) => queue.waiting === 0)) break;
    if (Date.now() > end) throw new Error(`it does not drain: ${JSON.stringify(overview)}`);
  }
  expect(await cli("delivery", "verify")).toMatch(/20 live, 0 ended, 20 documents compared, equal/);
  for (const article of articles)
    expect((await call<{ title: string }>("GET", `/delivery/v1/en/article/${article.slug}`)).title).toBe(String(article.acknowledged));
});
