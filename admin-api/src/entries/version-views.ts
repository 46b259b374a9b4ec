import type { VersionSummary, VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import { findPeople } from "../identity/identity.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { invalidInput, notFound } from "../platform/errors.ts";
import type { DraftKey } from "./drafts.repository.ts";
import { presentVersion, presentVersionSummary } from "./entries.presenter.ts";
import { openVariant } from "./open-entry.ts";
import { findPublicationEvents, findPublications, type PublicationEvent } from "./publications.repository.ts";
import { findVersion, findVersionPage, type VersionRow } from "./versions.repository.ts";

/** Versions of a variant, newest first. @throws AppError 404, 422 for a foreign cursor */
export async function readVersionPage(
  reader: Reader,
  actor: Actor,
  key: DraftKey,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: VersionSummary[]; nextCursor: string | null }> {
  await openVariant(reader, actor, key.entryId, key.locale);
  const rows = await findVersionPage(reader, key, readCursor(page.cursor), page.limit + 1);
  const items = rows.slice(0, page.limit);
  const live = await liveVersion(reader, key);
  const events = await eventsOf(reader, key, items);
  const names = await namesOf(reader, items, events);
  return {
    items: items.map((row) => presentVersionSummary(row, { liveVersion: live, events, names })),
    nextCursor: rows.length > page.limit ? encodeCursor([items.at(-1)!.number]) : null,
  };
}

/** One version with its fields. @throws AppError 404 */
export async function readVersion(reader: Reader, actor: Actor, key: DraftKey, number: number): Promise<VersionView> {
  await openVariant(reader, actor, key.entryId, key.locale);
  const version = await findVersion(reader, key, number);
  if (!version) throw notFound("version");
  const events = await eventsOf(reader, key, [version]);
  return presentVersion(version, { liveVersion: await liveVersion(reader, key), events, names: await namesOf(reader, [version], events) });
}

/** The shared fields have no history of their own: they go out with the languages. */
const eventsOf = async (reader: Reader, key: DraftKey, rows: readonly VersionRow[]): Promise<PublicationEvent[]> =>
  key.locale === sharedLocale
    ? []
    : findPublicationEvents(
        reader,
        key,
        rows.map((row) => row.number),
      );

const namesOf = (reader: Reader, rows: readonly VersionRow[], events: readonly PublicationEvent[]) =>
  findPeople(reader, [
    ...rows.flatMap((row) => [row.createdById, ...row.authors]),
    ...events.flatMap((event) => [event.byId, ...(event.end ? [event.end.byId] : [])]),
  ]);

/** 0 for none. The shared version is the one that all live variants carry. */
async function liveVersion(reader: Reader, { entryId, locale }: DraftKey): Promise<number> {
  const publications = await findPublications(reader, [entryId]);
  if (locale === sharedLocale) return Math.max(0, ...publications.map((publication) => publication.sharedVersion));
  return publications.find((publication) => publication.locale === locale)?.version ?? 0;
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 2_147_483_647;
  const [before] = decodeCursor(cursor, ["integer"]) ?? [];
  if (before === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "Not a cursor of this list." }]);
  return before;
}
