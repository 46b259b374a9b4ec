/** Delivery's reads of publications and versions, and its own rows: regions and staged documents. */
import type { Reader, Tx } from "../platform/database/database.ts";
import type { LiveSpan, Pointer } from "./region/pointers.ts";

/** Closed spans older than this many commits are left out of cached pointers; the database answers for them. */
const pointerWindow = 200;
const slugHistory = 30;
const idsAtOnce = 500;
/** The pseudo-locale of shared fields is no language: it is never delivered by itself. */
const languagesOnly = { locale: { not: "*" } };

const spanColumns = {
  entryId: true,
  locale: true,
  fromSeq: true,
  toSeq: true,
  contentType: true,
  version: true,
  sharedVersion: true,
  slug: true,
  title: true,
  firstPublishedAt: true,
  fromAt: true,
} as const;

export interface HistoryRow {
  readonly entryId: string;
  readonly locale: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly contentType: string;
  readonly version: number;
  readonly sharedVersion: number;
  readonly slug: string;
  readonly title: string;
  readonly firstPublishedAt: Date;
  readonly fromAt: Date;
}

export const spanOf = (row: HistoryRow): LiveSpan => ({
  entryId: row.entryId,
  type: row.contentType,
  locale: row.locale,
  from: row.fromSeq,
  to: row.toSeq,
  version: row.version,
  sharedVersion: row.sharedVersion,
  slug: row.slug,
  title: row.title,
  firstPublishedAt: row.firstPublishedAt.toISOString(),
  publishedAt: row.fromAt.toISOString(),
});

/** The region's row, or null before its first start. */
export function findRegion(reader: Reader, name: string): Promise<{ epoch: number; assets: number } | null> {
  return reader.region.findUnique({ where: { name }, select: { epoch: true, assets: true } });
}

/** The number of the newest commit, 0 for none. */
export async function findCommitSeq(reader: Reader): Promise<number> {
  const counter = await reader.counter.findUnique({ where: { name: "commitSeq" }, select: { value: true } });
  return counter?.value ?? 0;
}

/** Pointers of entries, complete up to `asOf`, in the order of `entryIds`. */
export async function loadEntryPointers(reader: Reader, entryIds: readonly string[], asOf: number): Promise<Pointer[]> {
  const since = Math.max(0, asOf - pointerWindow);
  const byEntry = new Map<string, LiveSpan[]>(entryIds.map((id) => [id, []]));
  for (let start = 0; start < entryIds.length; start += idsAtOnce) {
    const rows = await reader.publicationHistory.findMany({
      where: { entryId: { in: entryIds.slice(start, start + idsAtOnce) }, ...languagesOnly, toSeq: { gt: since } },
      orderBy: [{ entryId: "asc" }, { locale: "asc" }, { fromSeq: "asc" }],
      select: spanColumns,
    });
    for (const row of rows) byEntry.get(row.entryId)?.push(spanOf(row));
  }
  return entryIds.map((id) => ({ asOf, since, spans: byEntry.get(id) ?? [] }));
}

/** The pointer of a slug, complete up to `asOf`. Its last span stays for ever: an old slug redirects. */
export async function loadSlugPointer(reader: Reader, slug: { type: string; locale: string; slug: string }, asOf: number): Promise<Pointer> {
  const rows = await reader.publicationHistory.findMany({
    where: { contentType: slug.type, locale: slug.locale, slug: slug.slug },
    orderBy: { fromSeq: "desc" },
    take: slugHistory,
    select: spanColumns,
  });
  // One slug leads to one entry at a time: what was left out had ended when the oldest row that was kept began.
  const since = rows.length < slugHistory ? 0 : rows.at(-1)!.fromSeq;
  return { asOf, since, spans: rows.map(spanOf) };
}

/** What was live at one epoch, straight from the history: for epochs that cached pointers do not reach. */
export async function loadSpansAt(reader: Reader, entryIds: readonly string[], epoch: number): Promise<LiveSpan[]> {
  const rows = await reader.publicationHistory.findMany({
    where: { entryId: { in: [...entryIds] }, ...languagesOnly, fromSeq: { lte: epoch }, toSeq: { gt: epoch }, version: { gt: 0 } },
    select: spanColumns,
  });
  return rows.map(spanOf);
}

/** The span of a slug that was live last, up to `epoch`. */
export async function loadSlugAt(reader: Reader, slug: { type: string; locale: string; slug: string }, epoch: number): Promise<LiveSpan | undefined> {
  const row = await reader.publicationHistory.findFirst({
    where: { contentType: slug.type, locale: slug.locale, slug: slug.slug, fromSeq: { lte: epoch }, version: { gt: 0 } },
    orderBy: { fromSeq: "desc" },
    select: spanColumns,
  });
  return row ? spanOf(row) : undefined;
}

/** What one commit brought and what it ended. */
export async function findChanges(reader: Reader, seq: number): Promise<{ brought: LiveSpan[]; ended: LiveSpan[] }> {
  const brought = await reader.publicationHistory.findMany({ where: { fromSeq: seq, ...languagesOnly }, select: spanColumns });
  const ended = await reader.publicationHistory.findMany({ where: { toSeq: seq, ...languagesOnly }, select: spanColumns });
  return { brought: brought.map(spanOf), ended: ended.map(spanOf) };
}

export interface SpanListQuery {
  readonly type: string;
  readonly locales: readonly string[];
  readonly epoch: number;
  readonly column: "firstPublishedAt" | "fromAt";
  readonly direction: "asc" | "desc";
  readonly after: { at: Date; entryId: string; locale: string } | null;
  readonly ids: readonly string[] | null;
  readonly limit: number;
}

/** Live variants of a type at an epoch, in keyset order. */
export async function listSpansAt(reader: Reader, query: SpanListQuery): Promise<LiveSpan[]> {
  const { column, direction, after } = query;
  const beyond = direction === "desc" ? "lt" : "gt";
  const rows = await reader.publicationHistory.findMany({
    where: {
      contentType: query.type,
      locale: { in: [...query.locales] },
      fromSeq: { lte: query.epoch },
      toSeq: { gt: query.epoch },
      version: { gt: 0 },
      ...(query.ids ? { entryId: { in: [...query.ids] } } : {}),
      ...(after
        ? {
            OR: [
              { [column]: { [beyond]: after.at } },
              { [column]: after.at, entryId: { [beyond]: after.entryId } },
              { [column]: after.at, entryId: after.entryId, locale: { gt: after.locale } },
            ],
          }
        : {}),
    },
    orderBy: [{ [column]: direction }, { entryId: direction }, { locale: "asc" }],
    take: query.limit,
    select: spanColumns,
  });
  return rows.map(spanOf);
}

export interface VersionRow {
  readonly title: string;
  readonly fields: string;
  readonly contentTypeVersion: number;
}

export function findVersion(reader: Reader, entryId: string, locale: string, number: number): Promise<VersionRow | null> {
  return reader.entryVersion.findUnique({
    where: { entryId_locale_number: { entryId, locale, number } },
    select: { title: true, fields: true, contentTypeVersion: true },
  });
}

export interface DocumentKey {
  readonly entryId: string;
  readonly locale: string;
  readonly version: number;
  readonly sharedVersion: number;
}

const documentKey = (key: DocumentKey) => ({ entryId: key.entryId, locale: key.locale, version: key.version, sharedVersion: key.sharedVersion });

export function findDocument(reader: Reader, key: DocumentKey): Promise<{ body: string; hash: string } | null> {
  return reader.deliveryDocument.findUnique({ where: { entryId_locale_version_sharedVersion: documentKey(key) }, select: { body: true, hash: true } });
}

/** Stages a document. Immutable: one that is there stays. */
export async function stageDocument(tx: Tx, key: DocumentKey, document: { body: string; hash: string; at: Date }): Promise<void> {
  const isThere = await tx.deliveryDocument.findUnique({ where: { entryId_locale_version_sharedVersion: documentKey(key) }, select: { hash: true } });
  if (isThere?.hash === document.hash) return;
  const row = { body: document.body, hash: document.hash, createdAt: document.at };
  if (isThere) await tx.deliveryDocument.update({ where: { entryId_locale_version_sharedVersion: documentKey(key) }, data: row, select: { hash: true } });
  else await tx.deliveryDocument.create({ data: { ...documentKey(key), ...row }, select: { hash: true } });
}

/** Moves the region's epoch forward, never back; makes the row if need be. */
export async function moveEpoch(tx: Tx, name: string, epoch: number, at: Date): Promise<void> {
  const moved = await tx.region.updateMany({ where: { name, epoch: { lt: epoch } }, data: { epoch, updatedAt: at } });
  if (moved.count === 1) return;
  const region = await tx.region.findUnique({ where: { name }, select: { epoch: true } });
  if (!region) await tx.region.create({ data: { name, epoch, updatedAt: at }, select: { name: true } });
}

/** Counts a change of assets; answers the new number. */
export async function countAssetChange(tx: Tx, name: string, at: Date): Promise<number> {
  const region = await tx.region.upsert({
    where: { name },
    create: { name, epoch: 0, assets: 1, updatedAt: at },
    update: { assets: { increment: 1 }, updatedAt: at },
    select: { assets: true },
  });
  return region.assets;
}

export async function findEntryType(reader: Reader, entryId: string): Promise<string | null> {
  const entry = await reader.entry.findUnique({ where: { id: entryId }, select: { contentType: true } });
  return entry?.contentType ?? null;
}

/** The last commit up to an instant; 0 before the first. */
export async function findEpochAt(reader: Reader, instant: Date): Promise<number> {
  const commit = await reader.commit.findFirst({ where: { at: { lte: instant } }, orderBy: { seq: "desc" }, select: { seq: true } });
  return commit?.seq ?? 0;
}

export async function findCommitInstant(reader: Reader, seq: number): Promise<Date | null> {
  return (await reader.commit.findUnique({ where: { seq }, select: { at: true } }))?.at ?? null;
}

/** Notes that readers see a commit. @param options.isPurged there is no CDN to wait for */
export async function markVisible(tx: Tx, seq: number, at: Date, { isPurged }: { isPurged: boolean }): Promise<void> {
  await tx.commit.updateMany({ where: { seq, visibleAt: null }, data: { visibleAt: at, ...(isPurged ? { purgedAt: at } : {}) } });
}

/** Notes that the CDN has taken the purges of these commits. */
export async function markPurged(tx: Tx, seqs: readonly number[], at: Date): Promise<void> {
  if (seqs.length > 0) await tx.commit.updateMany({ where: { seq: { in: [...seqs] } }, data: { purgedAt: at } });
}

/** Publications after a key, live or not, in key order: the walk of `delivery verify`. */
export function listPublications(reader: Reader, after: { entryId: string; locale: string }, limit: number) {
  return reader.publication.findMany({
    where: { AND: [languagesOnly, { OR: [{ entryId: { gt: after.entryId } }, { entryId: after.entryId, locale: { gt: after.locale } }] }] },
    orderBy: [{ entryId: "asc" }, { locale: "asc" }],
    take: limit,
    select: { entryId: true, locale: true, contentType: true, version: true, sharedVersion: true, slug: true, sequence: true },
  });
}

/** Ids of entries that were ever published, after an id, in order. */
export async function listPublishedEntries(reader: Reader, afterId: string, limit: number): Promise<string[]> {
  const rows = await reader.publication.groupBy({
    by: ["entryId"],
    where: { entryId: { gt: afterId }, ...languagesOnly },
    orderBy: { entryId: "asc" },
    take: limit,
  });
  return rows.map((row) => row.entryId);
}
