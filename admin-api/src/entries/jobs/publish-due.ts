import type { Relay } from "../../platform/outbox/outbox-relay.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { scheduleDue } from "../entries.events.ts";
import { runDueSchedules } from "../use-cases/run-due-schedules.ts";
import { registerVersionThinning } from "./thin-versions-daily.ts";

/** Runs what people planned when it falls due, and thins checkpoints at night. */
export function registerEntriesJobs(relay: Relay, deps: EntriesDeps): void {
  registerVersionThinning(relay, deps);
  relay.register(scheduleDue, ({ scheduleIds }) => runDueSchedules(deps, scheduleIds), { leaseMs: 120_000 });
}
