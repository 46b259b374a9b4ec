/** The only file that touches the tables of media. Reads take a `Reader`, writes a `Tx`. */
import type { AssetListQuery } from "@pressbox/shared/media/media.schema.ts";
import { z } from "zod";
import type { Reader, Tx } from "../platform/database/database.ts";
import { searchText } from "../platform/database/like.ts";

const storedRenditionSchema = z.object({
  name: z.string(),
  contentType: z.string(),
  width: z.number(),
  height: z.number(),
  sizeBytes: z.number(),
});
export type StoredRendition = z.infer<typeof storedRenditionSchema>;

export interface AssetVersionRow {
  readonly assetId: string;
  readonly hash: string;
  readonly blobPath: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly dominantColour: string;
  readonly renditions: readonly StoredRendition[];
}

export type AssetRow = Awaited<ReturnType<typeof findAssetRows>>[number];

/** `IN` lists stay below SQL Server's limit of parameters. */
const chunkSize = 1000;

/** Assets by id with texts and their current version; deleted ones only when asked for. */
export async function findAssetRows(reader: Reader, ids: readonly string[], { withDeleted = false } = {}) {
  const rows = [];
  for (let start = 0; start < ids.length; start += chunkSize) {
    const chunk = ids.slice(start, start + chunkSize);
    rows.push(
      ...(await reader.asset.findMany({
        where: { id: { in: [...chunk] }, ...(withDeleted ? {} : { deletedAt: null }) },
        include: { texts: { orderBy: { locale: "asc" } }, versions: true },
      })),
    );
  }
  return rows.map(({ versions, ...asset }) => {
    const current = versions.find((version) => version.hash === asset.versionHash);
    return { ...asset, version: current ? parseVersion(current) : null };
  });
}

export async function findAssetRow(reader: Reader, id: string): Promise<AssetRow | undefined> {
  return (await findAssetRows(reader, [id]))[0];
}

/** One version of an asset that is not deleted: what `/media` serves. */
export async function findVersion(reader: Reader, assetId: string, hash: string): Promise<(AssetVersionRow & { fileName: string }) | null> {
  const row = await reader.assetVersion.findUnique({
    where: { assetId_hash: { assetId, hash } },
    include: { asset: { select: { deletedAt: true, fileName: true } } },
  });
  return row && row.asset.deletedAt === null ? { ...parseVersion(row), fileName: row.asset.fileName } : null;
}

function parseVersion(row: Omit<AssetVersionRow, "renditions" | "sizeBytes"> & { renditions: string; sizeBytes: bigint }): AssetVersionRow {
  return { ...row, sizeBytes: Number(row.sizeBytes), renditions: z.array(storedRenditionSchema).parse(JSON.parse(row.renditions)) };
}

export interface AssetPosition {
  readonly createdAt: Date;
  readonly id: string;
}

/** Ids of a page's candidates in the list's order, after `after`. */
export async function findAssetPositions(
  reader: Reader,
  query: Pick<AssetListQuery, "q" | "kind" | "state" | "sort">,
  after: AssetPosition | undefined,
  take: number,
): Promise<AssetPosition[]> {
  const direction = query.sort === "createdAt" ? "asc" : "desc";
  const beyond = direction === "asc" ? "gt" : "lt";
  return await reader.asset.findMany({
    where: {
      deletedAt: null,
      ...(query.kind ? { kind: query.kind } : {}),
      ...(query.state ? { state: query.state } : {}),
      ...(query.q ? { searchText: { contains: searchText(query.q) } } : {}),
      ...(after ? { OR: [{ createdAt: { [beyond]: after.createdAt } }, { createdAt: after.createdAt, id: { [beyond]: after.id } }] } : {}),
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    select: { id: true, createdAt: true },
    take,
  });
}

export async function findUpload(reader: Reader, assetId: string) {
  const row = await reader.upload.findFirst({ where: { assetId }, orderBy: { createdAt: "desc" } });
  return row && { ...row, sizeBytes: Number(row.sizeBytes) };
}

export async function findUploadById(reader: Reader, id: string) {
  return await reader.upload.findUnique({ where: { id } });
}

export interface NewUpload {
  readonly assetId: string;
  readonly uploadId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly blobPath: string;
  readonly createdById: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** The asset's row and its upload, in state `uploading`. The kind is a guess until the content was seen. */
export async function insertUpload(tx: Tx, upload: NewUpload): Promise<void> {
  await tx.asset.create({
    data: {
      id: upload.assetId,
      kind: "image",
      state: "uploading",
      failure: "",
      fileName: upload.fileName,
      versionHash: "",
      credit: "",
      searchText: searchText(upload.fileName),
      createdById: upload.createdById,
      createdAt: upload.now,
      updatedAt: upload.now,
    },
    select: { id: true },
  });
  await tx.upload.create({
    data: {
      id: upload.uploadId,
      assetId: upload.assetId,
      blobPath: upload.blobPath,
      sizeBytes: upload.sizeBytes,
      createdById: upload.createdById,
      createdAt: upload.now,
      expiresAt: upload.expiresAt,
    },
    select: { id: true },
  });
}

/** Takes the upload's row away; false when somebody else did (completed or gave it up). */
export async function deleteUpload(tx: Tx, uploadId: string): Promise<boolean> {
  return (await tx.upload.deleteMany({ where: { id: uploadId } })).count === 1;
}

export async function markProcessing(tx: Tx, id: string, kind: string, now: Date): Promise<void> {
  await tx.asset.update({ where: { id }, data: { kind, state: "processing", failure: "", updatedAt: now, revision: { increment: 1 } }, select: { id: true } });
}

/** @param isDropped whether it also leaves the library: an upload that never became an asset */
export async function markFailed(tx: Tx, id: string, failure: string, now: Date, { isDropped = false } = {}): Promise<void> {
  await tx.asset.updateMany({
    where: { id, state: { not: "ready" } },
    data: { state: "failed", failure, updatedAt: now, revision: { increment: 1 }, ...(isDropped ? { deletedAt: now } : {}) },
  });
}

/** Adds the version (or finds it there: a job that ran twice) and makes it the current one. */
export async function saveVersion(tx: Tx, version: AssetVersionRow, now: Date): Promise<void> {
  const { assetId, hash, ...facts } = version;
  const stored = { ...facts, sizeBytes: BigInt(facts.sizeBytes), renditions: JSON.stringify(facts.renditions) };
  await tx.assetVersion.upsert({
    where: { assetId_hash: { assetId, hash } },
    create: { assetId, hash, ...stored, createdAt: now },
    update: stored,
    select: { hash: true },
  });
  await tx.asset.update({
    where: { id: assetId },
    data: { state: "ready", failure: "", versionHash: hash, updatedAt: now, revision: { increment: 1 } },
    select: { id: true },
  });
}

export interface AssetChange {
  readonly credit: string;
  readonly fileName: string;
  readonly texts: readonly { locale: string; alt: string; caption: string }[];
}

/** Writes names and texts as a whole; 0 rows when the revision has moved on. */
export async function saveChange(tx: Tx, id: string, revision: number, change: AssetChange, now: Date): Promise<boolean> {
  const words = [change.fileName, change.credit, ...change.texts.flatMap((text) => [text.alt, text.caption])];
  const { count } = await tx.asset.updateMany({
    where: { id, revision, deletedAt: null },
    data: { credit: change.credit, fileName: change.fileName, searchText: searchText(words.join(" ")), updatedAt: now, revision: { increment: 1 } },
  });
  if (count === 0) return false;
  await tx.assetText.deleteMany({ where: { assetId: id } });
  for (const text of change.texts) await tx.assetText.create({ data: { assetId: id, ...text }, select: { locale: true } });
  return true;
}

export async function markDeleted(tx: Tx, id: string, revision: number | undefined, now: Date): Promise<boolean> {
  const { count } = await tx.asset.updateMany({
    where: { id, deletedAt: null, ...(revision === undefined ? {} : { revision }) },
    data: { deletedAt: now, updatedAt: now, revision: { increment: 1 } },
  });
  return count === 1;
}
