import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import { findEntry, lockEntry, setDeleted } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { entryNotInBin } from "../entries.errors.ts";
import { canDeleteEntry } from "../entries.policy.ts";
import { openEntry } from "../open-entry.ts";

/** Takes an entry out of the bin, as it was. @throws AppError 409 when it is not there */
export async function restoreEntry(deps: EntriesDeps, actor: Actor, entryId: string): Promise<void> {
  const { type } = await openEntry(deps.database.read, actor, entryId);
  if (!canDeleteEntry(actor, type.key)) throw notAllowed("entry.delete");
  await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    if ((await findEntry(tx, entryId))?.deletedAt === null) throw entryNotInBin();
    await setDeleted(tx, entryId, null);
    await recordAudit(tx, deps.clock, actor, { action: "entry.restored", subject: `entry:${entryId}` });
  });
}
