/** The nightly deleting of old notifications: a step deletes some and appends the next where some are left, in the transaction that ends it. */
import type { Tx } from "../../platform/database/database.ts";
import { beginNight, planNights } from "../../platform/outbox/nightly.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import type { Platform } from "../../platform/platform.ts";
import { sweepDue, sweepStep } from "../notifications.events.ts";
import { deleteOld } from "../notifications.repository.ts";

const dayMs = 86_400_000;
/** Days after it was read, and after it was made where nobody read it. */
const keptDays = { read: 90, unread: 180 } as const;
const rowsAtOnce = 500;

export const beginSweep = (deps: Platform, context: HandlerContext): Promise<void> =>
  beginNight(deps, sweepDue, context, (tx) => deps.outbox.append(tx, sweepStep, {}));

export async function sweepNotifications({ database, clock, outbox }: Platform, context: HandlerContext): Promise<void> {
  const now = clock.now();
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  await database.transaction(async (tx) => {
    const deleted = await deleteOld(tx, { read: ago(keptDays.read), made: ago(keptDays.unread) }, rowsAtOnce);
    if (deleted === rowsAtOnce) await outbox.append(tx, sweepStep, {});
    await context.finishIn(tx);
  });
}

/** For the bootstrap. */
export const planNotificationSweep = (tx: Tx, deps: Pick<Platform, "outbox" | "clock">): Promise<void> => planNights(tx, deps, sweepDue);
