/**
 * Where a variant stands follows from three things: its draft, its publication and what is planned. It is derived in one place and kept on the
 * variant's row, so that lists can filter on it; every transaction that moves one of the three ends with `refreshStatuses`.
 */
import type { VariantStatus } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Tx } from "../platform/database/database.ts";
import { findDraftHashes, setStatus } from "./drafts.repository.ts";
import { findPublications, type Publication } from "./publications.repository.ts";
import { findSchedulesOfEntry } from "./schedules.repository.ts";

export interface StatusFacts {
  readonly draftHash: string;
  readonly sharedDraftHash: string;
  readonly publication: Pick<Publication, "version" | "hash" | "sharedHash"> | null;
  readonly isPublishPlanned: boolean;
}

/** `changed` when the draft or the shared draft differs from what readers see. */
export function statusOf({ draftHash, sharedDraftHash, publication, isPublishPlanned }: StatusFacts): VariantStatus {
  if (publication && publication.version > 0) return draftHash === publication.hash && sharedDraftHash === publication.sharedHash ? "live" : "changed";
  return isPublishPlanned ? "scheduled" : "draft";
}

/** Brings the status of all variants of an entry up to date. */
export async function refreshStatuses(tx: Tx, entryId: string): Promise<void> {
  const drafts = await findDraftHashes(tx, entryId);
  const publications = new Map((await findPublications(tx, [entryId])).map((publication) => [publication.locale, publication]));
  const planned = new Set(
    (await findSchedulesOfEntry(tx, entryId, { states: ["pending"] })).filter((each) => each.action === "publish").map((each) => each.locale),
  );
  const sharedDraftHash = drafts.find((draft) => draft.locale === sharedLocale)?.draftHash ?? "";
  for (const { locale, draftHash, status } of drafts) {
    if (locale === sharedLocale) continue;
    const now = statusOf({ draftHash, sharedDraftHash, publication: publications.get(locale) ?? null, isPublishPlanned: planned.has(locale) });
    if (now !== status) await setStatus(tx, { entryId, locale }, now);
  }
}
