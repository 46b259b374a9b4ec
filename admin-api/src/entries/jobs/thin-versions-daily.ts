/**
 * The nightly thinning of checkpoints. A step does a few entries and appends the step after it, in the transaction that ends it. An entry that fails gets a
 * message of its own and holds nobody up.
 */
import type { Tx } from "../../platform/database/database.ts";
import { beginNight, planNights } from "../../platform/outbox/nightly.ts";
import type { HandlerContext, Relay } from "../../platform/outbox/outbox-relay.ts";
import type { Platform } from "../../platform/platform.ts";
import { findEntriesWithCheckpoints } from "../checkpoints.repository.ts";
import { entryThinningDue, versionsThinningDue, versionsThinningStep } from "../entries.events.ts";
import { thinVersions } from "../use-cases/thin-versions.ts";

const entriesAtATime = 25;
const dayMs = 86_400_000;

export function registerVersionThinning(relay: Relay, deps: Platform): void {
  relay.register(versionsThinningDue, (_, context) =>
    beginNight(deps, versionsThinningDue, context, (tx) => deps.outbox.append(tx, versionsThinningStep, { after: "" })),
  );
  relay.register(versionsThinningStep, ({ after }, context) => thinSome(deps, after, context), { leaseMs: 120_000 });
  relay.register(entryThinningDue, async ({ entryId }) => void (await thinVersions(deps, entryId)), { leaseMs: 120_000 });
}

async function thinSome(deps: Platform, after: string, context: HandlerContext): Promise<void> {
  const { database, clock, outbox, log } = deps;
  const before = new Date(clock.now().getTime() - dayMs);
  const entryIds = await findEntriesWithCheckpoints(database.read, { after, before, limit: entriesAtATime });
  const failed: string[] = [];
  let thinned = 0;
  for (const entryId of entryIds) {
    try {
      thinned += await thinVersions(deps, entryId);
    } catch (error) {
      log.warn({ err: error, entryId }, "the checkpoints of an entry could not be thinned");
      failed.push(entryId);
    }
  }
  if (thinned > 0) log.info({ entries: entryIds.length, checkpoints: thinned }, "checkpoints thinned");
  await database.transaction(async (tx) => {
    await context.finishIn(tx);
    for (const entryId of failed) await appendEntry(outbox, tx, entryId);
    if (entryIds.length === entriesAtATime) await outbox.append(tx, versionsThinningStep, { after: entryIds.at(-1)! });
  });
}

/** One message an entry: what fails every night is told once, until somebody has seen to it. */
async function appendEntry(outbox: Platform["outbox"], tx: Tx, entryId: string): Promise<void> {
  const orderingKey = `thinning:${entryId}`;
  if (await outbox.has(tx, entryThinningDue, { orderingKey, alsoDead: true })) return;
  await outbox.append(tx, entryThinningDue, { entryId }, { orderingKey });
}

/** For the bootstrap. */
export const planVersionThinning = (tx: Tx, deps: Pick<Platform, "outbox" | "clock">): Promise<void> => planNights(tx, deps, versionsThinningDue);
