/** What tests of media share: uploads as a browser does them, and real files of every kind. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "@pressbox/shared/kernel/problem.ts";
import { blocksOf } from "@pressbox/shared/media/media.blocks.ts";
import type { AssetView, StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import sharp, { type Sharp } from "sharp";
import type { TestApp, TestRequest } from "../app/testing.ts";

/** Stages the blocks of `bytes` and commits their list, straight to the storage. Answers the commit's status. */
export async function putBlocks(started: StartedUpload, bytes: Uint8Array, { leaveOut = 0 } = {}): Promise<number> {
  const blocks = blocksOf(bytes.length, started.blockSizeBytes).slice(0, leaveOut === 0 ? undefined : -leaveOut);
  for (const block of blocks) {
    const response = await fetch(`${started.uploadUrl}&comp=block&blockid=${encodeURIComponent(block.id)}`, {
      method: "PUT",
      body: new Uint8Array(bytes.subarray(block.start, block.end)),
    });
    if (!response.ok) return response.status;
  }
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${blocks.map((block) => `<Latest>${block.id}</Latest>`).join("")}</BlockList>`;
  return (await fetch(`${started.uploadUrl}&comp=blocklist`, { method: "PUT", body: list })).status;
}

/** Uploads and completes; answers the reply of `complete`. Jobs have not run yet. */
export async function uploadFile(app: TestApp, fileName: string, bytes: Uint8Array, as: TestRequest["as"] = "media-manager") {
  const started = await startUploadOf(app, fileName, bytes.length, as);
  await putBlocks(started, bytes);
  return await app.request<AssetView & Problem>("post", `/api/v1/assets/${started.assetId}/complete`, { ...(as ? { as } : {}), body: {} });
}

export async function startUploadOf(app: TestApp, fileName: string, sizeBytes: number, as: TestRequest["as"] = "media-manager"): Promise<StartedUpload> {
  const reply = await app.request<StartedUpload>("post", "/api/v1/assets", { ...(as ? { as } : {}), body: { fileName, sizeBytes } });
  if (reply.status !== 201) throw new Error(`start answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** A striped picture. */
export function picture(width: number, height: number): Sharp {
  const stripes = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#147a3d"/><rect width="50%" height="100%" fill="#ffffff"/></svg>`;
  return sharp(Buffer.from(stripes)).removeAlpha();
}

/** A JPEG as a camera writes it lying on its side: turned by EXIF, with a place. */
export const cameraPhoto = (width: number, height: number): Promise<Buffer> =>
  picture(width, height)
    .withExif({
      IFD0: { Artist: "The photographer" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 33/1 21/1", GPSLongitudeRef: "W", GPSLongitude: "0/1 16/1 46/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A two-second clip with sound. @param codec `libx264` is what browsers play, `mpeg4` is not */
export function makeClip(folder: string, codec: "libx264" | "mpeg4", name = `${codec}.mp4`): Buffer {
  const path = join(folder, name);
  const video = ["-f", "lavfi", "-i", "testsrc=size=640x360:rate=25:duration=2"];
  const audio = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"];
  const output = ["-c:v", codec, "-pix_fmt", "yuv420p", "-c:a", "aac", "-metadata", "location=+51.5560-000.2796/", "-shortest", "-y", path];
  execFileSync("ffmpeg", ["-v", "error", ...video, ...audio, ...output]);
  return readFileSync(path);
}
