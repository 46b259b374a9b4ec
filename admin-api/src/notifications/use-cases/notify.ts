import { newId } from "@pressbox/shared/kernel/ids.ts";
import { type NotificationDetails, type NotificationType, notificationTypes } from "@pressbox/shared/notifications/notifications.types.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invariant } from "../../platform/errors.ts";
import { entryIdOf } from "../may-be-told.ts";
import type { NotificationsDeps } from "../notifications.deps.ts";
import { mailDue, mailOrderingKey } from "../notifications.events.ts";
import { defaultChannels, findChannels, insertNotifications, type NewNotification } from "../notifications.repository.ts";

export interface NotifyInput<Type extends NotificationType> {
  /** Who is to be told. Whoever caused it, is disabled or may not read the entry is left out; so is what a person switched off. */
  readonly userIds: Iterable<string>;
  readonly type: Type;
  /** Who caused it; empty for Pressbox itself. */
  readonly actorId: string;
  /** Path in the admin it leads to, at most 400 signs: `/content/<id>/en?panel=comments`. */
  readonly path: string;
  /** Whose words `details.text` repeats, the id of a comment: they are changed and taken back by it. */
  readonly subjectId?: string;
  /** What the sentence needs; long texts are cut, line breaks become spaces. People in them are ids, not names: those may be erased. */
  readonly details: NotificationDetails<Type>;
}

/** More people than this are never told of one thing. */
const mostPeople = 500;

/** Tells people, inside the transaction that does what they are told of: rows for the bell, and messages of the queue `mail`. */
export async function notify<Type extends NotificationType>(tx: Tx, deps: NotificationsDeps, input: NotifyInput<Type>): Promise<void> {
  const { type, actorId, path, subjectId = "" } = input;
  invariant(/^\/(?![/\\])/.test(path) && path.length <= 400, "a notification leads to a path of the admin");
  const details: Record<string, string> = notificationTypes[type].parse(input.details);
  const userIds = [...new Set(input.userIds)].filter((id) => id !== actorId && id !== "").slice(0, mostPeople);
  if (userIds.length === 0) return;
  const recipients = await deps.people.findRecipients(tx, userIds);
  const channels = await findChannels(tx, type, userIds);
  const now = deps.clock.now();
  const entryId = entryIdOf(details);
  const actors = [...recipients.values()].map(({ actor }) => actor);
  const readers = entryId === undefined ? undefined : await deps.people.findReadersOf(tx, entryId, actors);
  const rows = actors.flatMap(({ id: userId }): NewNotification[] => {
    const { inApp, email } = channels.get(userId) ?? defaultChannels;
    const isMailed = email && deps.mailer !== null;
    if ((!inApp && !isMailed) || readers?.has(userId) === false) return [];
    const about = { type, actorId, path, details, entryId: entryId ?? "", subjectId };
    return [{ ...about, id: newId(now.getTime()), userId, createdAt: now, isInApp: inApp, mailState: isMailed ? "due" : "none" }];
  });
  await insertNotifications(tx, rows);
  const mailed = rows.filter(({ mailState }) => mailState === "due");
  const messages = mailed.map(({ id, userId }) => ({ payload: { notificationId: id, userId, isAfterQuiet: false }, orderingKey: mailOrderingKey(userId) }));
  await deps.outbox.appendMany(tx, mailDue, messages);
  deps.bell.ring(
    tx,
    rows.map(({ userId }) => userId),
  );
}
