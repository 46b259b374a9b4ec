import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { getContentType } from "../../content-types/content-types.public.ts";
import { invariant } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { findDraft, findEntry, lockEntry, takeRevision, touchDraft } from "../drafts.repository.ts";
import { readAhead } from "../suggestions.ts";
import { refreshStatuses } from "../variant-status.ts";
import { changedKeys, withoutNulls, writeDraft } from "../write-draft.ts";

export interface StoreDraftInput {
  readonly entryId: string;
  readonly locale: string;
  /** All fields, as the live document has them. */
  readonly fields: FieldValues;
  /** When they were read from it: an update that was accepted later is not in them. */
  readonly readAt: Date;
  /** Who changed it since the last store, the latest last. */
  readonly authors: readonly Pick<Actor, "id">[];
}

/**
 * Derives the stored draft from its live document: fields, title, searchable text, references and slug reservation in one transaction. The same
 * fields again change nothing. Called by the collaboration server, which has checked who may write; writes neither audit nor outbox.
 */
export async function storeDraft(
  { database }: Pick<Platform, "database">,
  { entryId, locale, fields, readAt: storedAt, authors }: StoreDraftInput,
): Promise<{ revision: number; storedAt: Date }> {
  readAhead(fields);
  return database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const entry = await findEntry(tx, entryId);
    const draft = await findDraft(tx, { entryId, locale });
    invariant(entry && draft, `there is no draft ${entryId}/${locale}`);
    if (changedKeys(draft.fields, withoutNulls(fields)).length === 0) {
      // Typed and taken back: the time says that the draft holds everything up to here, so that nobody looks for unstored updates again.
      await touchDraft(tx, { entryId, locale }, storedAt);
      return { revision: draft.draftRevision, storedAt };
    }
    const type = await getContentType(tx, entry.contentType);
    invariant(type, `there is no content type ${entry.contentType}`);
    const revision = await takeRevision(tx, entryId, storedAt);
    const authorIds = authors.map((author) => author.id).filter(Boolean);
    await writeDraft(tx, { entryId, locale, type, current: draft, fields, revision, authorIds, at: storedAt });
    await refreshStatuses(tx, entryId);
    return { revision, storedAt };
  });
}
