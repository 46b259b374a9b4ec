/**
 * The stored side of live documents. Rules that hold here (docs/architecture/drafts.md):
 * - A document is seeded once: whoever inserts the row wins, the other reads it. Seeding twice would double every text.
 * - Every append first touches the document's row. That lock makes the order of update ids the order of commits, per document, in any number of
 *   processes, so that compaction up to an id can never leave out an insert with a smaller id that commits later.
 * - The touch also names the generation: a process that holds an older one writes nothing.
 */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import * as Y from "yjs";
import type { Clock } from "../../platform/clock.ts";
import type { Database, Reader, Tx } from "../../platform/database/database.ts";
import { runsOfActors } from "./update-runs.ts";

export interface DraftKey {
  readonly entryId: string;
  readonly locale: string;
}

export interface StoredDocument {
  readonly generation: number;
  readonly formatVersion: number;
}

export type UpdateActor = Pick<Actor, "kind" | "id">;

export interface UpdateRow {
  readonly actor: UpdateActor;
  readonly bytes: Uint8Array;
}

/** The document's row, or null before a person first opened the variant. */
export async function findDocument(database: Database, key: DraftKey): Promise<StoredDocument | null> {
  return database.read.draftDocument.findUnique({ where: { entryId_locale: { ...key } }, select: { generation: true, formatVersion: true } });
}

/** The locales of an entry that have a document. */
export async function findDocumentKeys(reader: Reader, entryId: string): Promise<DraftKey[]> {
  return reader.draftDocument.findMany({ where: { entryId }, select: { entryId: true, locale: true } });
}

export interface VariantHead {
  readonly contentType: string;
  readonly isInBin: boolean;
}

/** What rights depend on, without the texts. Null when there is no such variant. */
export async function findVariantHead(reader: Reader, key: DraftKey): Promise<VariantHead | null> {
  const select = { entry: { select: { contentType: true, deletedAt: true } } };
  const row = await reader.variant.findUnique({ where: { entryId_locale: { ...key } }, select });
  return row && { contentType: row.entry.contentType, isInBin: row.entry.deletedAt !== null };
}

/** Inserts the first state if there is none yet; answers the row that stands, whoever made it. */
export async function insertOrReadDocument(database: Database, clock: Clock, key: DraftKey, formatVersion: number, seed: (tx: Tx) => Promise<Uint8Array>) {
  const make = () =>
    database.transaction(async (tx) => {
      const existing = await tx.draftDocument.findUnique({ where: { entryId_locale: { ...key } }, select: { generation: true, formatVersion: true } });
      if (existing) return existing;
      const state = await seed(tx);
      await tx.draftDocument.create({ data: { ...key, formatVersion, state: Buffer.from(state), createdAt: clock.now() }, select: { generation: true } });
      return { generation: 1, formatVersion };
    });
  try {
    return await make();
  } catch (error) {
    // Two processes inserted at once (SQL Server): the key let one through, its row is what we read now.
    const winner = await findDocument(database, key);
    if (!winner) throw error;
    return winner;
  }
}

/**
 * Opens a new generation with a state made from the old one, if nobody did so before. Updates of the old one stay for the record, below
 * `stateUpdateId`.
 * @param convert makes the new state of all that was accepted, stored or not
 */
export async function openGeneration(
  database: Database,
  key: DraftKey,
  from: StoredDocument,
  formatVersion: number,
  convert: (tx: Tx, old: StoredParts) => Promise<Uint8Array>,
) {
  await database.transaction(async (tx) => {
    const ofOld = { ...key, generation: from.generation };
    // The row first: who appends waits for us, finds another generation then, and writes nothing.
    const lock = await tx.draftDocument.updateMany({ where: ofOld, data: { generation: from.generation } });
    const old = lock.count === 0 ? null : await readDocument(tx, key);
    if (!old) return;
    const last = await tx.draftUpdate.aggregate({ where: { ...key }, _max: { id: true } });
    await tx.draftDocument.updateMany({
      where: ofOld,
      data: { generation: from.generation + 1, formatVersion, state: Buffer.from(await convert(tx, old)), stateUpdateId: last._max.id ?? 0n },
    });
  });
}

export interface StoredParts extends StoredDocument {
  /** The state, then the younger updates, to be applied in this order. */
  readonly parts: readonly Uint8Array[];
  /** How many updates stand beside the state. */
  readonly rows: number;
}

/** The state and all younger updates. */
export async function readDocument(reader: Reader, key: DraftKey): Promise<StoredParts | null> {
  const row = await reader.draftDocument.findUnique({ where: { entryId_locale: { ...key } } });
  if (!row) return null;
  // Compaction between the two reads only merges rows that this state lacks: the union is whole either way.
  const updates = await reader.draftUpdate.findMany({
    where: { ...key, id: { gt: row.stateUpdateId } },
    orderBy: { id: "asc" },
    select: { bytes: true },
  });
  return {
    generation: row.generation,
    formatVersion: row.formatVersion,
    parts: [row.state, ...updates.map((update) => update.bytes)],
    rows: updates.length,
  };
}

/** Appends in one transaction. False when the document has moved to another generation: nothing was written. */
export async function appendUpdates(database: Database, clock: Clock, key: DraftKey, generation: number, rows: readonly UpdateRow[]): Promise<boolean> {
  return database.transaction(async (tx) => {
    const lock = await tx.draftDocument.updateMany({ where: { ...key, generation }, data: { generation } });
    if (lock.count === 0) return false;
    const createdAt = clock.now();
    await tx.draftUpdate.createMany({
      data: rows.map(({ actor, bytes }) => ({ ...key, actorKind: actor.kind, actorId: actor.id, bytes: Buffer.from(bytes), createdAt })),
    });
    return true;
  });
}

/**
 * Folds the updates into the state and merges, among the folded ones, those of one person within ten minutes into one row (`update-runs.ts`), so that blame stays and rows
 * do not pile up. Compare-and-set on `stateUpdateId`: of two compactions at once one wins. @returns how many updates it folded
 */
export async function compactDocument(database: Database, key: DraftKey, generation: number): Promise<number> {
  const row = await database.read.draftDocument.findUnique({ where: { entryId_locale: { ...key } } });
  if (!row || row.generation !== generation) return 0;
  const updates = await database.read.draftUpdate.findMany({ where: { ...key, id: { gt: row.stateUpdateId } }, orderBy: { id: "asc" }, take: 2000 });
  const last = updates.at(-1);
  if (!last) return 0;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([row.state, ...updates.map((update) => update.bytes)]));
  const state = Buffer.from(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  const runs = runsOfActors(updates).filter((run) => run.length > 1);
  const merged = runs.map((run) => ({ id: run.at(-1)!.id, bytes: Buffer.from(Y.mergeUpdates(run.map((update) => update.bytes))) }));
  const goneIds = runs.flatMap((run) => run.slice(0, -1).map((update) => update.id));
  return database.transaction(async (tx) => {
    const won = await tx.draftDocument.updateMany({ where: { ...key, generation, stateUpdateId: row.stateUpdateId }, data: { state, stateUpdateId: last.id } });
    if (won.count === 0) return 0;
    for (let start = 0; start < goneIds.length; start += 500)
      await tx.draftUpdate.deleteMany({ where: { ...key, id: { in: goneIds.slice(start, start + 500) } } });
    for (const { id, bytes } of merged) await tx.draftUpdate.updateMany({ where: { id }, data: { bytes } });
    return updates.length;
  });
}

/**
 * Forgets what was typed and deleted again: everything is folded into the state, which holds no deleted text, and the folded updates go. Who wrote the words
 * that stay is asked of the versions from then on.
 */
export async function dropUpdateLog(database: Database, key: DraftKey): Promise<void> {
  const document = await findDocument(database, key);
  if (!document) return;
  while ((await compactDocument(database, key, document.generation)) > 0);
  await database.transaction(async (tx) => {
    const row = await tx.draftDocument.findUnique({ where: { entryId_locale: { ...key } }, select: { stateUpdateId: true } });
    if (row) await tx.draftUpdate.deleteMany({ where: { ...key, id: { lte: row.stateUpdateId } } });
  });
}

/**
 * Documents whose youngest update may be missing from the variant's last store: a process died before it could store. One of the very
 * millisecond of the store counts as missing; storing it again does no harm.
 */
export async function findUnstored(database: Database, where: { entryId?: string; since?: Date }): Promise<DraftKey[]> {
  const youngest = await database.read.draftUpdate.groupBy({
    by: ["entryId", "locale"],
    where: { ...(where.entryId ? { entryId: where.entryId } : {}), ...(where.since ? { createdAt: { gte: where.since } } : {}) },
    _max: { createdAt: true },
  });
  const unstored: DraftKey[] = [];
  for (const { entryId, locale, _max } of youngest) {
    const variant = await database.read.variant.findUnique({ where: { entryId_locale: { entryId, locale } }, select: { updatedAt: true } });
    if (variant && _max.createdAt && variant.updatedAt <= _max.createdAt) unstored.push({ entryId, locale });
  }
  return unstored;
}
