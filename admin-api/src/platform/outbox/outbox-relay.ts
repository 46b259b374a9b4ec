/**
 * Claims messages and runs their handlers: at-least-once attempts, exactly one effect (handlers are idempotent).
 *
 * One column, `claimableAt`, is delay, lease and backoff at once. A claim is a compare-and-set that moves it on and writes a fresh lease
 * token; a dead worker's row simply becomes claimable again, there is no "processing" state to be stuck in. The last write of a
 * message asks for the token, so a worker that lost its lease changes nothing. Messages with an ordering key wait for older ones of it;
 * a dead one no longer holds the others up.
 */
import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Logger } from "../logger.ts";
import type { EventType, Queue } from "./outbox.ts";

const maxAttempts = 10;
const batchSize = 20;

export interface HandlerContext {
  /** Idempotency key: the same for every attempt. */
  readonly eventId: bigint;
  readonly attempt: number;
  /** Makes the lease longer, for long work; false when it was lost. */
  extendLease(): Promise<boolean>;
}

interface Registered {
  readonly event: EventType<never>;
  readonly leaseMs: number;
  run(payload: unknown, context: HandlerContext): Promise<void>;
}

export interface Relay {
  /** One event type, one handler. @param leaseMs longest time between two signs of life, 30,000 unless told */
  register<Payload>(event: EventType<Payload>, handler: (payload: Payload, context: HandlerContext) => Promise<void>, options?: { leaseMs?: number }): void;
  start(): void;
  /** Looks for work now. */
  wake(): void;
  /** Runs until nothing is due: for tests and the CLI, no sleeping. */
  drain(): Promise<void>;
  /** Finishes what runs, claims nothing more. */
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly pollMs?: number;
  /** Queues and how many messages of each run at a time. */
  readonly queues: Partial<Record<Queue, number>>;
}

export function createRelay({ database, clock, log, pollMs = 500, queues }: RelayOptions): Relay {
  const handlers = new Map<string, Registered>();
  const names = Object.keys(queues) as Queue[];
  const loops = new Map<Queue, Promise<number>>();
  const wanted = new Set<Queue>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  /** Claims and runs one queue until nothing is due; answers how many ran. One loop a queue, woken again if needed. */
  function pump(queue: Queue): Promise<number> {
    const running = loops.get(queue);
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
    })().finally(() => loops.delete(queue));
    loops.set(queue, loop);
    return loop;
  }

  async function runDue(queue: Queue): Promise<number> {
    const due = await database.read.outboxMessage.findMany({
      where: { queue, deadAt: null, claimableAt: { lte: clock.now() } },
      orderBy: [{ priority: "asc" }, { id: "asc" }],
      take: batchSize,
    });
    const runnable = await withoutWaiting(due);
    let ran = 0;
    const rest = [...runnable];
    const worker = async () => {
      for (let message = rest.shift(); message && !isStopped; message = rest.shift()) if (await claimAndRun(message)) ran++;
    };
    await Promise.all(Array.from({ length: queues[queue] ?? 1 }, worker));
    return ran;
  }

  /** Keeps, of each ordering key, only its oldest living message. */
  async function withoutWaiting<Row extends { id: bigint; orderingKey: string }>(due: readonly Row[]): Promise<Row[]> {
    const keys = [...new Set(due.map((message) => message.orderingKey).filter(Boolean))];
    if (keys.length === 0) return [...due];
    const oldest = await database.read.outboxMessage.groupBy({ by: ["orderingKey"], where: { orderingKey: { in: keys }, deadAt: null }, _min: { id: true } });
    const first = new Map(oldest.map((group) => [group.orderingKey, group._min.id]));
    return due.filter((message) => message.orderingKey === "" || first.get(message.orderingKey) === message.id);
  }

  async function claimAndRun(message: {
    id: bigint;
    type: string;
    payload: string;
    claimableAt: Date;
    attempts: number;
    leaseToken: string;
  }): Promise<boolean> {
    const handler = handlers.get(message.type);
    const leaseMs = handler?.leaseMs ?? 30_000;
    const leaseToken = randomUUID();
    const leaseEnd = () => new Date(clock.now().getTime() + leaseMs);
    const claimed = await database.transaction((tx) =>
      tx.outboxMessage.updateMany({
        where: { id: message.id, leaseToken: message.leaseToken, deadAt: null, claimableAt: { lte: clock.now() } },
        data: { claimableAt: leaseEnd(), leaseToken, attempts: { increment: 1 } },
      }),
    );
    if (claimed.count === 0) return false;
    const attempt = message.attempts + 1;
    const mine = { id: message.id, leaseToken };
    try {
      if (!handler) throw new Error(`no handler for ${message.type}`);
      await handler.run(JSON.parse(message.payload), {
        eventId: message.id,
        attempt,
        extendLease: async () =>
          (await database.transaction((tx) => tx.outboxMessage.updateMany({ where: mine, data: { claimableAt: leaseEnd() } }))).count === 1,
      });
      await database.transaction((tx) => tx.outboxMessage.deleteMany({ where: mine }));
    } catch (error) {
      const isDead = attempt >= maxAttempts;
      log.warn({ err: error, messageId: String(message.id), type: message.type, attempt, isDead }, "outbox message failed");
      await database.transaction((tx) =>
        tx.outboxMessage.updateMany({
          where: mine,
          data: {
            lastError: errorText(error),
            claimableAt: new Date(clock.now().getTime() + backoffMs(attempt)),
            leaseToken: "",
            ...(isDead ? { deadAt: clock.now() } : {}),
          },
        }),
      );
    }
    return true;
  }

  return {
    register(event, handler, options = {}) {
      if (handlers.has(event.type)) throw new Error(`two handlers for ${event.type}`);
      handlers.set(event.type, {
        event: event as unknown as EventType<never>,
        leaseMs: options.leaseMs ?? 30_000,
        run: (payload, context) => handler(event.payload.parse(payload), context),
      });
    },
    start() {
      timer = setInterval(() => this.wake(), pollMs);
      this.wake();
    },
    wake() {
      for (const queue of names) pump(queue).catch((error: unknown) => log.error({ err: error, queue }, "relay cannot reach the database"));
    },
    async drain() {
      while ((await Promise.all(names.map(pump))).some((ran) => ran > 0));
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await Promise.allSettled(loops.values());
    },
  };
}

/** Exponential with jitter: 0.25 s, 0.5 s … at most 5 minutes. */
function backoffMs(attempt: number): number {
  return Math.min(300_000, 250 * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}

/** One line, at most 1,000 characters, with what looks like a credential taken out. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replaceAll(/(sig|token|key|password|pwd|secret)=[^&\s;]+/gi, "$1=…")
    .replaceAll(/\s+/g, " ")
    .slice(0, 1000);
}
