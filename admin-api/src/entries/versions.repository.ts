import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";
import type { Draft, DraftKey } from "./drafts.repository.ts";

export type VersionKind = VersionSummary["kind"];

/** An immutable numbered snapshot, without its fields: lists never read bodies. */
export interface VersionRow {
  readonly entryId: string;
  readonly locale: string;
  readonly number: number;
  readonly title: string;
  readonly hash: string;
  readonly kind: VersionKind;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly createdById: string;
  readonly createdAt: Date;
  readonly contentTypeVersion: number;
  readonly formatVersion: number;
}
export interface Version extends VersionRow {
  readonly fields: FieldValues;
}

const summary = {
  entryId: true,
  locale: true,
  number: true,
  title: true,
  hash: true,
  kind: true,
  reason: true,
  authors: true,
  createdById: true,
  createdAt: true,
  contentTypeVersion: true,
  formatVersion: true,
} as const;

type Row = Omit<VersionRow, "authors" | "kind"> & { authors: string; kind: string };
const toRow = (row: Row): VersionRow => ({ ...row, authors: JSON.parse(row.authors) as string[], kind: row.kind as VersionKind });

export async function findVersion(reader: Reader, { entryId, locale }: DraftKey, number: number): Promise<Version | null> {
  const row = await reader.entryVersion.findUnique({ where: { entryId_locale_number: { entryId, locale, number } } });
  return row && { ...toRow(row), fields: JSON.parse(row.fields) as FieldValues };
}

/** Versions by exact keys, one query for up to 300 of them. */
export async function findVersionsByKeys(reader: Reader, keys: readonly (DraftKey & { number: number })[]): Promise<Version[]> {
  const found: Version[] = [];
  for (let start = 0; start < keys.length; start += 300) {
    const rows = await reader.entryVersion.findMany({
      where: { OR: keys.slice(start, start + 300).map(({ entryId, locale, number }) => ({ entryId, locale, number })) },
    });
    found.push(...rows.map((row) => ({ ...toRow(row), fields: JSON.parse(row.fields) as FieldValues })));
  }
  return found;
}

/** Newest first, from `before` (exclusive) on. */
export async function findVersionPage(reader: Reader, { entryId, locale }: DraftKey, before: number, limit: number): Promise<VersionRow[]> {
  const rows = await reader.entryVersion.findMany({
    where: { entryId, locale, number: { lt: before } },
    orderBy: { number: "desc" },
    take: limit,
    select: summary,
  });
  return rows.map(toRow);
}

export interface NewVersion {
  readonly number: number;
  readonly kind: VersionKind;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly createdById: string;
  readonly at: Date;
}

/** Freezes a draft's fields as a version, and makes it the draft's head. */
export async function insertVersion(tx: Tx, draft: Draft, version: NewVersion): Promise<void> {
  const { entryId, locale } = draft;
  await tx.entryVersion.create({
    data: {
      entryId,
      locale,
      number: version.number,
      fields: JSON.stringify(draft.fields),
      title: draft.title,
      hash: draft.draftHash,
      formatVersion: draft.formatVersion,
      contentTypeVersion: draft.contentTypeVersion,
      kind: version.kind,
      reason: version.reason,
      authors: JSON.stringify(version.authors),
      createdById: version.createdById,
      createdAt: version.at,
    },
    select: { number: true },
  });
  await tx.variant.updateMany({ where: { entryId, locale }, data: { headVersion: version.number, draftAuthors: "[]" } });
}
