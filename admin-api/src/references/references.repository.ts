import type { Reader, Tx } from "../platform/database/database.ts";

export type ReferenceState = "draft" | "live";
export type ReferenceKind = "entry" | "asset";

/** One thing pointed at. `path` is where it stands inside the fields: `body`, `related`, `scorers.player`. */
export interface OutgoingReference {
  readonly path: string;
  readonly toKind: ReferenceKind;
  readonly toId: string;
}

/** Whose references these are: one variant (locale `*` for shared fields) in one state. */
export interface ReferenceSource {
  readonly entryId: string;
  readonly locale: string;
  readonly versionState: ReferenceState;
}

export interface IncomingReference {
  readonly fromEntryId: string;
  readonly fromLocale: string;
  readonly versionState: ReferenceState;
  readonly path: string;
}

/** What one source points at now, with row ids. */
export async function findOutgoing(reader: Reader, { entryId, locale, versionState }: ReferenceSource) {
  return reader.reference.findMany({
    where: { fromEntryId: entryId, fromLocale: locale, versionState },
    select: { id: true, path: true, toKind: true, toId: true },
  });
}

/** Who points at one thing, in the order of ids. @param toId of an entry or asset */
export async function findIncoming(reader: Reader, to: { toKind: ReferenceKind; toId: string }, versionState?: ReferenceState): Promise<IncomingReference[]> {
  const rows = await reader.reference.findMany({
    where: { ...to, ...(versionState ? { versionState } : {}) },
    select: { fromEntryId: true, fromLocale: true, versionState: true, path: true },
    orderBy: { id: "asc" },
    take: 1000,
  });
  return rows.map((row) => ({ ...row, versionState: row.versionState as ReferenceState }));
}

/** Those of `ids` (at most 1,000) that something points at. */
export async function findPointedAt(reader: Reader, toKind: ReferenceKind, ids: readonly string[], versionState?: ReferenceState): Promise<string[]> {
  const rows = await reader.reference.groupBy({ by: ["toId"], where: { toKind, toId: { in: [...ids] }, ...(versionState ? { versionState } : {}) } });
  return rows.map((row) => row.toId);
}

export async function deleteReferences(tx: Tx, ids: readonly bigint[]): Promise<void> {
  for (let start = 0; start < ids.length; start += 500) await tx.reference.deleteMany({ where: { id: { in: ids.slice(start, start + 500) } } });
}

export async function insertReferences(tx: Tx, source: ReferenceSource, references: readonly OutgoingReference[]): Promise<void> {
  const { entryId: fromEntryId, locale: fromLocale, versionState } = source;
  for (let start = 0; start < references.length; start += 200)
    await tx.reference.createMany({ data: references.slice(start, start + 200).map((reference) => ({ fromEntryId, fromLocale, versionState, ...reference })) });
}
