import type { Relay } from "../../platform/outbox/outbox-relay.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { scheduleDue } from "../entries.events.ts";
import { runDueSchedules } from "../use-cases/run-due-schedules.ts";

/** Runs what people planned when it falls due. */
export function registerEntriesJobs(relay: Relay, deps: EntriesDeps): void {
  relay.register(scheduleDue, ({ scheduleIds }) => runDueSchedules(deps, scheduleIds), { leaseMs: 120_000 });
}
