import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { alreadyScheduled } from "../entries.errors.ts";
import { scheduleDue } from "../entries.events.ts";
import { findSchedulesOfEntry, insertSchedules, type Schedule } from "../schedules.repository.ts";
import { refreshStatuses } from "../variant-status.ts";
import type { PublishTime } from "./publish-time.ts";

export interface PlannedVariant {
  readonly entryId: string;
  readonly locale: string;
  /** Pinned versions; 0 for unpublish. */
  readonly version: number;
  readonly sharedVersion: number;
}

export interface Plan {
  readonly actor: Actor;
  readonly action: Schedule["action"];
  readonly variants: readonly PlannedVariant[];
  readonly when: PublishTime;
  readonly reason: string;
}

/** Plans a publish or unpublish: a row each variant, and one message for all that is due together. @throws AppError 409 for the same plan twice */
export async function scheduleVariants(deps: EntriesDeps, tx: Tx, { actor, action, variants, when, reason }: Plan): Promise<Schedule[]> {
  const createdAt = deps.clock.now();
  const schedules = variants.map(
    (variant): Schedule => ({
      ...variant,
      ...when,
      id: newId(createdAt.getTime()),
      action,
      state: "pending",
      failure: "",
      reason,
      createdById: actor.id,
      createdAt,
      endedAt: null,
    }),
  );
  for (const entryId of new Set(variants.map((variant) => variant.entryId))) {
    const pending = await findSchedulesOfEntry(tx, entryId, { states: ["pending"] });
    const isTwice = schedules.some((schedule) =>
      pending.some((other) => other.locale === schedule.locale && other.action === action && other.dueAt.getTime() === schedule.dueAt.getTime()),
    );
    if (isTwice) throw alreadyScheduled();
  }
  await insertSchedules(tx, schedules);
  for (const entryId of new Set(variants.map((variant) => variant.entryId))) {
    await refreshStatuses(tx, entryId);
    await recordAudit(tx, deps.clock, actor, {
      action: "entry.scheduled",
      subject: `entry:${entryId}`,
      details: {
        action,
        reason,
        dueAt: when.dueAt.toISOString(),
        timeZone: when.timeZone,
        wallTime: when.wallTime,
        locales: variants.map((variant) => variant.locale),
      },
    });
  }
  await deps.outbox.append(tx, scheduleDue, { scheduleIds: schedules.map((schedule) => schedule.id) }, { notBefore: when.dueAt });
  return schedules;
}
