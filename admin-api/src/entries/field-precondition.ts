/**
 * The precondition of a write is per field: `If-Match` names the revision the caller saw, and only a field that is being written and changed
 * since then is a conflict. Two people who work on different fields never meet (docs/decisions/0040-precondition-per-field.md).
 */
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { type AppError, preconditionFailed } from "../platform/errors.ts";
import type { Draft } from "./drafts.repository.ts";

/** Values to set in one draft of the entry. */
export interface DraftPart {
  readonly locale: string;
  readonly fields: FieldValues;
}

/** Own and shared draft of a variant. */
export interface DraftPair {
  readonly own: Draft;
  readonly shared: Draft;
}

/** The revision a caller sees: it covers own and shared fields. */
export const revisionOf = ({ own, shared }: DraftPair): number => Math.max(own.draftRevision, shared.draftRevision);

/** Fields of `keys` that changed after revision `seen`. */
export function fieldsChangedSince(fieldRevisions: Readonly<Record<string, number>>, keys: readonly string[], seen: number): string[] {
  return keys.filter((key) => (fieldRevisions[key] ?? 0) > seen);
}

/** @throws AppError 412 with the current values of the fields in conflict */
export function requireUnchanged(pair: DraftPair, parts: readonly DraftPart[], ifMatch: number | undefined): void {
  if (ifMatch === undefined) return;
  const conflicts = parts.flatMap((part) => {
    const draft = part.locale === sharedLocale ? pair.shared : pair.own;
    return fieldsChangedSince(draft.fieldRevisions, Object.keys(part.fields), ifMatch);
  });
  if (conflicts.length > 0) throw conflictWith(pair, conflicts);
}

/** 412: what stands in the fields now, and the revision to send next time. */
export function conflictWith(pair: DraftPair, conflicts: readonly string[]): AppError {
  const values: FieldValues = { ...pair.shared.fields, ...pair.own.fields };
  const fields = Object.fromEntries(conflicts.map((key) => [key, values[key] ?? null]));
  return preconditionFailed({ fields: [...conflicts], current: { revision: revisionOf(pair), fields } });
}
