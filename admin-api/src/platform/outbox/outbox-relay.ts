/**
 * Claims messages and runs their handlers: at-least-once attempts, exactly one effect (handlers are idempotent).
 *
 * One column, `claimableAt`, is delay, lease and backoff at once. A claim is a compare-and-set that moves it on and writes a fresh lease
 * token; a dead worker's row simply becomes claimable again, there is no "processing" state to be stuck in. The last write of a
 * message asks for the token, so a worker that lost its lease changes nothing. Messages with an ordering key wait for older ones of it;
 * a dead one no longer holds the others up. docs/architecture/outbox.md has the picture and the figures.
 *
 * Each queue has one pump: idle → (wake) → looks and runs until nothing is due → idle. Between looks the relay sleeps until the next
 * `claimableAt`, but never longer than `pollMs`: that is the net for wakes that got lost, and it keeps every timer short.
 */
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Logger } from "../logger.ts";
import type { EventType, Queue } from "./outbox.ts";
import { type ClaimableMessage, claim, extend, fail, findDueOfType, findRunnable, finish, type Lease, nextClaimableAt, nextOfKey } from "./outbox-claims.ts";

const batchSize = 20;
const defaultLeaseMs = 30_000;

export interface HandlerContext {
  /** Idempotency key: the same for every attempt. */
  readonly eventId: bigint;
  readonly attempt: number;
  /** Makes the lease longer, for long work; false when it was lost. */
  extendLease(): Promise<boolean>;
  /**
   * Ends the message inside the handler's own transaction: effect and end stand or fall together.
   * @throws Error when the lease was lost, so that the transaction rolls back
   */
  finishIn(tx: Tx): Promise<void>;
}

/** As `HandlerContext`, for all messages of one call together. */
export type BatchContext = Omit<HandlerContext, "eventId">;

export interface RegisterOptions<Payload> {
  /** Longest time between two signs of life, 30,000 unless told. */
  readonly leaseMs?: number;
  /** The handler's first write, where it should not wait for a transaction of its own: done in the claim's, so at each attempt. */
  readonly inClaim?: (tx: Tx, payload: Payload) => Promise<void>;
}

export interface Relay {
  /** One event type, one handler. */
  register<Payload>(event: EventType<Payload>, handler: (payload: Payload, context: HandlerContext) => Promise<void>, options?: RegisterOptions<Payload>): void;
  /** A handler that takes everything waiting of its type in one call, at most `most`. They succeed or fail together; no ordering keys. */
  registerBatch<Payload>(
    event: EventType<Payload>,
    handler: (payloads: readonly Payload[], context: BatchContext) => Promise<void>,
    options: { most: number; leaseMs?: number },
  ): void;
  start(): void;
  /** Whether it looks for work by itself. */
  isRunning(): boolean;
  /** Looks for work now, if it was started. @param queues where there is some, null for anywhere */
  wake(queues: readonly string[] | null): void;
  /** Runs until nothing is due: for tests and the CLI, no sleeping. */
  drain(): Promise<void>;
  /** Finishes what runs, claims nothing more. */
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Longest sleep between two looks. */
  readonly pollMs?: number;
  /** Queues and how many messages of each run at a time. */
  readonly queues: Partial<Record<Queue, number>>;
}

interface Registered {
  readonly leaseMs: number;
  /** 1: a message a call. */
  readonly most: number;
  readonly inClaim?: ((tx: Tx, payload: unknown) => Promise<void>) | undefined;
  run(payloads: readonly unknown[], lease: Lease, context: BatchContext): Promise<void>;
}

export function createRelay({ database, clock, log, pollMs = 500, queues }: RelayOptions): Relay {
  const handlers = new Map<string, Registered>();
  const names = Object.keys(queues) as Queue[];
  const pumps = new Map<Queue, Promise<number>>();
  const wanted = new Set<Queue>();
  let timer: NodeJS.Timeout | undefined;
  let isStarted = false;
  let isStopped = false;

  /** Claims and runs one queue until nothing is due; answers how many ran. One pump a queue, woken again if needed. */
  function pump(queue: Queue): Promise<number> {
    const running = pumps.get(queue);
    if (running) {
      wanted.add(queue);
      return running;
    }
    const loop = (async () => {
      let total = 0;
      let ran: number;
      do {
        wanted.delete(queue);
        ran = isStopped ? 0 : await runDue(queue);
        total += ran;
      } while (!isStopped && (ran > 0 || wanted.has(queue)));
      return total;
    })().finally(() => pumps.delete(queue));
    pumps.set(queue, loop);
    return loop;
  }

  async function runDue(queue: Queue): Promise<number> {
    const rest = await findRunnable(database, clock, queue, batchSize);
    let ran = 0;
    const takenTypes = new Set<string>();
    const worker = async () => {
      for (let message = rest.shift(); message && !isStopped; message = rest.shift()) {
        const most = handlers.get(message.type)?.most ?? 1;
        if (most === 1) ran += await runInOrder(queue, message);
        else if (!takenTypes.has(message.type)) {
          takenTypes.add(message.type);
          ran += await claimAndRun(await findDueOfType(database, clock, message.type, most));
        }
      }
    };
    await Promise.all(Array.from({ length: queues[queue] ?? 1 }, worker));
    return ran;
  }

  /** Runs a message, then what waited behind it, for a while: an ordered burst need not look through the queue for each. */
  async function runInOrder(queue: Queue, first: ClaimableMessage): Promise<number> {
    let ran = 0;
    for (let next: ClaimableMessage | null = first; next && ran < batchSize && !isStopped; ) {
      if ((await claimAndRun([next])) === 0) break;
      ran++;
      next = next.orderingKey === "" ? null : await nextOfKey(database, clock, queue, next.orderingKey);
    }
    return ran;
  }

  async function claimAndRun(messages: readonly ClaimableMessage[]): Promise<number> {
    const first = messages[0];
    if (!first) return 0;
    const handler = handlers.get(first.type);
    const leaseMs = handler?.leaseMs ?? defaultLeaseMs;
    // SQLite answers without ever leaving this turn of the event loop: without a pause, a long queue would keep every request waiting.
    await setImmediate();
    const { lease, refusal } = await claimWith(handler, messages, leaseMs);
    if (lease.messages.length === 0) return 0;
    let isFinished = false;
    const context: BatchContext = {
      attempt: Math.max(...lease.messages.map((message) => message.attempts)),
      extendLease: () => extend(database, clock, lease, leaseMs),
      async finishIn(tx) {
        if ((await finish(tx, lease)) !== lease.messages.length) throw new Error("the lease was lost");
        isFinished = true;
      },
    };
    try {
      if (!handler) throw new Error(`no handler for ${first.type}`);
      if (refusal) throw refusal.error;
      const payloads = lease.messages.map((message): unknown => JSON.parse(message.payload));
      await handler.run(payloads, lease, context);
      if (!isFinished) await database.transaction((tx) => finish(tx, lease));
    } catch (error) {
      const dead = await fail(database, clock, lease, error);
      log.warn(
        { err: error, messageIds: lease.messages.map((message) => String(message.id)), type: first.type, attempt: context.attempt, dead: dead.length },
        "outbox message failed",
      );
    }
    return lease.messages.length;
  }

  /** Claims, with what the handler wants done in the claim. What fails there is taken back, and is a failure of this attempt like any other. */
  async function claimWith(
    handler: Registered | undefined,
    messages: readonly ClaimableMessage[],
    leaseMs: number,
  ): Promise<{ lease: Lease; refusal?: { error: unknown } }> {
    const { inClaim } = handler ?? {};
    if (!inClaim) return { lease: await claim(database, clock, messages, leaseMs) };
    try {
      return { lease: await claim(database, clock, messages, leaseMs, (tx) => inClaim(tx, JSON.parse(messages[0]!.payload))) };
    } catch (error) {
      return { lease: await claim(database, clock, messages, leaseMs), refusal: { error } };
    }
  }

  function keep(type: string, registered: Registered) {
    if (handlers.has(type)) throw new Error(`two handlers for ${type}`);
    handlers.set(type, registered);
  }

  /** Sleeps until something is due, at most `pollMs`. */
  async function sleep() {
    if (!isStarted || isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(), pollMs);
    const next = await nextClaimableAt(database, names).catch(() => null);
    const waitMs = next === null ? pollMs : next.getTime() - clock.now().getTime();
    if (isStopped || waitMs >= pollMs) return;
    clearTimeout(timer);
    // What is due and still there is held back (an older one of its key, a full pump): the next look is soon, not at once.
    timer = setTimeout(() => look(), waitMs <= 0 ? Math.min(pollMs, 100) : waitMs);
  }

  function look(queues: readonly Queue[] = names) {
    if (isStopped) return;
    Promise.all(queues.map(pump))
      .catch((error: unknown) => log.error({ err: error }, "relay cannot reach the database"))
      .finally(sleep);
  }

  return {
    register(event, handler, options = {}) {
      keep(event.type, {
        leaseMs: options.leaseMs ?? defaultLeaseMs,
        most: 1,
        inClaim: options.inClaim && ((tx, payload) => options.inClaim!(tx, event.payload.parse(payload))),
        run: (payloads, lease, context) => handler(event.payload.parse(payloads[0]), { ...context, eventId: lease.messages[0]!.id }),
      });
    },
    registerBatch(event, handler, { most, leaseMs = defaultLeaseMs }) {
      keep(event.type, {
        leaseMs,
        most: Math.max(2, most),
        run: (payloads, _lease, context) =>
          handler(
            payloads.map((payload) => event.payload.parse(payload)),
            context,
          ),
      });
    },
    start() {
      isStarted = true;
      look();
    },
    wake(queues) {
      if (isStarted) look(queues === null ? names : names.filter((name) => queues.includes(name)));
    },
    isRunning: () => isStarted && !isStopped,
    async drain() {
      while ((await Promise.all(names.map(pump))).some((ran) => ran > 0));
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await Promise.allSettled(pumps.values());
    },
  };
}
