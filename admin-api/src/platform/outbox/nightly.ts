/**
 * Work of every night. One message (`due`) comes each night and does nothing but append two, in the transaction that ends it: the first step of this night,
 * and itself for the next. So there is always exactly one, whatever dies when, and steps that fail for good hold up one night.
 */
import type { Clock } from "../clock.ts";
import type { Database, Tx } from "../database/database.ts";
import type { EventType, Outbox } from "./outbox.ts";
import type { HandlerContext } from "./outbox-relay.ts";

interface NightlyDeps {
  readonly database: Pick<Database, "transaction">;
  readonly clock: Clock;
  readonly outbox: Outbox;
}

type NightDue = EventType<Record<string, never>>;

/** Handles `due`. @param appendFirstStep in the transaction that ends the message */
export async function beginNight({ database, clock, outbox }: NightlyDeps, due: NightDue, context: HandlerContext, appendFirstStep: (tx: Tx) => Promise<void>) {
  await database.transaction(async (tx) => {
    await context.finishIn(tx);
    await appendFirstStep(tx);
    await outbox.append(tx, due, {}, { notBefore: nextNight(clock.now()) });
  });
}

/** Puts `due` on its way in an installation that has none alive. The caller holds a lock that two starting processes cannot both have. */
export async function planNights(tx: Tx, { outbox, clock }: Pick<NightlyDeps, "outbox" | "clock">, due: NightDue): Promise<void> {
  if (!(await outbox.has(tx, due))) await outbox.append(tx, due, {}, { notBefore: nextNight(clock.now()) });
}

const dayMs = 86_400_000;
/** Hours of UTC: few newsrooms of the world sleep less at three. */
const hourOfNight = 3;

function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(hourOfNight, 0, 0, 0);
  return night > now ? night : new Date(night.getTime() + dayMs);
}
