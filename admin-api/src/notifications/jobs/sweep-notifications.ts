/**
 * The daily deleting of old notifications. One message comes each night and appends the first step and itself for the next night; a step deletes some
 * and appends the next where some are left, each in the transaction that ends it. A step that fails for good holds up one night.
 */
import type { Tx } from "../../platform/database/database.ts";
import { nextNight } from "../../platform/outbox/next-night.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import type { Platform } from "../../platform/platform.ts";
import { sweepDue, sweepStep } from "../notifications.events.ts";
import { deleteOld } from "../notifications.repository.ts";

const dayMs = 86_400_000;
/** Days after it was read, and after it was made where nobody read it. */
const keptDays = { read: 90, unread: 180 } as const;
const rowsAtOnce = 500;

export async function beginSweep({ database, clock, outbox }: Platform, context: HandlerContext): Promise<void> {
  await database.transaction(async (tx) => {
    await outbox.append(tx, sweepStep, {});
    await outbox.append(tx, sweepDue, {}, { notBefore: nextNight(clock.now()) });
    await context.finishIn(tx);
  });
}

export async function sweepNotifications({ database, clock, outbox }: Platform, context: HandlerContext): Promise<void> {
  const now = clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  await database.transaction(async (tx) => {
    const deleted = await deleteOld(tx, { read: ago(keptDays.read), made: ago(keptDays.unread) }, rowsAtOnce);
    if (deleted === rowsAtOnce) await outbox.append(tx, sweepStep, {});
    await context.finishIn(tx);
  });
}

/** Puts the message on its way in an installation that has none. The caller holds a lock that two starting processes cannot both have. */
export async function planNotificationSweep(tx: Tx, { outbox, clock }: Pick<Platform, "outbox" | "clock">): Promise<void> {
  if (!(await outbox.has(tx, sweepDue))) await outbox.append(tx, sweepDue, {}, { notBefore: nextNight(clock.now()) });
}
