import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "../identity/identity.public.ts";
import { readConfig } from "../platform/config.ts";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { createLogger } from "../platform/logger.ts";
import { createOutbox } from "../platform/outbox/outbox.ts";
import { createRelay, type Relay } from "../platform/outbox/outbox-relay.ts";
import { type BlobStore, createBlobStore } from "../platform/storage/blob-store.ts";
import type { MediaDeps } from "./media.deps.ts";
import { registerMediaJobs } from "./media.jobs.ts";
import { picture, putBlocks } from "./testing.ts";
import { completeUpload } from "./use-cases/complete-upload.ts";
import { viewAsset } from "./use-cases/read-assets.ts";
import { startUpload } from "./use-cases/start-upload.ts";

let dataDir: string;
let database: TestDatabase;
let blobs: BlobStore;
let deps: MediaDeps;
let relay: Relay;
let laterMs = 0;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "pressbox-worker-"));
  database = await openTestDatabase();
  const config = readConfig({ NODE_ENV: "test", PORT: "0", DATA_DIR: dataDir, DATABASE_URL: database.url });
  const log = createLogger("silent");
  const clock = { now: () => new Date(Date.now() + laterMs) };
  blobs = await createBlobStore(config, log);
  await blobs.ready();
  deps = { config, clock, log, database, outbox: createOutbox(database, clock), blobs, nameEntries: async () => [] };
  relay = createRelay({ database, clock, log, queues: { media: 1 } });
  registerMediaJobs(relay, deps);
});
afterAll(async () => {
  await relay.stop();
  await blobs.close();
  await database.close();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

it("a picture whose worker is killed half-way is made whole by the next one, once", async () => {
  const bytes = await picture(2560, 1700).png().toBuffer();
  const started = await startUpload(deps, systemActor, { fileName: "killed.png", sizeBytes: bytes.length });
  expect(await putBlocks(started, bytes)).toBe(201);
  await completeUpload(deps, systemActor, started.assetId, {});
  const hash = createHash("sha256").update(bytes).digest("hex");
  const firstRendition = `${started.assetId}/${hash}/w320.avif`;

  const worker = spawn(process.execPath, [join(import.meta.dirname, "media.worker.child.ts")], {
    stdio: "inherit",
    env: { ...process.env, PORT: "0", DATA_DIR: dataDir, DATABASE_URL: database.url },
  });
  for (let waitedMs = 0; !(await blobs.find("media", firstRendition)); waitedMs += 20) {
    expect(waitedMs).toBeLessThan(15_000);
    await delay(20);
  }
  worker.kill("SIGKILL");
  await once(worker, "exit");

  expect((await viewAsset(deps, systemActor, started.assetId)).state).toBe("processing");
  await relay.drain();
  expect((await viewAsset(deps, systemActor, started.assetId)).state).toBe("processing");
  laterMs = 120_000;
  await relay.drain();
  const asset = await viewAsset(deps, systemActor, started.assetId);
  expect(asset).toMatchObject({ state: "ready", file: { hash, width: 2560, height: 1700 } });
  expect(asset.file?.renditions).toHaveLength(18);
  expect(await database.read.assetVersion.count({ where: { assetId: started.assetId } })).toBe(1);
  expect(await database.read.outboxMessage.count({ where: { type: "upload.accepted" } })).toBe(0);
  expect(await blobs.find("uploads", new URL(started.uploadUrl).pathname.split("/uploads/")[1]!)).toBeNull();
});
