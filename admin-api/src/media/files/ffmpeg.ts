/**
 * Runs ffmpeg and ffprobe on files of strangers: one fixed demuxer, no protocol but those needed to reach the blob, frames limited in size,
 * and a time limit. They read the blob by a URL signed for it alone; nothing of the file is given to a shell.
 */
import { spawn } from "node:child_process";
import { UnusableFile } from "./unusable-file.ts";

export interface ClipSource {
  /** URL signed for reading, or a path. */
  readonly url: string;
  readonly demuxer: string;
}

const maxFramePixels = 8192 * 8192;

/** Arguments that open the source safely; they stand before all others. */
export const openSource = ({ url, demuxer }: ClipSource): string[] => [
  "-v",
  "error",
  "-protocol_whitelist",
  /^https?:/.test(url) ? "http,https,tcp,tls" : "file",
  "-f",
  demuxer,
  "-i",
  url,
];
/** For ffmpeg, which decodes frames. */
export const openFrames = (source: ClipSource): string[] => ["-nostdin", "-hide_banner", "-max_pixels", String(maxFramePixels), ...openSource(source)];

/**
 * Runs a program; answers its stdout.
 * @throws UnusableFile `ffmpeg_missing` when it is not installed, `clip_unreadable` when it fails or needs longer than `timeoutMs`
 */
export function runProgram(program: "ffmpeg" | "ffprobe", parameters: readonly string[], timeoutMs: number, signal?: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs, killSignal: "SIGKILL", ...(signal ? { signal } : {}) });
    const chunks: Buffer[] = [];
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      complaint = (complaint + chunk).slice(-500);
    });
    child.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "ENOENT" ? new UnusableFile("ffmpeg_missing", error) : error));
    child.once("close", (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : reject(new UnusableFile("clip_unreadable", withoutSignature(complaint)))));
  });
}

const withoutSignature = (text: string) => text.replaceAll(/\?[^\s:]*sig=[^\s:]*/g, "?…");
