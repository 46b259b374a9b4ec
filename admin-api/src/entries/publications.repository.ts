/** What readers see: the pointers, their history, and the commits that moved them. */
import type { Reader, Tx } from "../platform/database/database.ts";
import type { DraftKey } from "./drafts.repository.ts";

/** The row naming the live version of a variant; `version` 0 means none. `slug` is the last one it was live under. */
export interface Publication {
  readonly entryId: string;
  readonly locale: string;
  readonly contentType: string;
  readonly version: number;
  readonly sharedVersion: number;
  readonly hash: string;
  readonly sharedHash: string;
  readonly slug: string;
  readonly sequence: number;
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
  readonly publishedById: string;
}

/** `toSeq` of what is live still. */
export const stillLive = 2_147_483_647;

export async function findPublication(reader: Reader, { entryId, locale }: DraftKey): Promise<Publication | null> {
  return reader.publication.findUnique({ where: { entryId_locale: { entryId, locale } } });
}

/** All publications of some entries, also those that are not live now. */
export async function findPublications(reader: Reader, entryIds: readonly string[]): Promise<Publication[]> {
  const found: Publication[] = [];
  for (let start = 0; start < entryIds.length; start += 500)
    found.push(...(await reader.publication.findMany({ where: { entryId: { in: entryIds.slice(start, start + 500) } }, orderBy: { locale: "asc" } })));
  return found;
}

/** The number of this publishing transaction. The counter's row stays locked until commit: order of numbers is order of commits. */
export async function takeCommitSeq(tx: Tx): Promise<number> {
  const row = await tx.counter.update({ where: { name: "commitSeq" }, data: { value: { increment: 1 } }, select: { value: true } });
  return row.value;
}

export interface NewCommit {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string;
  readonly reason: string;
  readonly variants: number;
}

export async function insertCommit(tx: Tx, commit: NewCommit): Promise<void> {
  await tx.commit.create({ data: commit, select: { seq: true } });
}

export async function findCommit(reader: Reader, seq: number) {
  return reader.commit.findUnique({ where: { seq }, select: { seq: true, at: true, visibleAt: true, purgedAt: true } });
}

export interface LiveRow extends Publication {
  readonly title: string;
  readonly reason: string;
}

/** Points publications at versions, ends what was live before and opens the new rows of history. */
export async function writePublications(tx: Tx, rows: readonly LiveRow[], previous: ReadonlyMap<string, Publication>): Promise<void> {
  for (const { title: _title, reason: _reason, ...row } of rows) {
    const { entryId, locale } = row;
    if (previous.has(publicationKey(row))) await tx.publication.updateMany({ where: { entryId, locale }, data: row });
    else await tx.publication.create({ data: row, select: { sequence: true } });
  }
  await endHistory(tx, rows, rows[0]?.sequence ?? 0);
  const opened = rows.filter((row) => row.version > 0).map(historyOf);
  for (let start = 0; start < opened.length; start += 100) await tx.publicationHistory.createMany({ data: opened.slice(start, start + 100) });
}

/** A row of history, and the unpublish that ended it, if one did. */
export interface PublicationEvent {
  readonly version: number;
  readonly at: Date;
  readonly byId: string;
  readonly reason: string;
  readonly end: { readonly at: Date; readonly byId: string; readonly reason: string } | null;
}

/** Most rows of history that are told of one page of versions. */
const mostEvents = 200;

/** When versions of a variant went to readers and were taken from them, newest first. */
export async function findPublicationEvents(reader: Reader, { entryId, locale }: DraftKey, versions: readonly number[]): Promise<PublicationEvent[]> {
  const rows = await reader.publicationHistory.findMany({
    where: { entryId, locale, version: { in: [...versions] } },
    orderBy: { fromSeq: "desc" },
    take: mostEvents,
    select: { version: true, fromAt: true, byId: true, reason: true, toSeq: true },
  });
  const ends = rows.map((row) => row.toSeq).filter((seq) => seq !== stillLive);
  const followed = await reader.publicationHistory.findMany({ where: { entryId, locale, fromSeq: { in: ends } }, select: { fromSeq: true } });
  const replacedAt = new Set(followed.map((row) => row.fromSeq));
  const commits = await reader.commit.findMany({
    where: { seq: { in: ends.filter((seq) => !replacedAt.has(seq)) } },
    select: { seq: true, at: true, actorId: true, reason: true },
  });
  const unpublished = new Map(commits.map(({ seq, at, actorId, reason }) => [seq, { at, byId: actorId, reason }]));
  return rows.map(({ version, fromAt, byId, reason, toSeq }) => ({ version, at: fromAt, byId, reason, end: unpublished.get(toSeq) ?? null }));
}

export const publicationKey = ({ entryId, locale }: DraftKey): string => `${entryId}/${locale}`;

async function endHistory(tx: Tx, keys: readonly DraftKey[], toSeq: number): Promise<void> {
  for (let start = 0; start < keys.length; start += 300)
    await tx.publicationHistory.updateMany({
      where: { toSeq: stillLive, OR: keys.slice(start, start + 300).map(({ entryId, locale }) => ({ entryId, locale })) },
      data: { toSeq },
    });
}

const historyOf = (row: LiveRow) => ({
  entryId: row.entryId,
  locale: row.locale,
  fromSeq: row.sequence,
  toSeq: stillLive,
  contentType: row.contentType,
  version: row.version,
  sharedVersion: row.sharedVersion,
  slug: row.slug,
  title: row.title,
  firstPublishedAt: row.firstPublishedAt,
  fromAt: row.publishedAt,
  byId: row.publishedById,
  reason: row.reason,
});
