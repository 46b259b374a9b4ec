/** The demo's pictures and clips, drawn at set-up and uploaded the way a browser does: SAS, blob, complete. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { clips, type DemoClip, type DemoPicture, pictures } from "@pressbox/prisma/seed/demo/pictures.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import sharp from "sharp";
import type { MediaDeps } from "../../media/media.deps.ts";
import { changeAsset } from "../../media/use-cases/change-asset.ts";
import { completeUpload } from "../../media/use-cases/complete-upload.ts";
import { startUpload } from "../../media/use-cases/start-upload.ts";

const film = { width: 960, height: 540, framesPerSecond: 25 };

/** Uploads everything; answers key → asset id. Clips are left out where there is no ffmpeg to make them. */
export async function uploadDemoMedia(deps: MediaDeps, actor: Actor): Promise<ReadonlyMap<string, string>> {
  const assetIds = new Map<string, string>();
  for (const picture of pictures) {
    const drawn = sharp(Buffer.from(picture.svg));
    assetIds.set(
      picture.key,
      await upload(deps, actor, picture, await (picture.fileName.endsWith(".png") ? drawn.png() : drawn.jpeg({ quality: 92 })).toBuffer()),
    );
  }
  for (const clip of clips) {
    const bytes = await makeFilm(clip);
    if (bytes) assetIds.set(clip.key, await upload(deps, actor, clip, bytes));
    else deps.log.warn({ clip: clip.fileName }, "ffmpeg is missing: the demo goes without this clip");
  }
  return assetIds;
}

async function upload(deps: MediaDeps, actor: Actor, asset: DemoPicture | DemoClip, bytes: Buffer): Promise<string> {
  const started = await startUpload(deps, actor, { fileName: asset.fileName, sizeBytes: bytes.length });
  const answer = await fetch(started.uploadUrl, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: new Uint8Array(bytes) });
  if (!answer.ok) throw new Error(`the storage refused ${asset.fileName}: ${answer.status}`);
  const view = await completeUpload(deps, actor, started.assetId, {});
  const texts = Object.entries(asset.texts).map(([locale, text]) => ({ locale, ...text }));
  await changeAsset(deps, actor, view.id, { credit: asset.credit, texts }, view.revision);
  return view.id;
}

/** Frames drawn by sharp, filmed by ffmpeg as H.264 with a stadium's murmur; null without ffmpeg. */
async function makeFilm(clip: DemoClip): Promise<Buffer | null> {
  const { width, height, framesPerSecond } = film;
  const input = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`, "-r", String(framesPerSecond), "-i", "pipe:0"];
  const sound = ["-f", "lavfi", "-t", String(clip.duration), "-i", "anoisesrc=color=brown:amplitude=0.4"];
  const codecs = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest"];
  const ffmpeg = spawn("ffmpeg", ["-v", "error", ...input, ...sound, ...codecs, "-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "pipe:1"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  try {
    await once(ffmpeg, "spawn");
  } catch {
    return null;
  }
  const chunks: Buffer[] = [];
  ffmpeg.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = once(ffmpeg, "close");
  const frames = clip.duration * framesPerSecond;
  // Drawn at half the rate and shown twice: nobody sees it, and set-up is twice as fast.
  for (let frame = 0; frame < frames; frame += 2) {
    const pixels = await sharp(Buffer.from(clip.frame(frame / (frames - 1))))
      .resize(width, height)
      .removeAlpha()
      .raw()
      .toBuffer();
    for (let shown = 0; shown < 2; shown++) if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, "drain");
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg could not make ${clip.fileName}`);
  return Buffer.concat(chunks);
}
