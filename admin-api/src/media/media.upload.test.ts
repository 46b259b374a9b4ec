import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Problem } from "@pressbox/shared/kernel/problem.ts";
import type { AssetView, StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { cameraPhoto, makeClip, picture, putBlocks, startUploadOf, uploadFile } from "./testing.ts";

let app: TestApp;
let folder: string;
/** Starts at the true time: the storage checks signatures by its own clock. */
let now = new Date();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pressbox-clips-"));
  app = await startTestApp({ storage: "embedded", clock: { now: () => now } });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Uploads, runs the jobs, reads the asset. */
async function uploaded(fileName: string, bytes: Uint8Array): Promise<AssetView> {
  const completed = await uploadFile(app, fileName, bytes);
  expect(completed.status).toBe(200);
  await app.relay.drain();
  return await readAsset(completed.body.id);
}

const readAsset = async (id: string) => (await app.request<AssetView>("get", `/api/v1/assets/${id}`, { as: "editor" })).body;
const libraryNames = async () =>
  (await app.request<{ items: AssetView[] }>("get", "/api/v1/assets", { as: "editor" })).body.items.map((asset) => asset.fileName);
const complete = (id: string, as: Role = "media-manager") => app.request<AssetView & Problem>("post", `/api/v1/assets/${id}/complete`, { as, body: {} });

describe("a picture", () => {
  it("becomes renditions in the widths a page needs, upright, without the place it was taken, in three formats", async () => {
    const asset = await uploaded("wembley.jpg", await cameraPhoto(1400, 1000));
    expect(asset).toMatchObject({ kind: "image", state: "ready", failure: "", file: { contentType: "image/jpeg", width: 1000, height: 1400, durationMs: 0 } });
    const names = asset.file?.renditions.map((rendition) => rendition.name);
    for (const width of [320, 640, 960, 1000]) for (const format of ["avif", "webp", "jpg"]) expect(names).toContain(`w${width}.${format}`);
    expect(names).toHaveLength(12);
    expect(asset.file?.dominantColour).toMatch(/^#[0-9a-f]{6}$/);
    for (const rendition of asset.file?.renditions ?? []) {
      const response = await fetch(app.url + rendition.url);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get("content-type")).toBe(rendition.contentType);
      expect(bytes.length).toBe(rendition.sizeBytes);
      const found = await sharp(bytes).metadata();
      expect(found).toMatchObject({ width: rendition.width, height: rendition.height });
      expect(found.exif ?? found.xmp ?? found.iptc ?? found.orientation).toBeUndefined();
    }
  });

  it("is never blown up: a small one keeps its own width", async () => {
    const asset = await uploaded("crest.png", await picture(200, 100).png().toBuffer());
    expect(asset.file?.renditions.map((rendition) => rendition.name)).toEqual(["w200.avif", "w200.webp", "w200.jpg"]);
  });

  it("is what its content says, whatever its name says", async () => {
    const asset = await uploaded("report.txt", await picture(400, 300).webp().toBuffer());
    expect(asset).toMatchObject({ kind: "image", state: "ready", file: { contentType: "image/webp" } });
  });

  it("that is damaged fails with a reason and keeps its row", async () => {
    const whole = await picture(800, 600).jpeg().toBuffer();
    const asset = await uploaded("torn.jpg", Buffer.concat([whole.subarray(0, 400), Buffer.alloc(2000, 0x41)]));
    expect(asset).toMatchObject({ state: "failed", file: null });
    expect(asset.failure).toMatch(/^picture_unreadable: /);
  });

  it("of too many pixels fails before it is decoded", async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: "#000" }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(3_000_000);
    const asset = await uploaded("bomb.png", bomb);
    expect(asset.failure).toMatch(/^picture_too_many_pixels: /);
  });
});

describe("a clip", () => {
  it("gets length, size, a poster in page widths, and a file that every browser plays, without the place it was filmed", async () => {
    const asset = await uploaded("goal.mov", makeClip(folder, "libx264"));
    expect(asset).toMatchObject({ kind: "clip", state: "ready", file: { width: 640, height: 360 } });
    expect(asset.file?.durationMs).toBeGreaterThan(1900);
    expect(asset.file?.durationMs).toBeLessThan(2200);
    expect(asset.file?.renditions.map((rendition) => rendition.name)).toEqual([
      "clip.mp4",
      "poster-w320.webp",
      "poster-w320.jpg",
      "poster-w640.webp",
      "poster-w640.jpg",
    ]);
    const clip = Buffer.from(await (await fetch(app.url + asset.file?.renditions[0]?.url)).arrayBuffer());
    expect(clip.includes("moov")).toBe(true);
    expect(clip.indexOf("moov")).toBeLessThan(clip.indexOf("mdat"));
    expect(clip.includes("51.5560")).toBe(false);
  });

  it("in a codec that browsers do not play is encoded", async () => {
    const asset = await uploaded("old-camera.mp4", makeClip(folder, "mpeg4"));
    expect(asset).toMatchObject({ state: "ready" });
    expect(asset.file?.renditions[0]).toMatchObject({ name: "clip.mp4", contentType: "video/mp4", width: 640, height: 360 });
  });

  it("that ffmpeg cannot read fails with a reason", async () => {
    const clip = makeClip(folder, "libx264");
    const asset = await uploaded("torn.mp4", clip.subarray(0, 3000));
    expect(asset).toMatchObject({ kind: "clip", state: "failed", file: null });
    expect(asset.failure).toMatch(/^clip_unreadable: /);
  });

  it("cannot make ffmpeg open other files: a playlist is no clip", async () => {
    const reply = await uploadFile(app, "playlist.mp4", Buffer.from("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n"));
    expect(reply.status).toBe(422);
  });
});

describe("what is refused leaves nothing behind", () => {
  it("HTML under a picture's name", async () => {
    const reply = await uploadFile(app, "innocent.jpg", Buffer.from("<!doctype html><html><script>alert(1)</script></html>"));
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ code: "media.file_type_refused", errors: [{ path: "fileName", rule: "file_type" }] });
    expect(await libraryNames()).not.toContain("innocent.jpg");
  });

  it("SVG, with a word on what to do", async () => {
    const reply = await uploadFile(app, "crest.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    expect(reply.status).toBe(422);
    expect(reply.body.errors?.[0]?.message).toMatch(/SVG.*PNG/);
  });

  it("more bytes than were announced", async () => {
    const started = await startUploadOf(app, "grown.png", 50);
    await putBlocks(started, await picture(300, 300).png().toBuffer());
    const reply = await complete(started.assetId);
    expect(reply.body).toMatchObject({ status: 422, code: "media.upload_too_large" });
    expect(await libraryNames()).not.toContain("grown.png");
  });

  it.each([0, -1, 1.5, 300 * 1024 ** 3, "10", undefined])("an announced size of %s", async (sizeBytes) => {
    const reply = await app.request<Problem>("post", "/api/v1/assets", { as: "editor", body: { fileName: "a.png", sizeBytes } });
    expect(reply.status).toBe(422);
    expect(reply.body.errors?.[0]?.path).toBe("sizeBytes");
  });
});

describe("an upload", () => {
  it("that is cut short is refused, keeps its blocks, and can go on", async () => {
    const bytes = await picture(2200, 1400).png({ compressionLevel: 0 }).toBuffer();
    const started = await startUploadOf(app, "slow-line.png", bytes.length);
    expect(bytes.length).toBeGreaterThan(started.blockSizeBytes);
    expect((await complete(started.assetId)).body).toMatchObject({ status: 422, code: "media.upload_incomplete", details: { foundBytes: 0 } });
    expect(await putBlocks(started, bytes, { leaveOut: 1 })).toBe(201);
    expect((await complete(started.assetId)).body).toMatchObject({ status: 422, code: "media.upload_incomplete", details: { expectedBytes: bytes.length } });
    expect((await readAsset(started.assetId)).state).toBe("uploading");
    const renewed = (await app.request<StartedUpload>("post", `/api/v1/assets/${started.assetId}/renew`, { as: "media-manager" })).body;
    expect(await putBlocks(renewed, bytes)).toBe(201);
    expect((await complete(started.assetId)).body.state).toBe("processing");
  });

  it("may be completed twice: an answer that got lost is asked for again", async () => {
    const bytes = await picture(320, 200).png().toBuffer();
    const first = await uploadFile(app, "twice.png", bytes);
    const again = await complete(first.body.id);
    expect(again.status).toBe(200);
    await app.relay.drain();
    expect((await complete(first.body.id)).body.state).toBe("ready");
  });

  it("belongs to whoever started it", async () => {
    const started = await startUploadOf(app, "mine.png", 100, "editor");
    for (const path of ["complete", "renew"])
      expect((await app.request("post", `/api/v1/assets/${started.assetId}/${path}`, { as: "publisher", body: {} })).body).toMatchObject({
        status: 403,
        code: "media.upload_of_another",
      });
  });

  it("address writes one blob only: not another's, not the media container", async () => {
    const mine = await startUploadOf(app, "mine.png", 100);
    const other = await startUploadOf(app, "other.png", 100);
    const signature = new URL(mine.uploadUrl).search;
    const foreign = { ...other, uploadUrl: other.uploadUrl.split("?")[0] + signature };
    expect(await putBlocks(foreign, Buffer.alloc(100))).toBe(403);
    const inMedia = { ...mine, uploadUrl: mine.uploadUrl.replace("/uploads/", "/media/") };
    expect(await putBlocks(inMedia, Buffer.alloc(100))).toBe(403);
    expect((await fetch(`${new URL(mine.uploadUrl).origin}/pressbox/uploads?restype=container&comp=list&${signature.slice(1)}`)).status).toBe(403);
  });

  it("is swapped after its check in vain: the job takes the bytes that were checked or none", async () => {
    const bytes = await picture(320, 200).png().toBuffer();
    const started = await startUploadOf(app, "swapped.png", bytes.length);
    await putBlocks(started, bytes);
    await complete(started.assetId);
    expect(await putBlocks(started, Buffer.alloc(bytes.length, 0x3c))).toBe(201);
    await app.relay.drain();
    const asset = await readAsset(started.assetId);
    // Which one depends on who was faster, the job or the swap.
    if (asset.file) expect(asset.file.hash).toBe(createHash("sha256").update(bytes).digest("hex"));
    else expect(asset.failure).toMatch(/^changed_after_check/);
  });

  it("that nobody completes is given up after a day, row and bytes", async () => {
    const bytes = await picture(320, 200).png().toBuffer();
    const started = await startUploadOf(app, "forgotten.png", bytes.length);
    await putBlocks(started, bytes);
    const before = now;
    now = new Date(now.getTime() + 25 * 3_600_000);
    try {
      await app.relay.drain();
    } finally {
      now = before;
    }
    expect(await libraryNames()).not.toContain("forgotten.png");
    expect((await complete(started.assetId)).status).toBe(404);
    expect(await app.database.read.upload.count({ where: { assetId: started.assetId } })).toBe(0);
  });

  it("needs the permission before anything is written", async () => {
    const before = await app.database.read.asset.count();
    expect((await app.request("post", "/api/v1/assets", { body: { fileName: "a.png", sizeBytes: 1 } })).status).toBe(401);
    expect(await app.database.read.asset.count()).toBe(before);
  });
});
