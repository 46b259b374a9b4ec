import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import {
  changeNotificationSettingsInputSchema,
  markReadInputSchema,
  notificationCountSchema,
  notificationPageSchema,
  notificationQuerySchema,
  notificationSettingsSchema,
} from "@pressbox/shared/notifications/notifications.schema.ts";
import { invalidInput } from "../platform/errors.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import { keepReadable } from "./may-be-told.ts";
import { nameMentioned } from "./name-mentioned.ts";
import type { NotificationsDeps } from "./notifications.deps.ts";
import { onlyPeople } from "./notifications.errors.ts";
import { presentNotification } from "./notifications.presenter.ts";
import { listNotifications } from "./notifications.repository.ts";
import type { NotificationStreams } from "./notifications.stream.ts";
import { countUnread } from "./use-cases/count-unread.ts";
import { markRead } from "./use-cases/mark-read.ts";
import { changeNotificationSettings, readNotificationSettings } from "./use-cases/notification-settings.ts";

const tag = "notifications";

/** One's own notifications, how one wants them, and the live number. Tokens have none: their lists are empty. */
export function notificationsRoutes(deps: NotificationsDeps, streams: NotificationStreams): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/notifications",
      summary: "What I was told, newest first",
      tag,
      permission: "signed-in",
      query: notificationQuerySchema,
      responses: { 200: notificationPageSchema },
      async handle({ actor, query }) {
        const reader = deps.database.read;
        const before = readCursor(query.cursor);
        const { items, next } = await listNotifications(reader, { userId: actor.id, isUnread: query.filter === "unread", before }, query.limit);
        const readable = await keepReadable(deps.people, reader, actor, items);
        const names = await deps.people.findNames(
          reader,
          readable.map(({ actorId }) => actorId),
        );
        const nextCursor = next && encodeCursor([next.createdAt.toISOString(), next.id]);
        const told = await nameMentioned(deps.people, reader, readable);
        return { status: 200, body: { items: told.map((each) => presentNotification(each, names)), nextCursor } };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/notifications/count",
      summary: "What my bell shows",
      tag,
      permission: "signed-in",
      responses: { 200: notificationCountSchema },
      handle: async ({ actor }) => ({ status: 200, body: await countUnread(deps, actor.id) }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/notifications/stream",
      summary: "The same, live: Server-Sent Events",
      tag,
      permission: "signed-in",
      responses: { 200: null },
      async handle({ actor, raw, response }) {
        requirePerson(actor);
        streams.open(actor.id, raw, response);
        return "stream";
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/notifications/read",
      summary: "Mark some, or all up to one, as read",
      tag,
      permission: "signed-in",
      body: markReadInputSchema,
      responses: { 200: notificationCountSchema },
      async handle({ actor, body }) {
        await markRead(deps, actor, body);
        return { status: 200, body: await countUnread(deps, actor.id) };
      },
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/notifications/settings",
      summary: "How I want to be told",
      tag,
      permission: "signed-in",
      responses: { 200: notificationSettingsSchema },
      handle: async ({ actor }) => ({ status: 200, body: await readNotificationSettings(deps, actor) }),
    }),
    defineRoute({
      method: "patch",
      path: "/api/v1/notifications/settings",
      summary: "Change how I want to be told",
      tag,
      permission: "signed-in",
      body: changeNotificationSettingsInputSchema,
      responses: { 200: notificationSettingsSchema },
      handle: async ({ actor, body }) => ({ status: 200, body: await changeNotificationSettings(deps, actor, body) }),
    }),
  ];
}

function requirePerson(actor: Actor): void {
  if (actor.kind !== "user") throw onlyPeople();
}

function readCursor(cursor: string | undefined): { createdAt: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [createdAt, id] = decodeCursor(cursor, ["instant", "text"]) ?? [];
  if (createdAt === undefined || id === undefined) throw invalidInput([{ path: "cursor", rule: "bad_cursor", message: "This cursor is not one of ours." }]);
  return { createdAt, id };
}
