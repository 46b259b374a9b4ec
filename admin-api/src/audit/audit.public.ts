import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import { currentRequestId } from "../platform/request-scope.ts";
import { findNewestAuditId, insertAuditEvent, removePersonFromDetails, replaceActorName } from "./audit.repository.ts";

/** Records of one transaction: others wait a few milliseconds for it. */
const recordsAtOnce = 1_000;

/**
 * The one change that records see: a person's name and address go out of them when the person is erased (decision 0109). What was done, when, and by
 * which id stays as it was written. Somebody who was here for years did more than one transaction can change: most goes before, in small ones.
 * @returns the rest, for the transaction that erases the person
 */
export async function eraseNameFromAudit(database: Database, personId: string, name: string): Promise<(tx: Tx) => Promise<void>> {
  const newest = await findNewestAuditId(database.read);
  for (let after: bigint | null = 0n; after !== null; ) {
    const from: bigint = after;
    after = await database.transaction((tx) => replaceActorName(tx, personId, name, from, recordsAtOnce));
  }
  return async (tx) => {
    for (let after: bigint | null = newest; after !== null; ) after = await replaceActorName(tx, personId, name, after, recordsAtOnce);
    await removePersonFromDetails(tx, personId);
  };
}

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
