import type { Relay } from "../platform/outbox/outbox-relay.ts";
import { mailNotifications } from "./jobs/mail-notifications.ts";
import type { NotificationsDeps } from "./notifications.deps.ts";
import { mailDue } from "./notifications.events.ts";

/** Three waits of the mailer's patience, and some. */
const leaseMs = 90_000;

/** Handlers of the queue `mail`. */
export function registerNotificationsJobs(relay: Relay, deps: NotificationsDeps): void {
  relay.register(mailDue, (payload, context) => mailNotifications(deps, payload, context), { leaseMs });
}
