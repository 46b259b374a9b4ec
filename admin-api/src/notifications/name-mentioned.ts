import type { Reader } from "../platform/database/database.ts";
import type { NotificationPeople } from "./notifications.deps.ts";
import type { Notification } from "./notifications.repository.ts";

/** Notifications as people read them. What is stored holds ids of those who are mentioned: the name of an erased person stands nowhere. */
export async function nameMentioned(people: NotificationPeople, reader: Reader, notifications: readonly Notification[]): Promise<Notification[]> {
  const texts = await people.nameMentioned(
    reader,
    notifications.map(({ details }) => details["text"] ?? ""),
  );
  return notifications.map((each, index) => (each.details["text"] ? { ...each, details: { ...each.details, text: texts[index]! } } : each));
}
