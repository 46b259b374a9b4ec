/**
 * What a file is, by its content alone. Name and the browser's Content-Type are claims; the first bytes decide here, and a decoder
 * (sharp, ffmpeg) that must agree decides again in the job.
 *
 * SVG is refused (docs/decisions/0062-svg-is-refused.md). HEIC is refused because the bundled decoder lacks HEVC.
 */
import type { assetKinds } from "@pressbox/shared/media/media.schema.ts";
import { fileTypeFromBuffer } from "file-type";

export type AssetKind = (typeof assetKinds)[number];

export interface AcceptedType {
  readonly kind: AssetKind;
  readonly contentType: string;
}

/** How many bytes of a file are enough to know its type. */
export const headBytes = 64 * 1024;

/** Clips: content type → the one demuxer that ffmpeg may use. Without it a playlist in disguise could make ffmpeg open other files. */
export const clipDemuxers: Readonly<Record<string, string>> = {
  "video/mp4": "mov",
  "video/quicktime": "mov",
  "video/x-m4v": "mov",
  "video/webm": "matroska",
  "video/matroska": "matroska",
  "video/vnd.avi": "avi",
  "video/mp2t": "mpegts",
  "video/MP1S": "mpeg",
  "video/MP2P": "mpeg",
  "application/mxf": "mxf",
};

const pictures = new Set(["image/jpeg", "image/png", "image/apng", "image/webp", "image/gif", "image/avif", "image/tiff"]);

/** The accepted type of a file that begins with `head`, or what was found instead ("" when nothing is known). */
export async function detectType(head: Uint8Array): Promise<AcceptedType | { kind: null; found: string }> {
  const found = (await fileTypeFromBuffer(head))?.mime ?? (looksLikeMarkup(head) ? "image/svg+xml" : "");
  if (pictures.has(found)) return { kind: "image", contentType: found };
  if (Object.hasOwn(clipDemuxers, found)) return { kind: "clip", contentType: found };
  return { kind: null, found };
}

const looksLikeMarkup = (head: Uint8Array) => /<svg[\s>]/i.test(new TextDecoder().decode(head.subarray(0, 4096)));
