/** What the thinning of checkpoints reads and deletes. */
import type { Reader, Tx } from "../platform/database/database.ts";
import type { DraftKey } from "./drafts.repository.ts";

/** Entries with checkpoints from before an instant, by id, after one of them. */
export async function findEntriesWithCheckpoints(reader: Reader, page: { after: string; before: Date; limit: number }): Promise<string[]> {
  const groups = await reader.entryVersion.groupBy({
    by: ["entryId"],
    where: { kind: "checkpoint", createdAt: { lt: page.before }, entryId: { gt: page.after } },
    orderBy: { entryId: "asc" },
    take: page.limit,
  });
  return groups.map((group) => group.entryId);
}

export interface CheckpointRow extends DraftKey {
  readonly number: number;
  readonly createdAt: Date;
}

/** All checkpoints of an entry that nobody has named. */
export async function findCheckpoints(reader: Reader, entryId: string): Promise<CheckpointRow[]> {
  return reader.entryVersion.findMany({
    where: { entryId, kind: "checkpoint", name: "" },
    select: { entryId: true, locale: true, number: true, createdAt: true },
  });
}

/** Numbers that something points at, by `locale/number`: what is or was live, what is or was planned. */
export async function findPublishedVersions(reader: Reader, entryId: string, sharedLocale: string): Promise<ReadonlySet<string>> {
  const both = { locale: true, version: true, sharedVersion: true } as const;
  const used = [
    ...(await reader.publication.findMany({ where: { entryId }, select: both })),
    ...(await reader.publicationHistory.findMany({ where: { entryId }, select: both })),
    ...(await reader.schedule.findMany({ where: { entryId }, select: both })),
  ];
  return new Set(used.flatMap((use) => [`${use.locale}/${use.version}`, `${sharedLocale}/${use.sharedVersion}`]));
}

/** The newest version of each variant, by `locale/number`. */
export async function findNewestVersions(reader: Reader, entryId: string): Promise<ReadonlySet<string>> {
  const heads = await reader.variant.findMany({ where: { entryId }, select: { locale: true, headVersion: true } });
  return new Set(heads.map((head) => `${head.locale}/${head.headVersion}`));
}

/** Only checkpoints go, whatever numbers are given. @returns how many went */
export async function deleteCheckpoints(tx: Tx, { entryId, locale }: DraftKey, numbers: readonly number[]): Promise<number> {
  let deleted = 0;
  for (let start = 0; start < numbers.length; start += 500) {
    const where = { entryId, locale, kind: "checkpoint", name: "", number: { in: numbers.slice(start, start + 500) } };
    deleted += (await tx.entryVersion.deleteMany({ where })).count;
  }
  return deleted;
}
