import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Clock } from "../platform/clock.ts";
import type { Tx } from "../platform/database/database.ts";
import { currentRequestId } from "../platform/request-scope.ts";
import { insertAuditEvent, replaceActorName } from "./audit.repository.ts";

/**
 * The one change that records see: a person's name and address go out of them when the person is erased (decision 0109). What was done, when, and by
 * which id stays as it was written.
 */
export const eraseNameFromAudit = (tx: Tx, personId: string, name: string): Promise<void> => replaceActorName(tx, personId, name);

export interface AuditEntry {
  /** `<feature>.<verb in past tense>`, e.g. `entry.published`. */
  readonly action: string;
  /** `entry:<id>`, `user:<id>`. */
  readonly subject: string;
  /** Facts for a reader; never secrets, never whole bodies. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Records who did what, inside the transaction that does it: an effect and its record stand or fall together. */
export async function recordAudit(tx: Tx, clock: Clock, actor: Actor, entry: AuditEntry, requestId = currentRequestId()): Promise<void> {
  await insertAuditEvent(tx, {
    at: clock.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action: entry.action,
    subject: entry.subject,
    details: JSON.stringify(entry.details ?? {}),
    requestId,
  });
}
