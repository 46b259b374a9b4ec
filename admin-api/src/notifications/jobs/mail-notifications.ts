/**
 * Mails what one person is to be told. The first message of a person that runs takes everything that waits for them: what came in quiet hours,
 * or while the server was away, is one e-mail. What it tells is written down before it leaves, so a second try sends the same words under the
 * same Message-ID; the messages of the notifications it took find nothing left to do.
 *
 * SMTP knows no transaction: a process that dies between the server's "250" and our commit sends once more, under that same Message-ID.
 */

import type { z } from "zod";
import type { Tx } from "../../platform/database/database.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import { type MailContent, mostTold, writeMail } from "../mail/write-mail.ts";
import { keepReadable } from "../may-be-told.ts";
import { nameMentioned } from "../name-mentioned.ts";
import type { NotificationsDeps, Recipient } from "../notifications.deps.ts";
import { mailDue, mailOrderingKey } from "../notifications.events.ts";
import {
  assignMail,
  defaultChannels,
  dropMail,
  findByMail,
  findNotification,
  findQuietHours,
  findSettings,
  findUnmailed,
  markMailed,
  type Notification,
} from "../notifications.repository.ts";
import { quietUntil } from "../quiet-hours.ts";

export async function mailNotifications(
  deps: NotificationsDeps,
  { notificationId, userId, isAfterQuiet }: z.output<typeof mailDue.payload>,
  context: HandlerContext,
): Promise<void> {
  const { database } = deps;
  const taken = await findByMail(database.read, userId, notificationId);
  const notification = await findNotification(database.read, notificationId);
  const isWaiting = notification?.mailState === "due" && notification.mailId === "";
  // Told by the e-mail of another, or read in the app meanwhile.
  if (taken.length === 0 && !isWaiting) return;
  const recipient = (await deps.people.findRecipients(database.read, [userId])).get(userId);
  if (recipient && (await waitForQuietHours(deps, recipient, notificationId, context))) return;
  const told = await chooseWhatIsTold(deps, recipient, userId, notificationId);
  if (recipient && told.length > 0) await send(deps, { recipient, mailId: notificationId, notifications: told, isAfterQuiet });
  await database.transaction(async (tx) => {
    await markMailed(tx, userId, notificationId, deps.clock.now());
    await context.finishIn(tx);
  });
}

/** Later, not lost: the same message again, for when the quiet hours end. */
async function waitForQuietHours(deps: NotificationsDeps, { actor, timeZone }: Recipient, notificationId: string, context: HandlerContext): Promise<boolean> {
  const hours = await findQuietHours(deps.database.read, actor.id);
  const until = hours && quietUntil(hours, timeZone, deps.clock.now());
  if (!until) return false;
  await deps.database.transaction(async (tx) => {
    await deps.outbox.append(
      tx,
      mailDue,
      { notificationId, userId: actor.id, isAfterQuiet: true },
      { orderingKey: mailOrderingKey(actor.id), notBefore: until },
    );
    await context.finishIn(tx);
  });
  return true;
}

/**
 * What this e-mail tells, written down. What was read in the app meanwhile is left out; so is, even if an earlier try had taken it, what is no
 * longer theirs to know and what they want no e-mails of any more. What is more than an e-mail tells waits for messages of its own.
 */
async function chooseWhatIsTold(deps: NotificationsDeps, recipient: Recipient | undefined, userId: string, mailId: string): Promise<Notification[]> {
  return await deps.database.transaction(async (tx) => {
    const taken = await findByMail(tx, userId, mailId);
    const waiting = taken.length > 0 ? taken : await findWaiting(tx, userId, mailId);
    const settings = await findSettings(tx, userId);
    const wanted = waiting.filter(({ type }) => (settings.get(type) ?? defaultChannels).email);
    const unread = taken.length > 0 ? wanted : wanted.filter(({ readAt }) => readAt === null);
    const told = recipient ? await keepReadable(deps.people, tx, recipient.actor, unread) : [];
    const dropped = waiting.filter((each) => !told.includes(each)).map(({ id }) => id);
    await dropMail(tx, dropped);
    if (taken.length > 0) return told;
    // The one that names the e-mail is in it, or there is none: the others have messages of their own.
    if (!told.some(({ id }) => id === mailId)) return [];
    await assignMail(
      tx,
      told.map(({ id }) => id),
      mailId,
    );
    return told;
  });
}

/** The oldest that wait, as many as one e-mail tells; the one that names the e-mail is always among them. */
async function findWaiting(tx: Tx, userId: string, mailId: string): Promise<Notification[]> {
  const oldest = await findUnmailed(tx, userId, mostTold);
  if (oldest.some(({ id }) => id === mailId)) return oldest;
  const named = await findNotification(tx, mailId);
  return named?.userId === userId && named.mailState === "due" && named.mailId === "" ? [...oldest.slice(0, mostTold - 1), named] : oldest;
}

type Sending = Pick<MailContent, "recipient" | "mailId" | "notifications" | "isAfterQuiet">;
async function send(deps: NotificationsDeps, sending: Sending): Promise<void> {
  if (!deps.mailer) throw new Error("SMTP_URL is not set: e-mails wait");
  const { read } = deps.database;
  const names = await deps.people.findNames(
    read,
    sending.notifications.map(({ actorId }) => actorId),
  );
  const notifications = await nameMentioned(deps.people, read, sending.notifications);
  await sendWithoutAddresses(deps.mailer, writeMail({ ...sending, notifications, names, publicUrl: deps.config.publicUrl }));
}

/**
 * Servers repeat the address in their refusal. The Delivery page shows errors to people who may not read addresses, and logs write an error out
 * with all its causes: so of the server's error only its codes go on.
 */
async function sendWithoutAddresses(mailer: Mailer, mail: Parameters<Mailer["send"]>[0]): Promise<void> {
  await mailer.send(mail).catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(text.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, "…@…"), { cause: codesOf(error) });
  });
}

/** `EENVELOPE` and 550, where they are given. */
function codesOf(error: unknown): { code?: string; responseCode?: number } {
  if (!(error instanceof Error)) return {};
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return { ...(typeof code === "string" ? { code } : {}), ...(typeof responseCode === "number" ? { responseCode } : {}) };
}
