/** Files as people upload them, made here: a picture by sharp, a clip by ffmpeg. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";

/** A JPEG of a pitch under floodlights. @param width pixels; two thirds of it high */
export function makePicture(width = 1600): Promise<Buffer> {
  const height = Math.round((width * 2) / 3);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><radialGradient id="light"><stop offset="0" stop-color="#9fe0b5"/><stop offset="1" stop-color="#0d3b24"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="url(#light)"/><circle cx="50%" cy="50%" r="15%" fill="none" stroke="#fff" stroke-width="6"/>
    <rect x="49.8%" width="0.4%" height="100%" fill="#fff"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** An MP4 of two seconds with sound. */
export async function makeClip(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "pressbox-clip-"));
  const file = join(folder, "clip.mp4");
  const picture = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=2"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"];
  try {
    await promisify(execFile)("ffmpeg", [
      "-v",
      "error",
      "-y",
      ...picture,
      ...sound,
      "-pix_fmt",
      "yuv420p",
      "-c:v",
      "libx264",
      "-c:a",
      "aac",
      "-shortest",
      file,
    ]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
