/** Puts delivery together: one region, its store, its documents, its CDN. */
import type { Platform } from "../platform/platform.ts";
import type { RedisConnection } from "../platform/redis.ts";
import type { Cdn } from "./cdn/cdn.port.ts";
import { noCdn } from "./cdn/no-cdn.ts";
import { createVarnishCdn } from "./cdn/varnish-cdn.ts";
import type { DeliveryDeps } from "./delivery.deps.ts";
import { purgeRequested } from "./delivery.events.ts";
import { findChanges } from "./delivery.repository.ts";
import { everythingKey, keysOfCommit } from "./delivery.surrogate-keys.ts";
import { createDocumentSource } from "./documents/document-source.ts";
import { createInProcessRegionStore } from "./region/in-process-region-store.ts";
import { createRedisRegionStore } from "./region/redis-region-store.ts";
import { createRegion } from "./region/region.ts";

/** @param redis undefined: this process is the only one, its memory is the cache */
export function createDelivery(platform: Platform, redis: RedisConnection | undefined): DeliveryDeps {
  const { config, database, log } = platform;
  const store = redis ? createRedisRegionStore(redis, config.region) : createInProcessRegionStore();
  const cdn = config.cdn.adapter === "varnish" ? createVarnishCdn({ urls: config.cdn.urls, secret: config.cdn.secret ?? "" }) : noCdn;
  const region = createRegion({
    name: config.region,
    database,
    store,
    log,
    onRaised: (from, to) =>
      void purgeAgain(platform, cdn, from, to).catch((error: unknown) => log.error({ err: error, from, to }, "late commits are not purged again")),
  });
  // At once when Redis is back, not only when the next reader asks.
  redis?.onReady(() => void region.heal());
  return { ...platform, region, documents: createDocumentSource(database.read, region), cdn };
}

/** More commits than this are purged as "everything". */
const mostCommits = 200;

/**
 * Commits that the cache's readers saw late may have been purged before: the edge fetched the old answer once more. Only the process that
 * raised the cache finds a gap, so this happens once.
 */
async function purgeAgain({ database, outbox }: Platform, cdn: Cdn, from: number, to: number): Promise<void> {
  if (!cdn.isPurging) return;
  const keys = new Set<string>(to - from > mostCommits ? [everythingKey] : []);
  if (keys.size === 0) for (let seq = from + 1; seq <= to; seq++) for (const key of keysOfCommit(await findChanges(database.read, seq))) keys.add(key);
  await database.transaction((tx) => outbox.append(tx, purgeRequested, { commitSeq: 0, keys: [...keys] }));
}
