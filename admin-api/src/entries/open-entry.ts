/** Finds what a use case works on and answers 404 for what is not there or must not be seen: the two are not told apart. */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { type ContentType, getContentType } from "../content-types/content-types.public.ts";
import { findSourceLocale } from "../locales/locales.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { invariant, notFound } from "../platform/errors.ts";
import { type Draft, type Entry, findDraftsWithShared, findEntry } from "./drafts.repository.ts";
import { entryInBin } from "./entries.errors.ts";
import { canReadType } from "./entries.policy.ts";

export interface OpenEntry {
  readonly entry: Entry;
  readonly type: ContentType;
  readonly sourceLocale: string;
}
export interface OpenVariant extends OpenEntry {
  readonly own: Draft;
  readonly shared: Draft;
}

/** @throws AppError 404 */
export async function openEntry(reader: Reader, actor: Actor, entryId: string): Promise<OpenEntry> {
  const entry = await findEntry(reader, entryId);
  if (!entry || !canReadType(actor, entry.contentType)) throw notFound("entry");
  const type = await getContentType(reader, entry.contentType);
  invariant(type, `entry ${entryId} has a content type that is not there`);
  return { entry, type, sourceLocale: (await findSourceLocale(reader))?.code ?? "" };
}

/** The variant with its shared fields. For locale `*`, both are the shared draft. @throws AppError 404 */
export async function openVariant(reader: Reader, actor: Actor, entryId: string, locale: string): Promise<OpenVariant> {
  return readDrafts(reader, await openEntry(reader, actor, entryId), locale);
}

/** The drafts of an entry that was opened before: what stands now, read under its lock. @throws AppError 404 */
export async function readDrafts(reader: Reader, opened: OpenEntry, locale: string): Promise<OpenVariant> {
  const entryId = opened.entry.id;
  const drafts = await findDraftsWithShared(reader, [{ entryId, locale }]);
  const own = drafts.find((draft) => draft.locale === locale);
  const shared = drafts.find((draft) => draft.locale === sharedLocale);
  if (!own) throw notFound("variant");
  invariant(shared, `entry ${entryId} has no shared fields`);
  return { ...opened, own, shared };
}

/** @throws AppError 409 when the entry is in the bin */
export function requireNotInBin(entry: Entry): void {
  if (entry.deletedAt !== null) throw entryInBin();
}
