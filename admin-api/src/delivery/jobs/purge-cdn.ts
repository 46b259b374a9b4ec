import type { BatchContext } from "../../platform/outbox/outbox-relay.ts";
import type { DeliveryDeps } from "../delivery.deps.ts";
import { markPurged } from "../delivery.repository.ts";

/** Brings all waiting purges to the CDN in one call, each key once, and notes on each commit when the CDN had taken it. */
export async function purgeCdn(
  { database, clock, cdn }: DeliveryDeps,
  requests: readonly { commitSeq: number; keys: readonly string[] }[],
  context: Pick<BatchContext, "finishIn">,
): Promise<void> {
  const keys = [...new Set(requests.flatMap((request) => request.keys))];
  if (keys.length > 0) await cdn.purge(keys);
  const seqs = requests.map((request) => request.commitSeq).filter((seq) => seq > 0);
  const now = clock.now();
  await database.transaction(async (tx) => {
    await markPurged(tx, seqs, now);
    await context.finishIn(tx);
  });
}
