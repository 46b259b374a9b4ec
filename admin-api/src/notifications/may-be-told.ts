/** A notification repeats words of an entry: it is shown and mailed only to somebody who may read that entry now. */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader } from "../platform/database/database.ts";
import type { NotificationPeople } from "./notifications.deps.ts";
import type { Notification } from "./notifications.repository.ts";

/** The entry that details are about, if they are. */
export const entryIdOf = (details: Readonly<Record<string, string>>): string | undefined => details["entryId"];

/** Those of `notifications` that may still be told, in their order. */
export async function keepReadable(people: NotificationPeople, reader: Reader, actor: Actor, notifications: readonly Notification[]): Promise<Notification[]> {
  const entryIds = [...new Set(notifications.flatMap(({ details }) => entryIdOf(details) ?? []))];
  if (entryIds.length === 0) return [...notifications];
  const readable = await people.findReadableEntries(reader, actor, entryIds);
  return notifications.filter(({ details }) => {
    const entryId = entryIdOf(details);
    return entryId === undefined || readable.has(entryId);
  });
}
