import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invariant, notAllowed } from "../../platform/errors.ts";
import { hasLiveDocument, lockEntry, takeRevision } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canEditVariant } from "../entries.policy.ts";
import { readFieldInput } from "../field-input.ts";
import { conflictWith, type DraftPart, requireUnchanged } from "../field-precondition.ts";
import { type OpenVariant, openVariant, readDrafts, requireNotInBin } from "../open-entry.ts";
import { requireFreeSlug } from "../slug-proposal.ts";
import { refreshStatuses } from "../variant-status.ts";
import { changedKeys, writeDraft } from "../write-draft.ts";

export interface ChangeVariantInput {
  readonly entryId: string;
  readonly locale: string;
  /** Field values by key; null empties a field, what is left out stays. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Revision the caller saw; without it the fields are set whatever stands there. */
  readonly ifMatch: number | undefined;
}

/**
 * Sets fields of a variant, own and shared ones. A draft that people have open is changed through its live document, so that what they type stays.
 * @throws AppError 412 when a field that is being written changed since the revision the caller saw
 */
export async function changeVariant(deps: EntriesDeps, actor: Actor, { entryId, locale, fields, ifMatch }: ChangeVariantInput): Promise<void> {
  const { database } = deps;
  const opened = await openVariant(database.read, actor, entryId, locale);
  requireNotInBin(opened.entry);
  const scope = { contentType: opened.type.key, sourceLocale: opened.sourceLocale };
  const input = await readFieldInput(database.read, actor, opened.type, fields, { ...opened.shared.fields, ...opened.own.fields });
  const parts: DraftPart[] = [
    { locale, fields: input.own },
    { locale: sharedLocale, fields: input.shared },
  ].filter((part) => Object.keys(part.fields).length > 0);
  for (const part of parts)
    if (!canEditVariant(actor, { ...scope, locale: part.locale })) throw notAllowed(part.locale === sharedLocale ? "entry.edit-shared" : "entry.edit");
  if (!canEditVariant(actor, { ...scope, locale }) && parts.length === 0) throw notAllowed("entry.edit");
  const write = { deps, actor, opened, ifMatch };
  for (let rest = parts; rest.length > 0; ) rest = await writeLiveParts(write, await writeStoredParts(write, rest));
}

interface Write {
  readonly deps: EntriesDeps;
  readonly actor: Actor;
  readonly opened: OpenVariant;
  readonly ifMatch: number | undefined;
}

/** Writes the parts that have no live document, if all parts may be written. @returns those that have one */
async function writeStoredParts({ deps, actor, opened, ifMatch }: Write, parts: readonly DraftPart[]): Promise<DraftPart[]> {
  const { entry, type, own } = opened;
  return deps.database.transaction(async (tx) => {
    invariant(await lockEntry(tx, entry.id), "an entry vanished");
    const now = await readDrafts(tx, opened, own.locale);
    requireUnchanged(now, parts, ifMatch);
    const live = await partsWithDocument(tx, entry.id, parts);
    const stored = parts.filter((part) => !live.includes(part));
    const changes = stored.map((part) => ({ part, draft: part.locale === sharedLocale ? now.shared : now.own }));
    const effective = changes.filter(({ part, draft }) => changedKeys(draft.fields, { ...draft.fields, ...part.fields }).length > 0);
    if (effective.length === 0) return live;
    const at = deps.clock.now();
    const revision = await takeRevision(tx, entry.id, at);
    for (const { part, draft } of effective) {
      const fields: FieldValues = { ...draft.fields, ...part.fields };
      if (part.locale !== sharedLocale) await requireFreeSlug(tx, type, { entryId: entry.id, locale: part.locale }, part.fields);
      await writeDraft(tx, { entryId: entry.id, locale: part.locale, type, current: draft, fields, revision, authorIds: [actor.id], at });
    }
    await refreshStatuses(tx, entry.id);
    return live;
  });
}

async function partsWithDocument(tx: Tx, entryId: string, parts: readonly DraftPart[]): Promise<DraftPart[]> {
  const live: DraftPart[] = [];
  for (const part of parts) if (await hasLiveDocument(tx, { entryId, locale: part.locale })) live.push(part);
  return live;
}

/** Changes live documents; what somebody typed into a field meanwhile is a conflict, found by the document itself. */
async function writeLiveParts({ deps, actor, opened, ifMatch }: Write, parts: readonly DraftPart[]): Promise<DraftPart[]> {
  if (parts.length === 0) return [];
  const { entry, type, own } = opened;
  await deps.liveDrafts.flush(entry.id);
  const now = await readDrafts(deps.database.read, opened, own.locale);
  requireUnchanged(now, parts, ifMatch);
  for (const part of parts) {
    if (part.locale !== sharedLocale) await requireFreeSlug(deps.database.read, type, { entryId: entry.id, locale: part.locale }, part.fields);
    const seen = part.locale === sharedLocale ? now.shared.fields : now.own.fields;
    const expected = ifMatch === undefined ? undefined : Object.fromEntries(Object.keys(part.fields).map((key) => [key, seen[key]]));
    const { conflicts } = await deps.liveDrafts.change(entry.id, part.locale, part.fields, actor, expected);
    if (conflicts.length > 0) throw conflictWith(await readDrafts(deps.database.read, opened, own.locale), conflicts);
  }
  return [];
}
