/**
 * Work that must happen after a commit. `append` needs the transaction that causes the work: there is no other way to cause an effect
 * outside the database. See docs/architecture/outbox.md.
 */
import type { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Database, Reader, Tx } from "../database/database.ts";

/** Every queue there is, in the order people see them. */
export const queueNames = ["delivery", "purge", "media", "schedule", "mail"] as const;
export type Queue = (typeof queueNames)[number];

/** 0 goes first. */
export const priorities = { takedown: 0, correction: 5, normal: 9 } as const;

/** An event type with its payload's shape. One event type has one handler. */
export interface EventType<Payload> {
  readonly type: string;
  readonly queue: Queue;
  readonly payload: z.ZodType<Payload>;
}

/** Names an event type; `queue` says which workers take it. */
export const eventType = <Payload>(type: string, queue: Queue, payload: z.ZodType<Payload>): EventType<Payload> => ({ type, queue, payload });

export interface AppendOptions {
  /** Messages of one key run one after the other, oldest first. */
  readonly orderingKey?: string;
  readonly priority?: number;
  /** Not before this instant. */
  readonly notBefore?: Date;
}

export interface Outbox {
  /** Adds a message inside `tx`; the relay is woken when it commits. */
  append<Payload>(tx: Tx, event: EventType<Payload>, payload: Payload, options?: AppendOptions): Promise<void>;
  /** The same for many of one type, in this order, in few statements. */
  appendMany<Payload>(tx: Tx, event: EventType<Payload>, messages: readonly (AppendOptions & { readonly payload: Payload })[]): Promise<void>;
  /** Whether a message of this type is there that runs or will run; of one ordering key if told, and with `alsoDead` one that waits for a person too. */
  has(
    reader: Reader,
    event: Pick<EventType<unknown>, "type" | "queue">,
    which?: { readonly orderingKey?: string; readonly alsoDead?: boolean },
  ): Promise<boolean>;
  /** Calls `listener` after a commit that appended something, with the queues it went to, or made a dead message claimable again: null, any queue. */
  onAppended(listener: (queues: readonly Queue[] | null) => void): void;
  /** Tells `onAppended` that `tx` changed what is due: for a retry by hand. */
  touch(tx: Tx): void;
}

/** Of one statement: SQL Server takes 2,100 values. */
const rowsAtOnce = 100;

export function createOutbox(database: Database, clock: Clock): Outbox {
  const appended = new WeakMap<object, Queue[] | null>();
  const listeners: ((queues: readonly Queue[] | null) => void)[] = [];
  database.onCommit((tx) => {
    const queues = appended.get(tx);
    if (appended.delete(tx)) for (const listener of listeners) listener(queues ?? null);
  });
  const rowOf = <Payload>(event: EventType<Payload>, payload: Payload, options: AppendOptions) => {
    const now = clock.now();
    return {
      queue: event.queue,
      priority: options.priority ?? priorities.normal,
      orderingKey: options.orderingKey ?? "",
      type: event.type,
      payload: JSON.stringify(event.payload.parse(payload)),
      claimableAt: options.notBefore ?? now,
      leaseToken: "",
      lastError: "",
      createdAt: now,
    };
  };
  const wake = (tx: Tx, { queue }: { readonly queue: Queue }) => {
    const queues = appended.get(tx);
    if (queues !== null) appended.set(tx, [...(queues ?? []), queue]);
  };
  return {
    async append(tx, event, payload, options = {}) {
      await tx.outboxMessage.create({ data: rowOf(event, payload, options), select: { id: true } });
      wake(tx, event);
    },
    async appendMany(tx, event, messages) {
      const rows = messages.map(({ payload, ...options }) => rowOf(event, payload, options));
      for (let start = 0; start < rows.length; start += rowsAtOnce) await tx.outboxMessage.createMany({ data: rows.slice(start, start + rowsAtOnce) });
      if (rows.length > 0) wake(tx, event);
    },
    async has(reader, { type, queue }, { orderingKey, alsoDead = false } = {}) {
      const where = { type, queue, ...(orderingKey === undefined ? {} : { orderingKey }), ...(alsoDead ? {} : { deadAt: null }) };
      return (await reader.outboxMessage.count({ where })) > 0;
    },
    onAppended: (listener) => void listeners.push(listener),
    touch: (tx) => void appended.set(tx, null),
  };
}
