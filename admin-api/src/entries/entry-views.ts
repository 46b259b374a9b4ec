/** Reads what a view is made of, a fixed number of queries each. */
import type { EntryListQuery, EntrySummary, VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import { findPeople } from "../identity/identity.public.ts";
import { findSourceLocale } from "../locales/locales.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { invalidInput, invariant } from "../platform/errors.ts";
import { readableTypes } from "./entries.policy.ts";
import { presentEntrySummary, presentVariant } from "./entries.presenter.ts";
import { type EntryPage, findEntryPage, findEntryRow } from "./entry-list.repository.ts";
import { type OpenVariant, openEntry, openVariant } from "./open-entry.ts";
import { findPublications, type Publication } from "./publications.repository.ts";
import { findNextPublishes, findSchedulesOfEntry } from "./schedules.repository.ts";
import { cleanFields } from "./suggestions.ts";
import { findVersionsByKeys } from "./versions.repository.ts";
import { changedKeys } from "./write-draft.ts";

/** One variant as the asking actor sees it. @throws AppError 404 */
export async function readVariant(reader: Reader, actor: Actor, entryId: string, locale: string): Promise<VariantView> {
  const opened = await openVariant(reader, actor, entryId, locale);
  const publications = await findPublications(reader, [entryId]);
  const publication = publications.find((each) => each.locale === locale) ?? null;
  const alsoPublishes = publications
    .filter((each) => each.locale !== locale && each.version > 0 && each.sharedHash !== opened.shared.draftHash)
    .map((each) => each.locale);
  const schedules = await findSchedulesOfEntry(reader, entryId, { locale, states: ["pending", "failed"] });
  const changedFields = await fieldsChangedSincePublish(reader, opened, publication);
  const names = await findPeople(reader, [opened.own.updatedById, opened.shared.updatedById, ...schedules.map((schedule) => schedule.createdById)]);
  return presentVariant(actor, { opened, publication, schedules, changedFields, alsoPublishes }, names);
}

async function fieldsChangedSincePublish(reader: Reader, { own, shared, type }: OpenVariant, publication: Publication | null): Promise<string[]> {
  if (!publication || publication.version === 0) return [];
  const pairs = [
    { draft: own, number: publication.version, hash: publication.hash },
    { draft: shared, number: publication.sharedVersion, hash: publication.sharedHash },
  ].filter(({ draft, hash }) => draft.draftHash !== hash);
  if (pairs.length === 0) return [];
  const versions = await findVersionsByKeys(
    reader,
    pairs.map(({ draft, number }) => ({ entryId: draft.entryId, locale: draft.locale, number })),
  );
  const known = new Set(type.definition.fields.map((field) => field.key));
  return pairs.flatMap(({ draft }) =>
    changedKeys(versions.find((version) => version.locale === draft.locale)?.fields ?? {}, cleanFields(draft.fields)).filter((key) => known.has(key)),
  );
}

/** One entry with its variants, as the content list shows it. @throws AppError 404 */
export async function readEntry(reader: Reader, actor: Actor, entryId: string): Promise<EntrySummary> {
  await openEntry(reader, actor, entryId);
  const row = await findEntryRow(reader, entryId);
  invariant(row, "an entry was found and is not there");
  const names = await findPeople(reader, [row.createdById, row.shared?.updatedById ?? "", ...row.variants.map((variant) => variant.updatedById)]);
  return presentEntrySummary(row, (await findSourceLocale(reader))?.code ?? "", names, await findNextPublishes(reader, [entryId]));
}

/** One page of the content list. @throws AppError 422 for a cursor that is not of this list */
export async function readEntryPage(reader: Reader, actor: Actor, query: EntryListQuery): Promise<{ items: EntrySummary[]; nextCursor: string | null }> {
  const column = query.sort.endsWith("createdAt") ? "createdAt" : "updatedAt";
  const page: EntryPage = { column, direction: query.sort.startsWith("-") ? "desc" : "asc", limit: query.limit + 1, after: readCursor(query) };
  const filter = {
    types: typesToShow(actor, query.type),
    q: query.q,
    locale: query.locale === "" || query.locale === sharedLocale ? undefined : query.locale,
    status: query.status,
    updatedSince: query.updatedSince === undefined ? undefined : new Date(query.updatedSince),
    ownerId: query.owner,
    isInBin: query.bin === "true",
  };
  const found = await findEntryPage(reader, filter, page);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const people = rows.flatMap((row) => [row.createdById, row.shared?.updatedById ?? "", ...row.variants.map((variant) => variant.updatedById)]);
  const names = rows.length === 0 ? new Map<string, string>() : await findPeople(reader, people);
  const next =
    rows.length === 0
      ? new Map<string, Date>()
      : await findNextPublishes(
          reader,
          rows.map((row) => row.id),
        );
  const sourceLocale = (await findSourceLocale(reader))?.code ?? "";
  return {
    items: rows.map((row) => presentEntrySummary(row, sourceLocale, names, next)),
    nextCursor: found.length > query.limit && last ? encodeCursor([query.sort, last[column].toISOString(), last.id]) : null,
  };
}

function readCursor({ cursor, sort }: EntryListQuery): EntryPage["after"] {
  if (cursor === undefined) return null;
  const [of, at, id] = decodeCursor(cursor, ["text", "instant", "text"]) ?? [];
  if (of !== sort || !at || id === undefined)
    throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "This cursor does not belong to this list and order." }]);
  return { at, id };
}

/** The wanted types that the actor may read; null for all. */
function typesToShow(actor: Actor, wanted: string | undefined): readonly string[] | null {
  const readable = readableTypes(actor);
  const named = wanted
    ?.split(",")
    .map((type) => type.trim())
    .filter(Boolean)
    .slice(0, 50);
  if (!named || named.length === 0) return readable;
  return readable === null ? named : named.filter((type) => readable.includes(type));
}
