import type { Relay } from "../platform/outbox/outbox-relay.ts";
import { mailNotifications } from "./jobs/mail-notifications.ts";
import { beginSweep, sweepNotifications } from "./jobs/sweep-notifications.ts";
import type { NotificationsDeps } from "./notifications.deps.ts";
import { mailDue, sweepDue, sweepStep } from "./notifications.events.ts";

/** Three waits of the mailer's patience, and some. */
const leaseMs = 90_000;

/** E-mails, and the daily deleting of old notifications. */
export function registerNotificationsJobs(relay: Relay, deps: NotificationsDeps): void {
  relay.register(mailDue, (payload, context) => mailNotifications(deps, payload, context), { leaseMs });
  relay.register(sweepDue, (_payload, context) => beginSweep(deps, context));
  relay.register(sweepStep, (_payload, context) => sweepNotifications(deps, context));
}
