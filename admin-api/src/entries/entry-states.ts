import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { mergeFields } from "./draft-content.ts";
import { type DraftKey, findEntries } from "./drafts.repository.ts";
import { openVariant } from "./open-entry.ts";
import { findPublications } from "./publications.repository.ts";

/** Whether an entry is there, and in which locales readers see it. */
export interface EntryState {
  readonly entryId: string;
  readonly contentType: string;
  readonly isInBin: boolean;
  readonly liveIn: readonly string[];
}

/** Unknown ids are left out. */
export async function findEntryStates(reader: Reader, entryIds: readonly string[]): Promise<EntryState[]> {
  if (entryIds.length === 0) return [];
  const entries = await findEntries(reader, entryIds);
  const live = Map.groupBy(
    (await findPublications(reader, entryIds)).filter((publication) => publication.version > 0),
    (publication) => publication.entryId,
  );
  return entries.map((entry) => ({
    entryId: entry.id,
    contentType: entry.contentType,
    isInBin: entry.deletedAt !== null,
    liveIn: (live.get(entry.id) ?? []).map((publication) => publication.locale),
  }));
}

/** A draft as it would be published: own and shared fields together, with the definition in force. */
export interface DraftFields {
  readonly definition: ContentTypeDefinition;
  readonly fields: FieldValues;
  /** Suggestions that nobody has decided, in own and shared texts. */
  readonly openSuggestions: number;
}

/** @throws AppError 404 for what is not there or must not be seen */
export async function readDraftFields(reader: Reader, actor: Actor, { entryId, locale }: DraftKey): Promise<DraftFields> {
  const { type, own, shared } = await openVariant(reader, actor, entryId, locale);
  const openSuggestions = own.openSuggestions + (locale === sharedLocale ? 0 : shared.openSuggestions);
  return { definition: type.definition, fields: mergeFields(type.definition, own.fields, shared.fields), openSuggestions };
}
