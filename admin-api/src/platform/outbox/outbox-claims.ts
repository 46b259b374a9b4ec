/**
 * The table's side of the relay: what may run now, and the compare-and-set writes by which one of many workers gets it.
 *
 * Messages with an ordering key run one after the other: only the oldest living one of a key (its head) may be claimed. A key with many
 * waiting messages must not fill the batch and starve the others, so keys that were looked at are left out of the next look.
 */
import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Queue } from "./outbox.ts";
import { backoffMs, errorText, maxAttempts, RetryLater } from "./outbox-failure.ts";

const lookAtOnce = 50;
/** Bound of the `NOT IN` list: SQL Server takes 2,100 parameters a statement. */
const mostKeysLeftOut = 1_000;

export interface ClaimableMessage {
  readonly id: bigint;
  readonly type: string;
  readonly payload: string;
  readonly orderingKey: string;
  readonly leaseToken: string;
  readonly attempts: number;
}

const columns = { id: true, type: true, payload: true, orderingKey: true, leaseToken: true, attempts: true } as const;

/** Messages of `queue` that may run now, at most `limit`, urgent ones first. */
export async function findRunnable(database: Database, clock: Clock, queue: Queue, limit: number): Promise<ClaimableMessage[]> {
  const runnable: ClaimableMessage[] = [];
  const keysSeen = new Set<string>();
  const isDue = { deadAt: null, claimableAt: { lte: clock.now() } };
  for (let skip = 0; ; ) {
    const due = await database.read.outboxMessage.findMany({
      where: { queue, ...isDue, ...(keysSeen.size > 0 ? { orderingKey: { notIn: [...keysSeen] } } : {}) },
      orderBy: [{ priority: "asc" }, { id: "asc" }],
      take: lookAtOnce,
      skip,
      select: columns,
    });
    const free = due.filter((message) => message.orderingKey === "");
    runnable.push(...free);
    skip += free.length;
    const keys = [...new Set(due.map((message) => message.orderingKey).filter(Boolean))];
    if (keys.length > 0) runnable.push(...(await dueHeads(database, keys, isDue, due)));
    for (const key of keys) keysSeen.add(key);
    if (due.length < lookAtOnce || runnable.length >= limit || keysSeen.size >= mostKeysLeftOut) return runnable.slice(0, limit);
  }
}

/** Of each key its oldest living message, where that one is due. @param due what was found; all there is when it is less than a whole look */
async function dueHeads(
  database: Database,
  keys: readonly string[],
  isDue: { deadAt: null; claimableAt: { lte: Date } },
  due: readonly ClaimableMessage[],
): Promise<ClaimableMessage[]> {
  const oldest = await database.read.outboxMessage.groupBy({
    by: ["orderingKey"],
    where: { orderingKey: { in: [...keys] }, deadAt: null },
    _min: { id: true },
  });
  const ids = oldest.flatMap((group) => (group._min.id === null ? [] : [group._min.id]));
  if (due.length < lookAtOnce) return due.filter((message) => ids.includes(message.id));
  return database.read.outboxMessage.findMany({ where: { id: { in: ids }, ...isDue }, orderBy: [{ priority: "asc" }, { id: "asc" }], select: columns });
}

/** The next message of a key after its head has gone, when it is due. */
export async function nextOfKey(database: Database, clock: Clock, queue: Queue, orderingKey: string): Promise<ClaimableMessage | null> {
  const head = await database.read.outboxMessage.findFirst({
    where: { orderingKey, deadAt: null },
    orderBy: { id: "asc" },
    select: { ...columns, queue: true, claimableAt: true },
  });
  return head && head.queue === queue && head.claimableAt <= clock.now() ? head : null;
}

/** All due messages of one type, at most `limit`, oldest first: for handlers that take many at once. */
export function findDueOfType(database: Database, clock: Clock, type: string, limit: number): Promise<ClaimableMessage[]> {
  return database.read.outboxMessage.findMany({
    where: { type, deadAt: null, claimableAt: { lte: clock.now() } },
    orderBy: { id: "asc" },
    take: limit,
    select: columns,
  });
}

/** When something becomes due next (delay, backoff or the end of a lease), or null. */
export async function nextClaimableAt(database: Database, queues: readonly Queue[]): Promise<Date | null> {
  const next = await database.read.outboxMessage.findFirst({
    where: { queue: { in: [...queues] }, deadAt: null },
    orderBy: { claimableAt: "asc" },
    select: { claimableAt: true },
  });
  return next?.claimableAt ?? null;
}

/** What one worker holds: the rows that carry its token. */
export interface Lease {
  readonly token: string;
  readonly messages: readonly ClaimableMessage[];
}

/** Takes those of `messages` that nobody took first. @param andThen done in the same transaction, if there was one to take */
export async function claim(
  database: Database,
  clock: Clock,
  messages: readonly ClaimableMessage[],
  leaseMs: number,
  andThen: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Lease> {
  const token = randomUUID();
  const ids = messages.map((message) => message.id);
  return database.transaction(async (tx) => {
    const claimed = await tx.outboxMessage.updateMany({
      where: {
        id: { in: ids },
        leaseToken: { in: [...new Set(messages.map((message) => message.leaseToken))] },
        deadAt: null,
        claimableAt: { lte: clock.now() },
      },
      data: { claimableAt: new Date(clock.now().getTime() + leaseMs), leaseToken: token, attempts: { increment: 1 } },
    });
    if (claimed.count === 0) return { token, messages: [] };
    await andThen(tx);
    if (claimed.count === messages.length)
      return { token, messages: messages.map((message) => ({ ...message, leaseToken: token, attempts: message.attempts + 1 })) };
    return { token, messages: await tx.outboxMessage.findMany({ where: { id: { in: ids }, leaseToken: token }, orderBy: { id: "asc" }, select: columns }) };
  });
}

/** False when another worker has taken over. */
export async function extend(database: Database, clock: Clock, lease: Lease, leaseMs: number): Promise<boolean> {
  const kept = await database.transaction((tx) =>
    tx.outboxMessage.updateMany({
      where: { id: { in: lease.messages.map((message) => message.id) }, leaseToken: lease.token },
      data: { claimableAt: new Date(clock.now().getTime() + leaseMs) },
    }),
  );
  return kept.count === lease.messages.length;
}

/** Deletes what is done, inside the transaction that did it or alone. Answers how many were still ours. */
export async function finish(tx: Tx, lease: Lease): Promise<number> {
  return (await tx.outboxMessage.deleteMany({ where: { id: { in: lease.messages.map((message) => message.id) }, leaseToken: lease.token } })).count;
}

/** Writes down a failure; answers the ids that are dead now. Rows whose lease was lost are left alone. */
export async function fail(database: Database, clock: Clock, lease: Lease, error: unknown): Promise<bigint[]> {
  const now = clock.now();
  const isPostponed = error instanceof RetryLater;
  const dead = isPostponed ? [] : lease.messages.filter((message) => message.attempts >= maxAttempts).map((message) => message.id);
  await database.transaction(async (tx) => {
    for (const message of lease.messages) {
      const delayMs = isPostponed ? error.delayMs : backoffMs(message.attempts);
      await tx.outboxMessage.updateMany({
        where: { id: message.id, leaseToken: lease.token },
        data: {
          lastError: errorText(error),
          claimableAt: new Date(now.getTime() + delayMs),
          leaseToken: "",
          ...(isPostponed ? { attempts: message.attempts - 1 } : {}),
          ...(dead.includes(message.id) ? { deadAt: now } : {}),
        },
      });
    }
  });
  return dead;
}
