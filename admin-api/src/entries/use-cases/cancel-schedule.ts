import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import { lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { scheduleEnded } from "../entries.errors.ts";
import { canPublishVariant } from "../entries.policy.ts";
import { openEntry } from "../open-entry.ts";
import { endSchedule, findSchedules } from "../schedules.repository.ts";
import { refreshStatuses } from "../variant-status.ts";

/** Calls a plan off. Its message still falls due, finds it cancelled and does nothing. @throws AppError 409 when it ran already */
export async function cancelSchedule(deps: EntriesDeps, actor: Actor, entryId: string, scheduleId: string): Promise<void> {
  const { type } = await openEntry(deps.database.read, actor, entryId);
  const [schedule] = await findSchedules(deps.database.read, [scheduleId]);
  if (!schedule || schedule.entryId !== entryId) throw notFound("schedule");
  if (!canPublishVariant(actor, { contentType: type.key, locale: schedule.locale })) throw notAllowed("entry.publish");
  await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const isCancelled = await endSchedule(tx, scheduleId, { state: "cancelled", at: deps.clock.now() });
    if (!isCancelled) throw scheduleEnded((await findSchedules(tx, [scheduleId]))[0]?.state ?? "gone");
    await refreshStatuses(tx, entryId);
    await recordAudit(tx, deps.clock, actor, {
      action: "entry.schedule_cancelled",
      subject: `entry:${entryId}`,
      details: { scheduleId, locale: schedule.locale },
    });
  });
}
