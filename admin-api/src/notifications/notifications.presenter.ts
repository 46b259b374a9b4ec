import type { NotificationView } from "@pressbox/shared/notifications/notifications.schema.ts";
import type { Notification } from "./notifications.repository.ts";

/** @param names of people and tokens by id; whoever is gone has an empty one */
export const presentNotification = (notification: Notification, names: ReadonlyMap<string, string>): NotificationView => ({
  id: notification.id,
  type: notification.type,
  actor: notification.actorId === "" ? null : { id: notification.actorId, name: names.get(notification.actorId) ?? "" },
  path: notification.path,
  details: { ...notification.details },
  createdAt: notification.createdAt.toISOString(),
  readAt: notification.readAt?.toISOString() ?? null,
});
