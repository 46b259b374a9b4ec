/**
 * What was planned together happens together: one transaction, the same steps as the button.
 *
 * A schedule is `pending` until exactly one transaction moves it to `done`; that compare-and-set stands in the publishing transaction itself, so a
 * second attempt of the message, a cancel in the same moment or a second worker finds nothing pending and does nothing. When a gate refuses, the
 * publish is rolled back and the schedules are marked `failed` with the reason, for people to see; that is an answer, not a fault, and not tried
 * again. Any other error is the database's or ours: the message stays and is retried. However late it comes, it still runs.
 */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { AppError } from "../../platform/errors.ts";
import { lockEntries } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { publishVariants } from "../publishing/publish-variants.ts";
import { unpublishVariants } from "../publishing/unpublish-variants.ts";
import { endSchedule, findDueBefore, findSchedules, type Schedule } from "../schedules.repository.ts";
import { refreshStatuses } from "../variant-status.ts";

export async function runDueSchedules(deps: EntriesDeps, scheduleIds: readonly string[]): Promise<void> {
  for (const earlier of await earlierPlans(deps, scheduleIds)) await runPlan(deps, earlier);
  await runPlan(deps, scheduleIds);
}

/** After downtime messages come in the order of their making; what fell due earlier for the same entries goes first. */
async function earlierPlans({ database }: EntriesDeps, scheduleIds: readonly string[]): Promise<string[][]> {
  const [first, ...rest] = (await findSchedules(database.read, scheduleIds)).filter((schedule) => schedule.state === "pending");
  if (!first) return [];
  const due = await findDueBefore(
    database.read,
    [first, ...rest].map((schedule) => schedule.entryId),
    first.dueAt,
  );
  const plans = Map.groupBy(due, (schedule) => `${schedule.dueAt.getTime()} ${schedule.createdAt.getTime()} ${schedule.action}`);
  return [...plans.values()].map((plan) => plan.map((schedule) => schedule.id));
}

async function runPlan(deps: EntriesDeps, scheduleIds: readonly string[]): Promise<void> {
  try {
    const ran = await deps.database.transaction((tx) => runPending(deps, tx, scheduleIds), { timeoutMs: 60_000 });
    for (const { entryId, commitSeq } of ran) deps.liveDrafts.announce(entryId, { type: "published", commitSeq });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await deps.database.transaction((tx) => failPending(deps, tx, scheduleIds, error));
  }
}

async function runPending(deps: EntriesDeps, tx: Tx, scheduleIds: readonly string[]): Promise<{ entryId: string; commitSeq: number }[]> {
  const at = deps.clock.now();
  const due: Schedule[] = [];
  const schedules = await findSchedules(tx, scheduleIds);
  // The entry first, as everybody does who moves its status.
  await lockEntries(
    tx,
    schedules.map((schedule) => schedule.entryId),
  );
  for (const schedule of schedules) if (await endSchedule(tx, schedule.id, { state: "done", at })) due.push(schedule);
  const first = due[0];
  if (!first) return [];
  const request = { actor: scheduleActor(first), items: due, reason: first.reason };
  const { commitSeq } =
    first.action === "publish"
      ? await publishVariants(deps, tx, { ...request, kind: "schedule" })
      : await unpublishVariants(deps, tx, { ...request, items: due.map(({ entryId, locale }) => ({ entryId, locale })) });
  const entryIds = [...new Set(due.map((schedule) => schedule.entryId))];
  for (const entryId of entryIds) await refreshStatuses(tx, entryId);
  return entryIds.map((entryId) => ({ entryId, commitSeq }));
}

async function failPending(deps: EntriesDeps, tx: Tx, scheduleIds: readonly string[], error: AppError): Promise<void> {
  const at = deps.clock.now();
  const reasons = error.errors.map((problem) => `${problem.path}: ${problem.message}`);
  const failure = [error.message, ...reasons].join(" ");
  const schedules = await findSchedules(tx, scheduleIds);
  await lockEntries(
    tx,
    schedules.map((schedule) => schedule.entryId),
  );
  for (const schedule of schedules) {
    if (!(await endSchedule(tx, schedule.id, { state: "failed", at, failure }))) continue;
    await refreshStatuses(tx, schedule.entryId);
    await recordAudit(tx, deps.clock, scheduleActor(schedule), {
      action: "entry.schedule_failed",
      subject: `entry:${schedule.entryId}`,
      details: { scheduleId: schedule.id, locale: schedule.locale, failure },
    });
  }
}

/** Pressbox acts, for the person who planned it: they were allowed to when they did. */
const scheduleActor = (schedule: Schedule): Actor => ({ kind: "system", id: schedule.createdById, name: "Schedule", grants: [] });
