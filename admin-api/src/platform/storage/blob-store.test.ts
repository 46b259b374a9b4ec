import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../logger.ts";
import { BlobChanged, type BlobStore, createBlobStore } from "./blob-store.ts";

let dataDir: string;
const open: BlobStore[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "pressbox-blobs-"));
});
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await delay(200);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

async function openStore(publicUrl = "http://localhost:4610"): Promise<BlobStore> {
  const store = await createBlobStore({ storage: { kind: "embedded" }, dataDir, port: 0, publicUrl }, createLogger("silent"));
  open.push(store);
  await store.ready();
  return store;
}

/** Another process that has the storage open. Answers its origin. */
async function openChild(): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "blob-store.child.ts"), dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = (await once(child.stdout!.setEncoding("utf8"), "data")) as [string];
  return { child, origin: line.trim() };
}

const azuritePid = (): number => (JSON.parse(readFileSync(join(dataDir, "blobs.endpoint.json"), "utf8")) as { pid: number }).pid;
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
async function gone(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await delay(50);
  expect(isAlive(pid)).toBe(false);
}

describe("the embedded storage", () => {
  it("keeps what it has over a restart", async () => {
    const first = await openStore();
    await first.write("a/b/w320.jpg", Buffer.from("bytes"), "image/jpeg");
    await open.pop()?.close();
    const second = await openStore();
    expect(await text(await second.read("media", "a/b/w320.jpg"))).toBe("bytes");
    expect(await text(await second.read("media", "a/b/w320.jpg", { offset: 1, count: 2 }))).toBe("yt");
  });

  it("ends with its parent even when that is killed, and keeps what was written", async () => {
    const { child } = await openChild();
    const pid = azuritePid();
    child.kill("SIGKILL");
    await gone(pid);
    const store = await openStore();
    expect(await text(await store.read("media", "from/child"))).toBe("written by the child");
  });

  it("is started again when it dies", async () => {
    const store = await openStore();
    await store.write("kept", Buffer.from("x"), "text/plain");
    const pid = azuritePid();
    process.kill(pid, "SIGTERM");
    await gone(pid);
    for (let waited = 0; azuritePid() === pid && waited < 10_000; waited += 50) await delay(50);
    expect((await store.find("media", "kept"))?.sizeBytes).toBe(1);
  });

  it("is one for all processes of a folder, and outlives the one that started it", async () => {
    const { child, origin } = await openChild();
    const store = await openStore();
    expect(store.blobOrigin).toBe(origin);
    child.kill("SIGKILL");
    await gone(azuritePid());
    for (let waited = 0; waited < 10_000 && !(await store.find("media", "from/child").catch(() => null)); waited += 200) await delay(200);
    expect((await store.find("media", "from/child"))?.sizeBytes).toBe(20);
  });

  it("has a key of its own that only its owner reads", async () => {
    await openStore();
    const key = readFileSync(join(dataDir, "blobs.key"), "utf8");
    expect(Buffer.from(key, "base64")).toHaveLength(64);
    expect(key.startsWith("Eby8vdM02x")).toBe(false);
    expect(statSync(join(dataDir, "blobs.key")).mode & 0o077).toBe(0);
  });

  it("lets pages of the admin write, and no other", async () => {
    const store = await openStore("https://cms.example.org");
    const url = await store.signUpload("a/b", new Date(Date.now() + 60_000));
    const preflight = (origin: string) =>
      fetch(url, {
        method: "OPTIONS",
        headers: { Origin: origin, "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-ms-blob-type" },
      });
    const own = await preflight("https://cms.example.org");
    expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([200, "https://cms.example.org"]);
    expect((await preflight("https://elsewhere.example.org")).status).toBe(403);
  });

  it("signs for one blob, and not for long", async () => {
    const store = await openStore();
    const put = (url: string) => fetch(url, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: "x" }).then((response) => response.status);
    const url = await store.signUpload("one", new Date(Date.now() + 60_000));
    expect(await put(url)).toBe(201);
    expect(await put(url.replace("/uploads/one", "/uploads/two"))).toBe(403);
    expect(await put(await store.signUpload("one", new Date(Date.now() - 1_000)))).toBe(403);
    expect((await fetch(url.split("?")[0]!)).ok).toBe(false);
    expect(await put(await store.signRead("uploads", "one", new Date(Date.now() + 60_000)))).toBe(403);
  });

  it("copies only the bytes that were looked at", async () => {
    const store = await openStore();
    const url = await store.signUpload("up", new Date(Date.now() + 60_000));
    const put = (body: string) => fetch(url, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body });
    await put("first");
    const looked = await store.find("uploads", "up");
    await put("other");
    const options = { etag: looked!.etag, contentType: "image/png" };
    await expect(store.keepUpload("up", "kept", options)).rejects.toThrow(BlobChanged);
    await expect(store.read("uploads", "up", { etag: looked!.etag })).rejects.toThrow(BlobChanged);
    expect(await store.find("media", "kept")).toBeNull();
  });
});

it("a connection string without the account's key is refused at start, because nothing could be signed", async () => {
  const value = "BlobEndpoint=https://x.blob.core.windows.net;SharedAccessSignature=sv=2024&sig=abc";
  const storage = { kind: "connection-string", value } as const;
  await expect(createBlobStore({ storage, dataDir, port: 0, publicUrl: "http://localhost" }, createLogger("silent"))).rejects.toThrow(/AccountKey/);
});
