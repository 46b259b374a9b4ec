/**
 * An accepted file becomes an asset: hashed, kept under its hash, looked at by a decoder, renditions made, and in one last transaction `ready`.
 *
 * Every step before that transaction can be done again with the same result (paths come from the content), so a worker that dies is
 * simply replaced by the next attempt. The lease is made longer while it runs; when it was lost, the job stops: somebody else has it.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { z } from "zod";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import { BlobChanged } from "../../platform/storage/blob-store.ts";
import { makePlayable, probeClip, takeStill } from "../files/clip-renditions.ts";
import { clipDemuxers } from "../files/file-type.ts";
import { type MadeRendition, makeRenditions, readPicture } from "../files/picture-renditions.ts";
import { failureText, UnusableFile, type UnusableReason } from "../files/unusable-file.ts";
import type { MediaDeps } from "../media.deps.ts";
import { assetChanged, type uploadAccepted } from "../media.events.ts";
import { blobPathOf, originalName } from "../media.paths.ts";
import { type AssetVersionRow, findAssetRows, markFailed, type StoredRendition, saveVersion } from "../media.repository.ts";

export const leaseMs = 60_000;
const lastAttempt = 10;
/** Longest time for which ffmpeg may read the original with one signed address. */
const readableMs = 12 * 3_600_000;

type Accepted = z.infer<typeof uploadAccepted.payload>;

interface Job extends Accepted {
  /** Temporary folder of this attempt. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

export async function lookAtUpload(deps: MediaDeps, accepted: Accepted, context: HandlerContext): Promise<void> {
  const [asset] = await findAssetRows(deps.database.read, [accepted.assetId], { withDeleted: true });
  if (!asset || asset.state === "ready") return await deps.blobs.remove("uploads", accepted.blobPath);
  const folder = await makeWorkFolder(join(deps.config.dataDir, "tmp"));
  const lost = new AbortController();
  const heartbeat = setInterval(
    () =>
      void context.extendLease().then(
        (isOurs) => isOurs || lost.abort(),
        () => undefined,
      ),
    leaseMs / 3,
  );
  try {
    const version = await makeVersion(deps, { ...accepted, folder, signal: lost.signal });
    lost.signal.throwIfAborted();
    await deps.database.transaction(async (tx) => {
      await saveVersion(tx, version, deps.clock.now());
      await deps.outbox.append(tx, assetChanged, { assetId: accepted.assetId });
    });
    await deps.blobs.remove("uploads", accepted.blobPath);
  } catch (error) {
    const reason = reasonOf(error);
    if (lost.signal.aborted || (!reason && context.attempt < lastAttempt)) throw error;
    deps.log.info({ err: error, assetId: accepted.assetId }, "file cannot be used");
    await deps.database.transaction((tx) => markFailed(tx, accepted.assetId, failureText(reason ?? "storage_unreachable"), deps.clock.now()));
    // The dead message stays for a person to retry; a file that is at fault is done with.
    if (!reason) throw error;
  } finally {
    clearInterval(heartbeat);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder of this attempt alone. Those that killed workers left behind go after a day: no job takes that long. */
async function makeWorkFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const oldest = Date.now() - 24 * 3_600_000;
  for (const name of await readdir(parent)) {
    const found = name.startsWith("media-") ? await stat(join(parent, name)).catch(() => null) : null;
    if (found && found.mtimeMs < oldest) await rm(join(parent, name), { recursive: true, force: true });
  }
  return await mkdtemp(join(parent, "media-"));
}

/** What is wrong with the file itself; undefined for a fault of the moment. */
function reasonOf(error: unknown): UnusableReason | undefined {
  if (error instanceof BlobChanged) return "changed_after_check";
  return error instanceof UnusableFile ? error.reason : undefined;
}

async function makeVersion(deps: MediaDeps, job: Job): Promise<AssetVersionRow> {
  const isClip = Object.hasOwn(clipDemuxers, job.contentType);
  const copy = isClip ? undefined : join(job.folder, "original");
  const { hash, sizeBytes } = await hashUpload(deps, job, copy);
  const blobPath = blobPathOf(job.assetId, hash, originalName);
  await deps.blobs.keepUpload(job.blobPath, blobPath, { etag: job.etag, contentType: job.contentType });
  const kept = await deps.blobs.find("media", blobPath);
  if (kept?.sizeBytes !== sizeBytes) throw new Error(`the copy has ${kept?.sizeBytes} of ${sizeBytes} bytes`);
  const looked = copy ? await lookAtPicture(deps, job, hash, copy) : await lookAtClip(deps, job, hash);
  return { assetId: job.assetId, hash, blobPath, contentType: job.contentType, sizeBytes, ...looked };
}

/** SHA-256 of the bytes that were checked. @param copy also writes them to this file */
async function hashUpload(deps: MediaDeps, job: Job, copy: string | undefined): Promise<{ hash: string; sizeBytes: number }> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const stream = await deps.blobs.read("uploads", job.blobPath, { etag: job.etag, signal: job.signal });
  const count = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      if (copy) yield chunk;
    }
  };
  if (copy) await pipeline(stream, count, createWriteStream(copy));
  else for await (const chunk of count(stream)) void chunk;
  return { hash: hash.digest("hex"), sizeBytes };
}

type Looked = Pick<AssetVersionRow, "width" | "height" | "durationMs" | "dominantColour" | "renditions">;

async function lookAtPicture(deps: MediaDeps, job: Job, hash: string, file: string): Promise<Looked> {
  const { decoded, ...facts } = await readPicture(file);
  return { ...facts, durationMs: 0, renditions: await keepRenditions(deps, job, hash, makeRenditions(decoded, ["avif", "webp", "jpg"])) };
}

async function lookAtClip(deps: MediaDeps, job: Job, hash: string): Promise<Looked> {
  const url = await deps.blobs.signRead("media", blobPathOf(job.assetId, hash, originalName), new Date(Date.now() + readableMs));
  const source = { url, demuxer: clipDemuxers[job.contentType]! };
  const facts = await probeClip(source);
  const still = await readPicture(await takeStill(source, facts.durationMs));
  const posters = await keepRenditions(deps, job, hash, makeRenditions(still.decoded, ["webp", "jpg"], "poster-"));
  const file = join(job.folder, "clip.mp4");
  await makePlayable(source, facts, file, job.signal);
  const { width, height } = facts.isPlayable ? facts : await probeClip({ url: file, demuxer: "mov" });
  const clip: StoredRendition = { name: "clip.mp4", contentType: "video/mp4", width, height, sizeBytes: (await stat(file)).size };
  await deps.blobs.writeFile(blobPathOf(job.assetId, hash, clip.name), file, clip.contentType);
  return { width: facts.width, height: facts.height, durationMs: facts.durationMs, dominantColour: still.dominantColour, renditions: [clip, ...posters] };
}

async function keepRenditions(deps: MediaDeps, job: Job, hash: string, made: AsyncIterable<MadeRendition>): Promise<StoredRendition[]> {
  const kept: StoredRendition[] = [];
  for await (const { bytes, ...rendition } of made) {
    job.signal.throwIfAborted();
    await deps.blobs.write(blobPathOf(job.assetId, hash, rendition.name), bytes, rendition.contentType);
    kept.push({ ...rendition, sizeBytes: bytes.length });
  }
  return kept;
}
