import { mostCounted, type NotificationCount } from "@pressbox/shared/notifications/notifications.schema.ts";
import { keepReadable } from "../may-be-told.ts";
import type { NotificationsDeps } from "../notifications.deps.ts";
import { findNewestId, listNotifications } from "../notifications.repository.ts";

/** What the bell shows. What a person may no longer read is not counted, so that the number and the list agree. */
export async function countUnread(deps: NotificationsDeps, userId: string): Promise<NotificationCount> {
  const reader = deps.database.read;
  const recipient = (await deps.people.findRecipients(reader, [userId])).get(userId);
  if (!recipient) return { unread: 0, newestId: "" };
  const { items } = await listNotifications(reader, { userId, isUnread: true }, mostCounted);
  const readable = await keepReadable(deps.people, reader, recipient.actor, items);
  return { unread: readable.length, newestId: await findNewestId(reader, userId) };
}
