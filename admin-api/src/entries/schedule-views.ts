import type { ScheduleView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { findPeople } from "../identity/identity.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { presentSchedule } from "./entries.presenter.ts";
import { openEntry } from "./open-entry.ts";
import { findSchedulesOfEntry, type Schedule } from "./schedules.repository.ts";

/** All plans of an entry, whatever became of them. @throws AppError 404 */
export async function readSchedules(reader: Reader, actor: Actor, entryId: string): Promise<ScheduleView[]> {
  await openEntry(reader, actor, entryId);
  return viewSchedules(reader, await findSchedulesOfEntry(reader, entryId));
}

export async function viewSchedules(reader: Reader, schedules: readonly Schedule[]): Promise<ScheduleView[]> {
  const names =
    schedules.length === 0
      ? new Map<string, string>()
      : await findPeople(
          reader,
          schedules.map((schedule) => schedule.createdById),
        );
  return schedules.map((schedule) => presentSchedule(schedule, names));
}
