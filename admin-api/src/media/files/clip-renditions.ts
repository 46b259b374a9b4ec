/**
 * Clips: facts by ffprobe, a still by ffmpeg, and `clip.mp4`, which every browser plays: H.264 and AAC, index at the front, no metadata.
 * What is that already is only re-wrapped; the rest is encoded, at most 1080 lines. The original stays as it came.
 */
import { z } from "zod";
import { type ClipSource, openFrames, openSource, runProgram } from "./ffmpeg.ts";
import { UnusableFile } from "./unusable-file.ts";

const streamSchema = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  pix_fmt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
});
const probeSchema = z.object({ streams: z.array(streamSchema).default([]), format: z.object({ duration: z.coerce.number().optional() }).default({}) });

export interface ClipFacts {
  /** As shown, after rotation. */
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  /** Video and audio may go into `clip.mp4` as they are. */
  readonly isPlayable: boolean;
}

/** @throws UnusableFile when there is nothing to show */
export async function probeClip(source: ClipSource): Promise<ClipFacts> {
  const output = await runProgram("ffprobe", [...openSource(source), "-show_format", "-show_streams", "-of", "json"], 60_000);
  const { streams, format } = probeSchema.parse(JSON.parse(output.toString("utf8")));
  const video = streams.find((stream) => stream.codec_type === "video" && stream.disposition?.attached_pic !== 1);
  if (!video?.width || !video.height) throw new UnusableFile("clip_without_picture");
  if (video.width * video.height > 8192 * 8192) throw new UnusableFile("clip_too_many_pixels");
  const durationMs = Math.round((format.duration ?? 0) * 1000);
  if (!(durationMs > 0)) throw new UnusableFile("clip_without_duration");
  const audio = streams.find((stream) => stream.codec_type === "audio");
  const isTurned = Math.abs(video.side_data_list?.find((side) => side.rotation)?.rotation ?? 0) % 180 === 90;
  return {
    width: isTurned ? video.height : video.width,
    height: isTurned ? video.width : video.height,
    durationMs,
    isPlayable: video.codec_name === "h264" && video.pix_fmt === "yuv420p" && (!audio || audio.codec_name === "aac" || audio.codec_name === "mp3"),
  };
}

/** One still as PNG: a second into the clip, or a third of a shorter one (the very first frame is often black). */
export async function takeStill(source: ClipSource, durationMs: number): Promise<Buffer> {
  const seconds = Math.min(1, durationMs / 3000).toFixed(3);
  const still = await runProgram("ffmpeg", [...openFrames(source), "-ss", seconds, "-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "pipe:1"], 120_000);
  if (still.length === 0) throw new UnusableFile("clip_unreadable");
  return still;
}

const longestEncodingMs = 12 * 3_600_000;

/** Writes `clip.mp4` to `path`. @param signal ends ffmpeg, when the job is no longer ours */
export async function makePlayable(source: ClipSource, facts: ClipFacts, path: string, signal: AbortSignal): Promise<void> {
  const video = facts.isPlayable
    ? ["-c:v", "copy"]
    : ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", "-vf", "scale=-2:'min(1080,trunc(ih/2)*2)'", "-threads", "1"];
  const audio = facts.isPlayable ? ["-c:a", "copy"] : ["-c:a", "aac", "-b:a", "160k", "-ac", "2"];
  // Timers hold no more than 24 days; a clip of hours that its file only claims to have must not hold a worker that long either.
  const timeoutMs = Math.min(600_000 + facts.durationMs * 10, longestEncodingMs);
  const tracks = ["-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1", "-map_chapters", "-1"];
  await runProgram("ffmpeg", [...openFrames(source), ...tracks, ...video, ...audio, "-movflags", "+faststart", "-f", "mp4", "-y", path], timeoutMs, signal);
}
