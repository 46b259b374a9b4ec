import { entriesPublished } from "../entries/entries.public.ts";
import { assetChanged } from "../media/media.public.ts";
import type { Relay } from "../platform/outbox/outbox-relay.ts";
import type { DeliveryDeps } from "./delivery.deps.ts";
import { purgeRequested } from "./delivery.events.ts";
import { purgeCdn } from "./jobs/purge-cdn.ts";
import { showAssetChange } from "./jobs/show-asset-change.ts";
import { beginCommit, showCommit } from "./jobs/show-commit.ts";

/** Most purge messages brought to the CDN in one call. */
const purgesAtOnce = 200;

export function registerDeliveryJobs(relay: Relay, deps: DeliveryDeps): void {
  relay.register(entriesPublished, (payload, context) => showCommit(deps, payload, context), { inClaim: (tx, payload) => beginCommit(tx, deps, payload) });
  relay.register(assetChanged, (payload, context) => showAssetChange(deps, payload, context));
  relay.registerBatch(purgeRequested, (payloads, context) => purgeCdn(deps, payloads, context), { most: purgesAtOnce, leaseMs: 60_000 });
}
