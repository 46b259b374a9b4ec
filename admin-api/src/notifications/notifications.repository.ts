/** The only file that reads and writes notifications, their settings and quiet hours. Reads first, then writes, which take a transaction. */

import type { QuietHours } from "@pressbox/shared/notifications/notifications.schema.ts";
import { type NotificationType, notificationTypeSchema } from "@pressbox/shared/notifications/notifications.types.ts";
import { z } from "zod";
import type { Reader, Tx } from "../platform/database/database.ts";

export interface Notification {
  readonly id: string;
  readonly userId: string;
  readonly type: NotificationType;
  readonly actorId: string;
  readonly path: string;
  readonly details: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly mailState: "none" | "due" | "sent";
  readonly mailId: string;
}

const columns = {
  id: true,
  userId: true,
  type: true,
  actorId: true,
  path: true,
  details: true,
  createdAt: true,
  readAt: true,
  mailState: true,
  mailId: true,
} as const;
const detailsSchema = z.record(z.string(), z.string());
const mailStateSchema = z.enum(["none", "due", "sent"]);

type Row = Omit<Notification, "type" | "details" | "mailState"> & { type: string; details: string; mailState: string };
/** A type that this app release does not know (it was rolled back) is left out. */
function toNotifications(rows: readonly Row[]): Notification[] {
  return rows.flatMap((row) => {
    const type = notificationTypeSchema.safeParse(row.type);
    if (!type.success) return [];
    return { ...row, type: type.data, details: detailsSchema.parse(JSON.parse(row.details)), mailState: mailStateSchema.parse(row.mailState) };
  });
}

export interface NotificationFilter {
  readonly userId: string;
  readonly isUnread: boolean;
  /** The last one of the page before. */
  readonly before?: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** What the bell shows, newest first. `hasMore` looks one further than `limit`. */
export async function listNotifications(reader: Reader, { userId, isUnread, before }: NotificationFilter, limit: number) {
  const rows = await reader.notification.findMany({
    where: {
      userId,
      isInApp: true,
      ...(isUnread ? { readAt: null } : {}),
      ...(before ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: columns,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: toNotifications(page), next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null };
}

export async function findNewestId(reader: Reader, userId: string): Promise<string> {
  const newest = await reader.notification.findFirst({
    where: { userId, isInApp: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id ?? "";
}

export async function findNotification(reader: Reader, id: string): Promise<Notification | null> {
  const row = await reader.notification.findUnique({ where: { id }, select: columns });
  return row ? (toNotifications([row])[0] ?? null) : null;
}

/** What waits for this person's e-mail and is in none yet, oldest first. */
export async function findUnmailed(reader: Reader, userId: string, limit: number): Promise<Notification[]> {
  return toNotifications(
    await reader.notification.findMany({
      where: { userId, mailState: "due", mailId: "" },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: limit,
      select: columns,
    }),
  );
}

/** What one e-mail tells, oldest first. */
export async function findByMail(reader: Reader, userId: string, mailId: string): Promise<Notification[]> {
  return toNotifications(
    await reader.notification.findMany({ where: { userId, mailId, mailState: "due" }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: columns }),
  );
}

export interface Channels {
  readonly inApp: boolean;
  readonly email: boolean;
}
/** No row: everything. */
export const defaultChannels: Channels = { inApp: true, email: true };

/** How these people want to be told of one type; those who never said are absent. */
export async function findChannels(reader: Reader, type: NotificationType, userIds: readonly string[]): Promise<Map<string, Channels>> {
  const rows = await reader.notificationSetting.findMany({ where: { type, userId: { in: [...userIds] } } });
  return new Map(rows.map(({ userId, inApp, email }) => [userId, { inApp, email }]));
}

/** By type, what one person said. */
export async function findSettings(reader: Reader, userId: string): Promise<Map<string, Channels>> {
  const rows = await reader.notificationSetting.findMany({ where: { userId } });
  return new Map(rows.map(({ type, inApp, email }) => [type, { inApp, email }]));
}

export const findQuietHours = (reader: Reader, userId: string): Promise<QuietHours | null> =>
  reader.quietHours.findUnique({ where: { userId }, select: { from: true, to: true } });

export interface NewNotification extends Omit<Notification, "readAt" | "mailState" | "mailId"> {
  /** Empty for none. */
  readonly entryId: string;
  readonly subjectId: string;
  readonly isInApp: boolean;
  readonly mailState: "none" | "due";
}
/** Of one statement: SQL Server takes 2,100 values. */
const rowsAtOnce = 100;

export async function insertNotifications(tx: Tx, notifications: readonly NewNotification[]): Promise<void> {
  const rows = notifications.map(({ details, ...row }) => ({ ...row, details: JSON.stringify(details) }));
  for (let start = 0; start < rows.length; start += rowsAtOnce) await tx.notification.createMany({ data: rows.slice(start, start + rowsAtOnce) });
}

/** What notifications repeat: all of an entry, or of some comments in it. */
export interface Told {
  readonly entryId: string;
  readonly subjectIds?: readonly string[];
}

/** Writes details anew. @returns whose bell shows other words now */
export async function changeDetails(
  tx: Tx,
  { entryId, subjectIds }: Told,
  change: (details: Notification["details"]) => Notification["details"],
): Promise<string[]> {
  const where = { entryId, ...(subjectIds ? { subjectId: { in: [...subjectIds] } } : {}) };
  const changed = new Set<string>();
  // What hundreds were told of one comment is the same text: it is changed at once.
  for (const { details } of await tx.notification.findMany({ where, distinct: ["details"], select: { details: true } })) {
    const next = JSON.stringify(change(detailsSchema.parse(JSON.parse(details))));
    if (next === details) continue;
    const told = await tx.notification.findMany({ where: { ...where, details }, distinct: ["userId"], select: { userId: true } });
    for (const { userId } of told) changed.add(userId);
    await tx.notification.updateMany({ where: { ...where, details }, data: { details: next } });
  }
  return [...changed];
}

/** E-mails about these that have not left do not leave. */
export const dropMailOf = async (tx: Tx, { entryId, subjectIds }: Required<Told>): Promise<void> =>
  void (await tx.notification.updateMany({ where: { entryId, subjectId: { in: [...subjectIds] }, mailState: "due" }, data: { mailState: "none" } }));

/** Those read before one instant, and of the unread ones those made before another. @returns how many went, at most `limit` */
export async function deleteOld(tx: Tx, before: { readonly read: Date; readonly made: Date }, limit: number): Promise<number> {
  const rows = await tx.notification.findMany({
    // Who read it made it older: the index on `createdAt` finds both.
    where: { createdAt: { lt: before.read }, OR: [{ readAt: { lt: before.read } }, { readAt: null, createdAt: { lt: before.made } }] },
    orderBy: { createdAt: "asc" },
    take: limit,
    select: { id: true },
  });
  return (await tx.notification.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count;
}

/** Answers how many were unread until now. */
export async function markRead(tx: Tx, userId: string, which: { ids: readonly string[] } | { upTo: Date }, now: Date): Promise<number> {
  const where = "ids" in which ? { id: { in: [...which.ids] } } : { createdAt: { lte: which.upTo } };
  return (await tx.notification.updateMany({ where: { userId, readAt: null, isInApp: true, ...where }, data: { readAt: now } })).count;
}

/** Decides what an e-mail tells, before it leaves. */
export const assignMail = async (tx: Tx, ids: readonly string[], mailId: string): Promise<void> =>
  void (await tx.notification.updateMany({ where: { id: { in: [...ids] }, mailState: "due", mailId: "" }, data: { mailId } }));

/** They will not be mailed: read in the app meanwhile, or not this person's to know any more. */
export const dropMail = async (tx: Tx, ids: readonly string[]): Promise<void> =>
  void (await tx.notification.updateMany({ where: { id: { in: [...ids] }, mailState: "due" }, data: { mailState: "none" } }));

export const markMailed = async (tx: Tx, userId: string, mailId: string, now: Date): Promise<void> =>
  void (await tx.notification.updateMany({ where: { userId, mailId, mailState: "due" }, data: { mailState: "sent", mailedAt: now } }));

export const saveChannels = async (tx: Tx, userId: string, type: NotificationType, channels: Channels): Promise<void> =>
  void (await tx.notificationSetting.upsert({ where: { userId_type: { userId, type } }, create: { userId, type, ...channels }, update: channels }));

export async function saveQuietHours(tx: Tx, userId: string, hours: QuietHours | null): Promise<void> {
  if (hours) await tx.quietHours.upsert({ where: { userId }, create: { userId, ...hours }, update: hours });
  else await tx.quietHours.deleteMany({ where: { userId } });
}

/** Everything kept for a person: their notifications, settings and quiet hours. */
export async function deleteNotificationsOf(tx: Tx, userId: string): Promise<void> {
  await tx.notification.deleteMany({ where: { userId } });
  await tx.notificationSetting.deleteMany({ where: { userId } });
  await tx.quietHours.deleteMany({ where: { userId } });
}
