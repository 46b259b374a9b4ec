/**
 * Mails what one person is to be told. The first message of a person that runs takes everything that waits for them: what came in quiet hours,
 * or while the server was away, is one e-mail. What it tells is written down before it leaves, so a second try sends the same words under the
 * same Message-ID; the messages of the notifications it took find nothing left to do.
 *
 * SMTP knows no transaction: a process that dies between the server's "250" and our commit sends once more, under that same Message-ID.
 */

import type { Mailer } from "../../platform/mail/mailer.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import { writeMail } from "../mail/write-mail.ts";
import { keepReadable } from "../may-be-told.ts";
import type { NotificationsDeps, Recipient } from "../notifications.deps.ts";
import { mailDue, mailOrderingKey } from "../notifications.events.ts";
import {
  assignMail,
  dropMail,
  findByMail,
  findNotification,
  findQuietHours,
  findUnmailed,
  markMailed,
  type Notification,
} from "../notifications.repository.ts";
import { quietUntil } from "../quiet-hours.ts";

/** Of one e-mail; more waits for the next message. */
const mostAtOnce = 200;

export async function mailNotifications(
  deps: NotificationsDeps,
  { notificationId, userId }: { notificationId: string; userId: string },
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
  if (recipient && told.length > 0) await send(deps, recipient, notificationId, told);
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
    await deps.outbox.append(tx, mailDue, { notificationId, userId: actor.id }, { orderingKey: mailOrderingKey(actor.id), notBefore: until });
    await context.finishIn(tx);
  });
  return true;
}

/**
 * What this e-mail tells, written down. What was read in the app meanwhile is left out, and what is no longer theirs to know, even if an
 * earlier try had taken it: somebody whose rights ended gets nothing.
 */
async function chooseWhatIsTold(deps: NotificationsDeps, recipient: Recipient | undefined, userId: string, mailId: string): Promise<Notification[]> {
  return await deps.database.transaction(async (tx) => {
    const taken = await findByMail(tx, userId, mailId);
    const waiting = taken.length > 0 ? taken : await findUnmailed(tx, userId, mostAtOnce);
    const unread = taken.length > 0 ? waiting : waiting.filter(({ readAt }) => readAt === null);
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

async function send(deps: NotificationsDeps, recipient: Recipient, mailId: string, notifications: readonly Notification[]): Promise<void> {
  if (!deps.mailer) throw new Error("SMTP_URL is not set: e-mails wait");
  const names = await deps.people.findNames(
    deps.database.read,
    notifications.map(({ actorId }) => actorId),
  );
  await sendWithoutAddresses(deps.mailer, writeMail({ mailId, recipient, notifications, names, publicUrl: deps.config.publicUrl }));
}

/** Servers repeat the address in their refusal; the Delivery page shows errors to people who may not read addresses. */
async function sendWithoutAddresses(mailer: Mailer, mail: Parameters<Mailer["send"]>[0]): Promise<void> {
  try {
    await mailer.send(mail);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(text.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, "…@…"), { cause: error });
  }
}
