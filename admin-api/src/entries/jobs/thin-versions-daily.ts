/**
 * The daily thinning of checkpoints. One message goes round: it does a few entries and, in the transaction that ends it, appends the next one, at once
 * where entries are left and for the next night where not. So there is always exactly one, whatever dies when, and nothing that is due waits for long.
 */
import type { Tx } from "../../platform/database/database.ts";
import type { HandlerContext, Relay } from "../../platform/outbox/outbox-relay.ts";
import type { Platform } from "../../platform/platform.ts";
import { findEntriesWithCheckpoints } from "../checkpoints.repository.ts";
import { versionsThinningDue } from "../entries.events.ts";
import { thinVersions } from "../use-cases/thin-versions.ts";

const entriesAtATime = 25;
const dayMs = 86_400_000;
/** Hours of UTC: few newsrooms of the world sleep less at three. */
const hourOfNight = 3;

export function registerVersionThinning(relay: Relay, deps: Platform): void {
  relay.register(versionsThinningDue, ({ after }, context) => thinSome(deps, after, context), { leaseMs: 120_000 });
}

async function thinSome(deps: Platform, after: string, context: HandlerContext): Promise<void> {
  const { database, clock, outbox, log } = deps;
  const before = new Date(clock.now().getTime() - dayMs);
  const entryIds = await findEntriesWithCheckpoints(database.read, { after, before, limit: entriesAtATime });
  let thinned = 0;
  for (const entryId of entryIds) thinned += await thinVersions(deps, entryId);
  if (thinned > 0) log.info({ entries: entryIds.length, checkpoints: thinned }, "checkpoints thinned");
  await database.transaction(async (tx) => {
    await context.finishIn(tx);
    const isDone = entryIds.length < entriesAtATime;
    if (isDone) await outbox.append(tx, versionsThinningDue, { after: "" }, { notBefore: nextNight(clock.now()) });
    else await outbox.append(tx, versionsThinningDue, { after: entryIds.at(-1)! });
  });
}

/** Puts the message on its way in an installation that has none. The caller holds a lock that two starting processes cannot both have. */
export async function planVersionThinning(tx: Tx, { outbox, clock }: Pick<Platform, "outbox" | "clock">): Promise<void> {
  if (await outbox.has(tx, versionsThinningDue)) return;
  await outbox.append(tx, versionsThinningDue, { after: "" }, { notBefore: nextNight(clock.now()) });
}

function nextNight(now: Date): Date {
  const night = new Date(now);
  night.setUTCHours(hourOfNight, 0, 0, 0);
  return night > now ? night : new Date(night.getTime() + dayMs);
}
