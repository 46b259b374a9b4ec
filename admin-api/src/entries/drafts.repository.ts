/** Entries and the drafts of their variants. Live documents have a repository of their own beside the socket. */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { VariantStatus } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

export interface Entry {
  readonly id: string;
  readonly contentType: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly revision: number;
}

export interface DraftKey {
  readonly entryId: string;
  readonly locale: string;
}

/** The one mutable copy of an entry's texts in one locale (`*`: its shared fields). */
export interface Draft extends DraftKey {
  readonly title: string;
  readonly fields: FieldValues;
  /** Field key → revision of its last change. */
  readonly fieldRevisions: Readonly<Record<string, number>>;
  readonly draftRevision: number;
  readonly draftHash: string;
  readonly formatVersion: number;
  readonly contentTypeVersion: number;
  readonly headVersion: number;
  readonly updatedAt: Date;
  readonly updatedById: string;
  /** Who changed it since its last version. */
  readonly draftAuthors: readonly string[];
  readonly status: VariantStatus;
  /** When it first differed from its last version; null while it does not. */
  readonly unversionedSince: Date | null;
  /** Suggestions that nobody has decided. */
  readonly openSuggestions: number;
}

type DraftRow = Omit<Draft, "fields" | "fieldRevisions" | "draftAuthors" | "status"> & {
  fields: string;
  fieldRevisions: string;
  draftAuthors: string;
  status: string;
};

const toDraft = (row: DraftRow): Draft => ({
  ...row,
  fields: JSON.parse(row.fields) as FieldValues,
  fieldRevisions: JSON.parse(row.fieldRevisions) as Record<string, number>,
  draftAuthors: JSON.parse(row.draftAuthors) as string[],
  status: row.status as VariantStatus,
});

/** Null when there is none; entries in the bin are found. */
export async function findEntry(reader: Reader, id: string): Promise<Entry | null> {
  return reader.entry.findUnique({ where: { id } });
}

export async function findEntries(reader: Reader, ids: readonly string[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let start = 0; start < ids.length; start += 500) found.push(...(await reader.entry.findMany({ where: { id: { in: ids.slice(start, start + 500) } } })));
  return found;
}

export async function findDraft(reader: Reader, { entryId, locale }: DraftKey): Promise<Draft | null> {
  const row = await reader.variant.findUnique({ where: { entryId_locale: { entryId, locale } } });
  return row && toDraft(row);
}

/** All drafts of one entry, the shared fields included. */
export async function findDraftsOfEntry(reader: Reader, entryId: string): Promise<Draft[]> {
  return (await reader.variant.findMany({ where: { entryId } })).map(toDraft);
}

/** Drafts of several entries: of the named locales and the shared fields, by entry and locale. */
export async function findDraftsWithShared(reader: Reader, keys: readonly DraftKey[]): Promise<Draft[]> {
  const [first] = keys;
  if (first && keys.every((key) => key.entryId === first.entryId)) {
    const locales = [...keys.map((key) => key.locale), sharedLocale];
    return (await reader.variant.findMany({ where: { entryId: first.entryId, locale: { in: locales } } })).map(toDraft);
  }
  const locales = new Map<string, string[]>();
  for (const { entryId, locale } of keys) locales.set(locale, [...(locales.get(locale) ?? []), entryId]);
  locales.set(sharedLocale, [...new Set(keys.map((key) => key.entryId))]);
  const drafts: Draft[] = [];
  for (const [locale, ids] of locales)
    for (let start = 0; start < ids.length; start += 500) {
      const rows = await reader.variant.findMany({ where: { locale, entryId: { in: ids.slice(start, start + 500) } } });
      drafts.push(...rows.map(toDraft));
    }
  return drafts;
}

/** Titles of all variants of some entries, shared fields included. */
export async function findTitles(reader: Reader, entryIds: readonly string[]) {
  const found: { entryId: string; locale: string; title: string; contentType: string; isInBin: boolean }[] = [];
  for (let start = 0; start < entryIds.length; start += 500) {
    const rows = await reader.variant.findMany({
      where: { entryId: { in: entryIds.slice(start, start + 500) } },
      select: { entryId: true, locale: true, title: true, entry: { select: { contentType: true, deletedAt: true } } },
    });
    for (const { entryId, locale, title, entry } of rows)
      found.push({ entryId, locale, title, contentType: entry.contentType, isInBin: entry.deletedAt !== null });
  }
  return found;
}

/** Whether a draft has a live document: then writes go through it. */
export async function hasLiveDocument(reader: Reader, { entryId, locale }: DraftKey): Promise<boolean> {
  return (await reader.draftDocument.count({ where: { entryId, locale } })) > 0;
}

export async function countEntriesOfType(reader: Reader, contentType: string): Promise<number> {
  return reader.entry.count({ where: { contentType } });
}

export interface NewEntry {
  readonly id: string;
  readonly contentType: string;
  readonly createdById: string;
  readonly at: Date;
}

export async function insertEntry(tx: Tx, { id, contentType, createdById, at }: NewEntry): Promise<void> {
  await tx.entry.create({ data: { id, contentType, createdById, createdAt: at, updatedAt: at, revision: 0 }, select: { id: true } });
}

/**
 * The next revision of an entry: one number for all its drafts. The row stays locked until the transaction ends, so writes to one entry wait for
 * each other, and a draft read after this is the newest.
 */
export async function takeRevision(tx: Tx, entryId: string, at: Date): Promise<number> {
  const row = await tx.entry.update({ where: { id: entryId }, data: { revision: { increment: 1 }, updatedAt: at }, select: { revision: true } });
  return row.revision;
}

/** Locks the entry's row until the transaction ends, without changing it. False when there is no such entry. */
export async function lockEntry(tx: Tx, entryId: string): Promise<boolean> {
  return (await tx.entry.updateMany({ where: { id: entryId }, data: { revision: { increment: 0 } } })).count === 1;
}

/** Locks several entries, in one order for everybody, so that two sets never wait for each other. False when one of them is not there. */
export async function lockEntries(tx: Tx, entryIds: Iterable<string>): Promise<boolean> {
  for (const entryId of [...new Set(entryIds)].sort()) if (!(await lockEntry(tx, entryId))) return false;
  return true;
}

export type DraftContent = Omit<Draft, "entryId" | "locale" | "headVersion" | "status">;

const columnsOf = (content: DraftContent) => ({
  ...content,
  fields: JSON.stringify(content.fields),
  fieldRevisions: JSON.stringify(content.fieldRevisions),
  draftAuthors: JSON.stringify(content.draftAuthors),
  searchText: "",
});

export async function insertDraft(tx: Tx, key: DraftKey, content: DraftContent, searchText: string): Promise<void> {
  await tx.variant.create({
    data: { entryId: key.entryId, locale: key.locale, ...columnsOf(content), searchText, createdAt: content.updatedAt },
    select: { locale: true },
  });
}

/** Compare-and-set on the draft's revision; false when somebody was faster. */
export async function updateDraft(tx: Tx, draft: Draft, content: DraftContent, searchText: string): Promise<boolean> {
  const changed = await tx.variant.updateMany({
    where: { entryId: draft.entryId, locale: draft.locale, draftRevision: draft.draftRevision },
    data: { ...columnsOf(content), searchText },
  });
  return changed.count === 1;
}

export async function touchDraft(tx: Tx, { entryId, locale }: DraftKey, at: Date): Promise<void> {
  await tx.variant.updateMany({ where: { entryId, locale }, data: { updatedAt: at } });
}

export async function setDeleted(tx: Tx, entryId: string, deleted: { at: Date; byId: string } | null): Promise<void> {
  await tx.entry.update({ where: { id: entryId }, data: { deletedAt: deleted?.at ?? null, deletedById: deleted?.byId ?? "" }, select: { id: true } });
}

/** What a variant's status follows from. */
export async function findDraftHashes(reader: Reader, entryId: string): Promise<{ locale: string; draftHash: string; status: string }[]> {
  return reader.variant.findMany({ where: { entryId }, select: { locale: true, draftHash: true, status: true } });
}

export async function setStatus(tx: Tx, { entryId, locale }: DraftKey, status: VariantStatus): Promise<void> {
  await tx.variant.updateMany({ where: { entryId, locale }, data: { status } });
}
