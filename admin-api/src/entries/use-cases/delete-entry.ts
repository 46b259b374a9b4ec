import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import { freezeCheckpoint } from "../checkpoints.ts";
import { findDraftsOfEntry, lockEntry, setDeleted } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { entryIsLive, entryIsUsed } from "../entries.errors.ts";
import { canDeleteEntry } from "../entries.policy.ts";
import { openEntry, requireNotInBin } from "../open-entry.ts";
import { findPublications } from "../publications.repository.ts";
import { endSchedule, findSchedulesOfEntry } from "../schedules.repository.ts";
import { refreshStatuses } from "../variant-status.ts";
import { readUses } from "../where-used.ts";

/**
 * Moves an entry to the bin, all languages at once; what was planned for it is cancelled, what its drafts hold beyond their versions is frozen. Nothing is erased.
 * @throws AppError 409 while readers see it, or see something that points at it
 */
export async function deleteEntry(deps: EntriesDeps, actor: Actor, entryId: string): Promise<void> {
  const { type, entry } = await openEntry(deps.database.read, actor, entryId);
  if (!canDeleteEntry(actor, type.key)) throw notAllowed("entry.delete");
  requireNotInBin(entry);
  await deps.liveDrafts.flush(entryId);
  await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const live = (await findPublications(tx, [entryId])).filter((publication) => publication.version > 0);
    if (live.length > 0) throw entryIsLive(live.map((publication) => publication.locale));
    const uses = (await readUses(tx, actor, entryId)).filter((use) => use.state === "live");
    if (uses.length > 0) throw entryIsUsed(uses);
    const at = deps.clock.now();
    for (const draft of await findDraftsOfEntry(tx, entryId)) await freezeCheckpoint(tx, draft, at);
    for (const schedule of await findSchedulesOfEntry(tx, entryId, { states: ["pending"] })) await endSchedule(tx, schedule.id, { state: "cancelled", at });
    await setDeleted(tx, entryId, { at, byId: actor.id });
    await refreshStatuses(tx, entryId);
    await recordAudit(tx, deps.clock, actor, { action: "entry.deleted", subject: `entry:${entryId}` });
  });
}
