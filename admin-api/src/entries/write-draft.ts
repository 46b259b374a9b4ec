/** Writes one draft inside a transaction, with everything that follows from its fields. Every draft that is stored passes here. */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { isSlug } from "@pressbox/shared/content-types/slug.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { ContentType } from "../content-types/content-types.public.ts";
import type { Tx } from "../platform/database/database.ts";
import { invariant } from "../platform/errors.ts";
import { replaceReferences } from "../references/references.public.ts";
import { freezeCheckpoint, isCheckpointDue } from "./checkpoints.ts";
import { hashOf, isSameValue, outgoingReferences, searchTextOf, slugOf, titleOf } from "./draft-content.ts";
import { type Draft, type DraftContent, type DraftKey, insertDraft, updateDraft } from "./drafts.repository.ts";
import { findSchedulesOfEntry } from "./schedules.repository.ts";
import { reserveSlug } from "./slugs.repository.ts";
import { cleanFields, countSuggestions } from "./suggestions.ts";
import { findVersionRow, findVersionsByKeys, holdsDraft } from "./versions.repository.ts";

export interface DraftWrite {
  readonly entryId: string;
  readonly locale: string;
  readonly type: ContentType;
  /** What stands now; null for a new variant. */
  readonly current: Draft | null;
  /** All fields of the draft, not only the changed ones. */
  readonly fields: FieldValues;
  /** Taken by the caller in this transaction. */
  readonly revision: number;
  readonly authorIds: readonly string[];
  readonly at: Date;
}

/** @returns false when the slug belongs to another entry: the draft is written, the slug is not reserved */
export async function writeDraft(tx: Tx, write: DraftWrite): Promise<boolean> {
  const { entryId, locale, type, at } = write;
  const fields = withoutNulls(write.fields);
  const current = write.current && (await withCheckpoint(tx, write.current, at));
  const derived = contentOf({ ...write, current }, fields);
  const content = { ...derived, unversionedSince: await unversionedSince(tx, { ...write, current }, derived) };
  const clean = cleanFields(fields);
  const searchText = searchTextOf(type.definition, clean);
  if (current === null) await insertDraft(tx, { entryId, locale }, content, searchText);
  else invariant(await updateDraft(tx, current, content, searchText), "a draft changed under the lock of its entry");
  await replaceReferences(tx, { entryId, locale, versionState: "draft" }, outgoingReferences(type.definition, clean));
  const wish = slugOf(type.definition, fields);
  if (locale === sharedLocale || (current !== null && slugOf(type.definition, current.fields) === wish)) return true;
  // What cannot be an address yet is not reserved: half a word, or capitals, which a case-insensitive key takes for somebody else's slug.
  const owner = { entryId, slug: isSlug(wish) ? wish : "", at };
  return reserveSlug(tx, { contentType: type.key, locale }, owner, await plannedSlugs(tx, type, { entryId, locale }));
}

/** What stood before this change is frozen if it is due; answers the draft as it stands then. */
async function withCheckpoint(tx: Tx, current: Draft, at: Date): Promise<Draft> {
  const number = isCheckpointDue(current, at) ? await freezeCheckpoint(tx, current, at) : null;
  return number === null ? current : { ...current, headVersion: number, draftAuthors: [], unversionedSince: null };
}

/** Null where the new content, what is suggested in it included, is that of the last version. */
async function unversionedSince(
  tx: Tx,
  { entryId, locale, current, at }: DraftWrite,
  { draftHash, fields }: Pick<DraftContent, "draftHash" | "fields">,
): Promise<Date | null> {
  const headVersion = current?.headVersion ?? 0;
  const head = headVersion > 0 ? await findVersionRow(tx, { entryId, locale }, headVersion) : null;
  const isAsVersioned = head ? holdsDraft(head, { draftHash, fields }) : Object.keys(fields).length === 0;
  return isAsVersioned ? null : (current?.unversionedSince ?? at);
}

/** Slugs under which versions of the variant are planned to go live: taken by somebody else, the plan would fail when it is due. */
async function plannedSlugs(tx: Tx, type: ContentType, { entryId, locale }: DraftKey): Promise<string[]> {
  const planned = (await findSchedulesOfEntry(tx, entryId, { locale, states: ["pending"] })).filter((schedule) => schedule.version > 0);
  const versions = await findVersionsByKeys(
    tx,
    planned.map(({ version }) => ({ entryId, locale, number: version })),
  );
  return versions.map((version) => slugOf(type.definition, version.fields));
}

/** Keys whose value differs between two sets of fields. */
export function changedKeys(before: FieldValues, after: FieldValues): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !isSameValue(before[key], after[key]));
}

export const withoutNulls = (fields: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

function contentOf({ type, current, revision, authorIds, at }: DraftWrite, fields: FieldValues): Omit<DraftContent, "unversionedSince"> {
  const fieldRevisions: Record<string, number> = { ...current?.fieldRevisions };
  for (const key of changedKeys(current?.fields ?? {}, fields)) fieldRevisions[key] = revision;
  return {
    title: titleOf(type.definition, fields),
    fields,
    fieldRevisions,
    draftRevision: revision,
    draftHash: hashOf(cleanFields(fields)),
    openSuggestions: countSuggestions(fields),
    formatVersion,
    contentTypeVersion: type.version,
    updatedAt: at,
    updatedById: authorIds.at(-1) ?? current?.updatedById ?? "",
    draftAuthors: [...new Set([...(current?.draftAuthors ?? []), ...authorIds])].slice(-100),
  };
}
