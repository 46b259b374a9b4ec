import type { ScheduleView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

export type ScheduleState = ScheduleView["state"];

export interface Schedule {
  readonly id: string;
  readonly entryId: string;
  readonly locale: string;
  readonly action: "publish" | "unpublish";
  readonly version: number;
  readonly sharedVersion: number;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly wallTime: string;
  readonly state: ScheduleState;
  readonly failure: string;
  readonly reason: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const toSchedule = (row: Omit<Schedule, "action" | "state"> & { action: string; state: string }): Schedule => row as Schedule;

export async function findSchedules(reader: Reader, ids: readonly string[]): Promise<Schedule[]> {
  return (await reader.schedule.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: "asc" } })).map(toSchedule);
}

/** Of one entry, soonest first; at most 500. */
export async function findSchedulesOfEntry(
  reader: Reader,
  entryId: string,
  where: { locale?: string; states?: readonly ScheduleState[] } = {},
): Promise<Schedule[]> {
  const rows = await reader.schedule.findMany({
    where: { entryId, ...(where.locale === undefined ? {} : { locale: where.locale }), ...(where.states ? { state: { in: [...where.states] } } : {}) },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map(toSchedule);
}

/** Pending schedules of some entries that fell due before an instant, oldest first. */
export async function findDueBefore(reader: Reader, entryIds: readonly string[], before: Date): Promise<Schedule[]> {
  const rows = await reader.schedule.findMany({
    where: { entryId: { in: [...entryIds] }, state: "pending", dueAt: { lt: before } },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  return rows.map(toSchedule);
}

/** The next planned publish of each variant of some entries, by `entryId/locale`. */
export async function findNextPublishes(reader: Reader, entryIds: readonly string[]): Promise<Map<string, Date>> {
  const groups = await reader.schedule.groupBy({
    by: ["entryId", "locale"],
    where: { entryId: { in: [...entryIds] }, state: "pending", action: "publish" },
    _min: { dueAt: true },
  });
  return new Map(groups.flatMap((group) => (group._min.dueAt ? [[`${group.entryId}/${group.locale}`, group._min.dueAt] as const] : [])));
}

export async function insertSchedules(tx: Tx, schedules: readonly Schedule[]): Promise<void> {
  await tx.schedule.createMany({ data: schedules.map((schedule) => ({ ...schedule })) });
}

/** Ends a pending schedule; false when it had ended already. The compare-and-set is what makes a schedule run once. */
export async function endSchedule(tx: Tx, id: string, end: { state: Exclude<ScheduleState, "pending">; at: Date; failure?: string }): Promise<boolean> {
  const ended = await tx.schedule.updateMany({
    where: { id, state: "pending" },
    data: { state: end.state, endedAt: end.at, failure: (end.failure ?? "").slice(0, 2000) },
  });
  return ended.count === 1;
}
