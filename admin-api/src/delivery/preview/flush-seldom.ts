import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";

const everyMs = 1_000;
/** Entries whose last flush is remembered; more than are previewed in a second. */
const mostRemembered = 500;

/** @returns `flush` at most once a second an entry: who asks in between gets what the last one brought. */
export function seldom(flush: (entryId: string) => Promise<void>, clock: Clock): (entryId: string) => Promise<void> {
  const last = new LRUCache<string, { readonly at: number; readonly done: Promise<void> }>({ max: mostRemembered });
  return (entryId) => {
    const now = clock.now().getTime();
    const known = last.get(entryId);
    if (known && now >= known.at && now - known.at < everyMs) return known.done;
    const done = flush(entryId);
    last.set(entryId, { at: now, done });
    // The one that failed is not remembered: the next who asks tries again.
    done.catch(() => last.get(entryId)?.done === done && last.delete(entryId));
    return done;
  };
}
