import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import { lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canEditVariant } from "../entries.policy.ts";
import { freezeDraft } from "../freeze-draft.ts";
import { openVariant, requireNotInBin } from "../open-entry.ts";
import { findVersionRow } from "../versions.repository.ts";

export interface CreateVersionInput {
  readonly entryId: string;
  /** `*` for the shared fields. */
  readonly locale: string;
  readonly reason: string;
  readonly name?: string;
}

/** Freezes the draft as a numbered version. The same content again answers the version that holds it, unless that has another name. */
export async function createVersion(
  deps: EntriesDeps,
  actor: Actor,
  { entryId, locale, reason, name = "" }: CreateVersionInput,
): Promise<{ number: number; isNew: boolean }> {
  const { entry, type, sourceLocale } = await openVariant(deps.database.read, actor, entryId, locale);
  if (!canEditVariant(actor, { contentType: type.key, locale, sourceLocale })) throw notAllowed("entry.edit");
  requireNotInBin(entry);
  await deps.liveDrafts.flush(entryId);
  const made = await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const { own } = await openVariant(tx, actor, entryId, locale);
    const before = await findVersionRow(tx, own, own.headVersion);
    const number = await freezeDraft(tx, own, { actor, kind: "manual", reason, name, at: deps.clock.now() });
    const isNew = number > own.headVersion;
    const isNamed = name !== "" && before?.name !== name;
    if (isNew || isNamed) {
      const action = isNew ? "version.created" : "version.named";
      await recordAudit(tx, deps.clock, actor, { action, subject: `entry:${entryId}`, details: { locale, number } });
    }
    return { number, isNew };
  });
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "versions" });
  return made;
}
