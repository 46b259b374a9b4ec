import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { VersionSummary } from "@pressbox/shared/entries/entries.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";
import { hashOf } from "./draft-content.ts";
import type { Draft, DraftKey } from "./drafts.repository.ts";
import { packBody, plainBody, readBody, type VersionBody } from "./packed-fields.ts";
import { cleanFields, suggestedFields } from "./suggestions.ts";

export type VersionKind = VersionSummary["kind"];

/** An immutable numbered snapshot, without its fields: lists never read bodies. */
export interface VersionRow {
  readonly entryId: string;
  readonly locale: string;
  readonly number: number;
  /** Given by a person; empty for none. */
  readonly name: string;
  readonly title: string;
  readonly hash: string;
  /** Of the rich texts with open suggestions; empty for none. */
  readonly suggestedHash: string;
  readonly kind: VersionKind;
  readonly reason: string;
  readonly authors: readonly string[];
  readonly createdById: string;
  readonly createdAt: Date;
  readonly contentTypeVersion: number;
  readonly formatVersion: number;
}
export interface Version extends VersionRow, VersionBody {}

const summary = {
  entryId: true,
  locale: true,
  number: true,
  name: true,
  title: true,
  hash: true,
  suggestedHash: true,
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
  return row && { ...toRow(row), ...readBody(row) };
}

/** One version without its fields. */
export async function findVersionRow(reader: Reader, { entryId, locale }: DraftKey, number: number): Promise<VersionRow | null> {
  const row = await reader.entryVersion.findUnique({ where: { entryId_locale_number: { entryId, locale, number } }, select: summary });
  return row && toRow(row);
}

/** Versions by exact keys, one query for up to 300 of them. */
export async function findVersionsByKeys(reader: Reader, keys: readonly (DraftKey & { number: number })[]): Promise<Version[]> {
  const found: Version[] = [];
  for (let start = 0; start < keys.length; start += 300) {
    const rows = await reader.entryVersion.findMany({
      where: { OR: keys.slice(start, start + 300).map(({ entryId, locale, number }) => ({ entryId, locale, number })) },
    });
    found.push(...rows.map((row) => ({ ...toRow(row), ...readBody(row) })));
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
  readonly name: string;
  readonly authors: readonly string[];
  readonly createdById: string;
  readonly at: Date;
}

/** Of a draft's or a version's suggested texts. Not of the clean text: that has the hash. */
const suggestedHashOf = (suggested: FieldValues): string => (Object.keys(suggested).length === 0 ? "" : hashOf(suggested));

/** Whether a version holds exactly this draft, what is suggested in it included. */
export const holdsDraft = (version: Pick<VersionRow, "hash" | "suggestedHash">, draft: Pick<Draft, "draftHash" | "fields">): boolean =>
  version.hash === draft.draftHash && version.suggestedHash === suggestedHashOf(suggestedFields(draft.fields));

/** Freezes a draft's fields as a version, what is suggested beside them, and makes it the draft's head. */
export async function insertVersion(tx: Tx, draft: Draft, version: NewVersion): Promise<void> {
  const { entryId, locale } = draft;
  const body: VersionBody = { fields: cleanFields(draft.fields), suggested: suggestedFields(draft.fields) };
  await tx.entryVersion.create({
    data: {
      entryId,
      locale,
      number: version.number,
      ...(version.kind === "checkpoint" ? await packBody(body) : plainBody(body)),
      suggestedHash: suggestedHashOf(body.suggested),
      name: version.name,
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
  await tx.variant.updateMany({ where: { entryId, locale }, data: { headVersion: version.number, draftAuthors: "[]", unversionedSince: null } });
}

/** Somebody wants a checkpoint for good (kept, planned, published): it becomes a version of that kind, is no longer packed and no longer thinned. */
export async function keepCheckpoint(
  tx: Tx,
  { entryId, locale, number }: DraftKey & { number: number },
  kept: Pick<NewVersion, "kind" | "reason" | "createdById">,
) {
  const key = { entryId, locale, number };
  const row = await tx.entryVersion.findUnique({ where: { entryId_locale_number: key }, select: { fields: true, packed: true, suggested: true } });
  if (row === null) return;
  const { kind, reason, createdById } = kept;
  await tx.entryVersion.updateMany({ where: { ...key, kind: "checkpoint" }, data: { kind, reason, createdById, ...plainBody(readBody(row)) } });
}

/** Only for erasing what a person asks to be erased: versions are never changed otherwise. */
export async function replaceVersionContent(tx: Tx, version: Version): Promise<void> {
  const { entryId, locale, number, kind, title, name, reason, hash } = version;
  const body = kind === "checkpoint" ? await packBody(version) : plainBody(version);
  const suggestedHash = suggestedHashOf(version.suggested);
  await tx.entryVersion.updateMany({ where: { entryId, locale, number }, data: { ...body, suggestedHash, title, name, reason, hash } });
}

export async function setVersionName(tx: Tx, { entryId, locale, number }: DraftKey & { number: number }, name: string): Promise<void> {
  await tx.entryVersion.updateMany({ where: { entryId, locale, number }, data: { name } });
}
