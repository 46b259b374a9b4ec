import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import { hashOf, titleOf } from "../draft-content.ts";
import { hasLiveDocument, lockEntry, takeRevision } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canEditVariant } from "../entries.policy.ts";
import { conflictWith, requireUnchanged } from "../field-precondition.ts";
import { freezeDraft } from "../freeze-draft.ts";
import { openVariant, readDrafts, requireNotInBin } from "../open-entry.ts";
import { cleanFields } from "../suggestions.ts";
import { refreshStatuses } from "../variant-status.ts";
import { findVersion } from "../versions.repository.ts";
import { changedKeys, withoutNulls, writeDraft } from "../write-draft.ts";

export interface RestoreVersionInput {
  readonly entryId: string;
  readonly locale: string;
  readonly number: number;
  /** Keys of the fields that come back; undefined for all of them. */
  readonly only?: readonly string[] | undefined;
  readonly ifMatch: number | undefined;
}

/**
 * Brings a version's texts, or those of some fields, back into the draft. What the draft held is frozen first, so nothing is lost; what readers see does not change.
 * @throws AppError 412 when the draft changed since the revision the caller saw
 */
export async function restoreVersion(deps: EntriesDeps, actor: Actor, input: RestoreVersionInput): Promise<void> {
  const { entryId, locale, number } = input;
  const { entry, type, sourceLocale } = await openVariant(deps.database.read, actor, entryId, locale);
  if (!canEditVariant(actor, { contentType: type.key, locale, sourceLocale })) throw notAllowed("entry.edit");
  requireNotInBin(entry);
  if (!(await findVersion(deps.database.read, { entryId, locale }, number))) throw notFound("version");
  await deps.liveDrafts.flush(entryId);
  const live = await freezeAndWrite(deps, actor, input);
  if (live !== null) await changeLive(deps, actor, input, live);
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "versions" });
}

/**
 * Others may be typing: the document takes the old texts as a change of its own, and stores the draft from what comes of it. What they typed after the draft
 * was frozen, and before this change came over it, is frozen as well.
 */
async function changeLive(deps: EntriesDeps, actor: Actor, input: RestoreVersionInput, { changes, frozen }: LiveRestore): Promise<void> {
  const { entryId, locale, ifMatch } = input;
  const expected = ifMatch === undefined ? undefined : Object.fromEntries(Object.keys(changes).map((key) => [key, frozen[key]]));
  const { conflicts, before } = await deps.liveDrafts.change(entryId, locale, changes, actor, expected);
  if (conflicts.length > 0) throw conflictWith(await openVariant(deps.database.read, actor, entryId, locale), conflicts);
  await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const { own, type } = await openVariant(tx, actor, entryId, locale);
    const at = deps.clock.now();
    const typed = withoutNulls(before);
    if (changedKeys(frozen, typed).length > 0) {
      const draft = { ...own, fields: typed, draftHash: hashOf(cleanFields(typed)), title: titleOf(type.definition, typed) };
      await freezeDraft(tx, draft, { actor, kind: "manual", reason: beforeReason(input), at });
    }
    const { own: restored } = await openVariant(tx, actor, entryId, locale);
    await freezeDraft(tx, restored, { actor, kind: "restore", reason: restoreReason(input), at });
    await recordRestore(tx, deps, actor, input, Object.keys(changes));
  });
}

const restoreReason = ({ number, only }: RestoreVersionInput): string => `Version ${number} again${only ? `: ${only.join(", ")}` : ""}`.slice(0, 1000);

const beforeReason = ({ number }: RestoreVersionInput): string => `Before going back to version ${number}`;

interface LiveRestore {
  readonly changes: FieldValues;
  /** The fields of the draft that was frozen. */
  readonly frozen: FieldValues;
}

/** Where the draft is changed, and only there: a restore that came to nothing is none. */
async function recordRestore(tx: Tx, deps: EntriesDeps, actor: Actor, { entryId, locale, number, only }: RestoreVersionInput, keys: readonly string[]) {
  const details = { locale, number, ...(only ? { fields: keys } : {}) };
  await recordAudit(tx, deps.clock, actor, { action: "version.restored", subject: `entry:${entryId}`, details });
}

/** @returns the changes to make in the live document, or null when the stored draft was written */
async function freezeAndWrite(deps: EntriesDeps, actor: Actor, input: RestoreVersionInput): Promise<LiveRestore | null> {
  const { entryId, locale, number, only, ifMatch } = input;
  return deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const opened = await openVariant(tx, actor, entryId, locale);
    const version = await findVersion(tx, { entryId, locale }, number);
    if (!version) throw notFound("version");
    const keys = changedKeys(cleanFields(opened.own.fields), version.fields).filter((key) => only === undefined || only.includes(key));
    const changes = Object.fromEntries(keys.map((key) => [key, version.fields[key] ?? null]));
    requireUnchanged(opened, [{ locale, fields: changes }], ifMatch);
    if (Object.keys(changes).length === 0) return null;
    const at = deps.clock.now();
    await freezeDraft(tx, opened.own, { actor, kind: "manual", reason: beforeReason(input), at });
    if (await hasLiveDocument(tx, { entryId, locale })) return { changes, frozen: opened.own.fields };
    const { own, type } = await readDrafts(tx, opened, locale);
    const revision = await takeRevision(tx, entryId, at);
    await writeDraft(tx, { entryId, locale, type, current: own, fields: { ...own.fields, ...changes }, revision, authorIds: [actor.id], at });
    const { own: restored } = await readDrafts(tx, opened, locale);
    await freezeDraft(tx, restored, { actor, kind: "restore", reason: restoreReason(input), at });
    await refreshStatuses(tx, entryId);
    await recordRestore(tx, deps, actor, input, keys);
    return null;
  });
}
