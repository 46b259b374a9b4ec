/** What people see and may do with messages: pages of the Delivery screen, retry and discard of dead ones. */
import type { Clock } from "../clock.ts";
import type { Reader, Tx } from "../database/database.ts";
import type { Outbox, Queue } from "./outbox.ts";

/** `waiting`: due. `planned`: due later, never tried. `retrying`: failed or running, and not dead. `dead`: waits for a person. */
export type MessageState = "waiting" | "planned" | "retrying" | "dead";

export interface MessageRow {
  readonly id: bigint;
  readonly queue: string;
  readonly type: string;
  readonly payload: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly claimableAt: Date;
  readonly createdAt: Date;
  readonly deadAt: Date | null;
}

const columns = {
  id: true,
  queue: true,
  type: true,
  payload: true,
  attempts: true,
  lastError: true,
  claimableAt: true,
  createdAt: true,
  deadAt: true,
} as const;

export function messageState(message: Pick<MessageRow, "deadAt" | "attempts" | "claimableAt">, now: Date): MessageState {
  if (message.deadAt) return "dead";
  if (message.attempts > 0) return "retrying";
  return message.claimableAt > now ? "planned" : "waiting";
}

export interface MessageFilter {
  readonly queue?: Queue | undefined;
  readonly state?: MessageState | undefined;
  /** Types left out while they are merely planned; they are listed once they were tried. */
  readonly quietTypes?: readonly string[];
  /** The last message of the page before. */
  readonly before?: { readonly queue: string; readonly id: bigint } | undefined;
  readonly limit: number;
}

/** Messages by queue, newest first in each. Queues go by name backwards: `schedule` comes first, as it is what people plan by. */
export function listMessages(reader: Reader, clock: Clock, filter: MessageFilter): Promise<MessageRow[]> {
  const { before, quietTypes = [] } = filter;
  return reader.outboxMessage.findMany({
    where: {
      AND: [
        filter.queue ? { queue: filter.queue } : {},
        filter.state ? whereState(filter.state, clock.now()) : {},
        quietTypes.length === 0 ? {} : { NOT: { type: { in: [...quietTypes] }, ...whereState("planned", clock.now()) } },
        before === undefined ? {} : { OR: [{ queue: { lt: before.queue } }, { queue: before.queue, id: { lt: before.id } }] },
      ],
    },
    orderBy: [{ queue: "desc" }, { id: "desc" }],
    take: filter.limit,
    select: columns,
  });
}

function whereState(state: MessageState, now: Date) {
  switch (state) {
    case "dead":
      return { deadAt: { not: null } };
    case "retrying":
      return { deadAt: null, attempts: { gt: 0 } };
    case "planned":
      return { deadAt: null, attempts: 0, claimableAt: { gt: now } };
    case "waiting":
      return { deadAt: null, attempts: 0, claimableAt: { lte: now } };
  }
}

export interface QueueCount {
  readonly queue: Queue;
  /** Alive and due or failing; what is planned for later is not counted. */
  readonly waiting: number;
  readonly dead: number;
  /** Since when the oldest of the waiting waits. */
  readonly oldestAt: Date | null;
}

export async function countQueues(reader: Reader, clock: Clock, queues: readonly Queue[]): Promise<QueueCount[]> {
  const isAlive = { deadAt: null, OR: [{ attempts: { gt: 0 } }, { claimableAt: { lte: clock.now() } }] };
  const waiting = await reader.outboxMessage.groupBy({ by: ["queue"], where: isAlive, _count: { _all: true }, _min: { createdAt: true } });
  const dead = await reader.outboxMessage.groupBy({ by: ["queue"], where: { deadAt: { not: null } }, _count: { _all: true } });
  return queues.map((queue) => {
    const alive = waiting.find((group) => group.queue === queue);
    return {
      queue,
      waiting: alive?._count._all ?? 0,
      dead: dead.find((group) => group.queue === queue)?._count._all ?? 0,
      oldestAt: alive?._min.createdAt ?? null,
    };
  });
}

/** Lets a dead (or backing-off) message run now with all its attempts; null when there is none that nobody is running. */
export async function retryMessage(tx: Tx, clock: Clock, outbox: Outbox, id: bigint): Promise<MessageRow | null> {
  const message = await tx.outboxMessage.findUnique({ where: { id }, select: columns });
  if (!message) return null;
  const changed = await tx.outboxMessage.updateMany({
    where: { id, leaseToken: "" },
    data: { deadAt: null, attempts: 0, claimableAt: clock.now() },
  });
  if (changed.count === 0) return null;
  outbox.touch(tx);
  return message;
}

/** Deletes a dead message; "alive" for one that is not dead, null when there is none. */
export async function discardMessage(tx: Tx, id: bigint): Promise<MessageRow | "alive" | null> {
  const message = await tx.outboxMessage.findUnique({ where: { id }, select: columns });
  if (!message) return null;
  if (!message.deadAt) return "alive";
  await tx.outboxMessage.deleteMany({ where: { id, deadAt: { not: null } } });
  return message;
}
