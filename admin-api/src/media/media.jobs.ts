import type { Relay } from "../platform/outbox/outbox-relay.ts";
import { leaseMs, lookAtUpload } from "./jobs/look-at-upload.ts";
import type { MediaDeps } from "./media.deps.ts";
import { uploadAccepted, uploadExpired } from "./media.events.ts";
import { giveUpUpload } from "./use-cases/give-up-upload.ts";

/** Handlers of the queue `media`. */
export function registerMediaJobs(relay: Relay, deps: MediaDeps): void {
  relay.register(uploadAccepted, (payload, context) => lookAtUpload(deps, payload, context), { leaseMs });
  relay.register(uploadExpired, ({ uploadId }) => giveUpUpload(deps, uploadId));
}
