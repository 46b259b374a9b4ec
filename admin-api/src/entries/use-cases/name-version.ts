import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import { lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canEditVariant } from "../entries.policy.ts";
import { openVariant, requireNotInBin } from "../open-entry.ts";
import { findVersionRow, setVersionName } from "../versions.repository.ts";

export interface NameVersionInput {
  readonly entryId: string;
  readonly locale: string;
  readonly number: number;
  /** Empty takes the name away; a checkpoint is thinned again then. */
  readonly name: string;
}

/** Gives a version a name: people find it again, and it is never thinned. */
export async function nameVersion(deps: EntriesDeps, actor: Actor, { entryId, locale, number, name }: NameVersionInput): Promise<void> {
  const { entry, type, sourceLocale } = await openVariant(deps.database.read, actor, entryId, locale);
  if (!canEditVariant(actor, { contentType: type.key, locale, sourceLocale })) throw notAllowed("entry.edit");
  requireNotInBin(entry);
  await deps.database.transaction(async (tx) => {
    // The thinning takes the same lock: a version is either named or gone.
    await lockEntry(tx, entryId);
    const version = await findVersionRow(tx, { entryId, locale }, number);
    if (!version) throw notFound("version");
    if (version.name === name) return;
    await setVersionName(tx, { entryId, locale, number }, name);
    await recordAudit(tx, deps.clock, actor, { action: "version.named", subject: `entry:${entryId}`, details: { locale, number, isNamed: name !== "" } });
  });
  deps.liveDrafts.announce(entryId, { type: "changed", topic: "versions" });
}
