/**
 * The index of who points at what. It is rebuilt in the transaction of every draft store and every publish, so it is never ahead of or
 * behind the texts. Where-used, safe delete and invalidation are three questions to it (docs/features/references.md).
 */
import type { Reader, Tx } from "../platform/database/database.ts";
import {
  deleteReferences,
  findIncoming,
  findOutgoing,
  findPointedAt,
  type IncomingReference,
  insertReferences,
  type OutgoingReference,
  type ReferenceKind,
  type ReferenceSource,
  type ReferenceState,
} from "./references.repository.ts";

export type { IncomingReference, OutgoingReference, ReferenceKind, ReferenceSource, ReferenceState } from "./references.repository.ts";

/** Makes `references` all that `source` points at. Rows that stand already are left alone: most stores change none. */
export async function replaceReferences(tx: Tx, source: ReferenceSource, references: readonly OutgoingReference[]): Promise<void> {
  const wanted = new Map(references.map((reference) => [keyOf(reference), reference]));
  const obsolete: bigint[] = [];
  for (const row of await findOutgoing(tx, source)) if (!wanted.delete(keyOf(row))) obsolete.push(row.id);
  if (obsolete.length > 0) await deleteReferences(tx, obsolete);
  if (wanted.size > 0) await insertReferences(tx, source, [...wanted.values()]);
}

/** Who points at an entry or asset, from drafts and from what readers see; at most 1,000. */
export async function whereUsed(reader: Reader, to: { toKind: ReferenceKind; toId: string }, versionState?: ReferenceState): Promise<IncomingReference[]> {
  return findIncoming(reader, to, versionState);
}

/** Which of these (at most 1,000) are pointed at by anything, or only by what readers see. */
export async function whichAreUsed(reader: Reader, toKind: ReferenceKind, ids: readonly string[], versionState?: ReferenceState): Promise<ReadonlySet<string>> {
  return new Set(await findPointedAt(reader, toKind, ids, versionState));
}

const keyOf = ({ path, toKind, toId }: { path: string; toKind: string; toId: string }): string => `${toKind} ${toId} ${path}`;
