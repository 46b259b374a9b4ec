import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import { createDatabase } from "../database/database.ts";
import { openTestDatabase, type TestDatabase } from "../database/testing.ts";
import { createLogger } from "../logger.ts";
import { connectRedis } from "../redis.ts";
import { startTestRedis } from "../testing-redis.ts";
import { createOutbox, eventType, type Outbox } from "./outbox.ts";
import { connectOutboxBell } from "./outbox-bell.ts";
import { RetryLater } from "./outbox-failure.ts";
import { discardMessage, listMessages, messageState, retryMessage } from "./outbox-messages.ts";
import { createRelay, type Relay, type RelayOptions } from "./outbox-relay.ts";

const counted = eventType("test.counted", "delivery", z.object({ n: z.number() }));
const other = eventType("test.other", "delivery", z.object({ n: z.number() }));
const log = createLogger("silent");

let database: TestDatabase;
let outbox: Outbox;
const opened: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  outbox = createOutbox(database, systemClock);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.stop()));
  await database.close();
});

function relayOn(more: Partial<RelayOptions> = {}): Relay {
  const relay = createRelay({ database, clock: systemClock, log, queues: { delivery: 4 }, ...more });
  opened.push(relay);
  return relay;
}

const append = (n: number, options: Parameters<Outbox["append"]>[3] = {}, event = counted) =>
  database.transaction((tx) => outbox.append(tx, event, { n }, options));
const until = async (isTrue: () => boolean | Promise<boolean>, withinMs = 10_000) => {
  for (const end = Date.now() + withinMs; !(await isTrue()); await new Promise((resolve) => setTimeout(resolve, 5)))
    if (Date.now() > end) throw new Error("it did not come true in time");
};
/** Every failed message may run again at once: backoff without the waiting. */
const forgetBackoff = () => database.transaction((tx) => tx.outboxMessage.updateMany({ where: { leaseToken: "" }, data: { claimableAt: new Date(0) } }));

describe("one effect", () => {
  test("two relays share a queue: each message runs once", async () => {
    const seen: number[] = [];
    const relays = [relayOn(), relayOn()];
    for (const relay of relays) relay.register(counted, async ({ n }) => void seen.push(n));
    for (let n = 0; n < 60; n++) await append(n);
    await Promise.all(relays.map((relay) => relay.drain()));
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n));
    expect(await database.read.outboxMessage.count()).toBe(0);
  });

  test("what a dead worker held is taken over when its lease ends, and the late worker changes nothing", async () => {
    const dead = relayOn();
    const release = Promise.withResolvers<void>();
    dead.register(counted, () => release.promise, { leaseMs: 80 });
    await append(1);
    const stuck = dead.drain();
    await until(async () => (await database.read.outboxMessage.findFirst())?.attempts === 1);
    const seen: number[] = [];
    const living = relayOn({ pollMs: 1_000 });
    living.register(counted, async ({ n }) => {
      seen.push(n);
      throw new Error("first try of the second worker");
    });
    living.start();
    await until(() => seen.length === 1);
    await until(async () => (await database.read.outboxMessage.findFirst())?.lastError !== "");
    release.resolve();
    await stuck;
    expect(await database.read.outboxMessage.count()).toBe(1);
  });

  test("a handler that finishes in its own transaction has its effect and its end together, or neither", async () => {
    const relay = relayOn();
    relay.register(
      counted,
      async ({ n }, context) => {
        await database.transaction(async (tx) => {
          await tx.counter.create({ data: { name: `effect-${n}-${context.attempt}`, value: n } });
          if (context.attempt === 1) await tx.outboxMessage.updateMany({ data: { leaseToken: "somebody else" } });
          await context.finishIn(tx);
        });
      },
      { leaseMs: 1 },
    );
    await append(7);
    await relay.drain();
    await until(async () => {
      await forgetBackoff();
      await relay.drain();
      return (await database.read.outboxMessage.count()) === 0;
    });
    expect((await database.read.counter.findMany({ where: { name: { startsWith: "effect" } } })).map((row) => row.name)).toEqual(["effect-7-2"]);
  });
});

describe("order", () => {
  test("messages of one key run in order although the first fails, and other keys do not wait for it", async () => {
    const relay = relayOn();
    const seen: string[] = [];
    let isBroken = true;
    relay.register(counted, async ({ n }) => {
      if (n === 0 && isBroken) throw new Error("not yet");
      seen.push(`a${n}`);
    });
    relay.register(other, async ({ n }) => void seen.push(`b${n}`));
    for (let n = 0; n < 120; n++) await append(n, { orderingKey: "a" });
    for (let n = 0; n < 3; n++) await append(n, { orderingKey: "b" }, other);
    await append(3, {}, other);
    await relay.drain();
    expect(seen.toSorted()).toEqual(["b0", "b1", "b2", "b3"]);
    isBroken = false;
    await forgetBackoff();
    await relay.drain();
    expect(seen.filter((each) => each.startsWith("a"))).toEqual(Array.from({ length: 120 }, (_, n) => `a${n}`));
  });

  test("two relays keep the order of a key", async () => {
    const seen: number[] = [];
    const relays = [relayOn(), relayOn()];
    for (const relay of relays)
      relay.register(counted, async ({ n }) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        seen.push(n);
      });
    for (let n = 0; n < 40; n++) await append(n, { orderingKey: "one" });
    for (const relay of relays) relay.start();
    await until(async () => (await database.read.outboxMessage.count()) === 0);
    expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  test("a takedown goes before what was appended earlier", async () => {
    const relay = relayOn({ queues: { delivery: 1 } });
    const seen: number[] = [];
    relay.register(counted, async ({ n }) => void seen.push(n));
    await append(1);
    await append(2, { priority: 0 });
    await relay.drain();
    expect(seen).toEqual([2, 1]);
  });
});

describe("time", () => {
  test("a scheduled message runs at its second although the relay polls rarely, and not before", async () => {
    const relay = relayOn({ pollMs: 5_000 });
    let ranAt = 0;
    relay.register(counted, async () => {
      ranAt = Date.now();
    });
    relay.start();
    const dueAt = Date.now() + 700;
    connectOutboxBell(outbox, relay, null);
    await append(1, { notBefore: new Date(dueAt) });
    await until(() => ranAt > 0);
    expect(ranAt).toBeGreaterThanOrEqual(dueAt);
    expect(ranAt - dueAt).toBeLessThan(300);
  });

  test("a message planned for a year from now sets no long timer and is not run", async () => {
    const relay = relayOn({ pollMs: 20 });
    let ran = 0;
    relay.register(counted, async () => void ran++);
    relay.start();
    await append(1, { notBefore: new Date(Date.now() + 365 * 86_400_000) });
    await append(2);
    await until(() => ran === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ran).toBe(1);
  });

  test("failures wait longer and longer, then the message is dead and holds nobody up", async () => {
    // Time stands still while it drains, so that no backoff ends meanwhile on a slow machine.
    let now = new Date();
    const relay = relayOn({ clock: { now: () => now } });
    const seen: number[] = [];
    relay.register(counted, async ({ n }) => {
      if (n === 1) throw new Error("https://user:hunter2@cdn.example/purge?sig=abc123 refused, Authorization: Bearer abc.def");
      seen.push(n);
    });
    await append(1, { orderingKey: "k" });
    await append(2, { orderingKey: "k" });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      now = new Date();
      await relay.drain();
      const row = await database.read.outboxMessage.findFirst({ where: { attempts: attempt } });
      if (row) waits.push(row.claimableAt.getTime() - now.getTime());
      if (attempt < 10) await forgetBackoff();
    }
    expect(waits).toHaveLength(10);
    expect(waits[8]).toBeGreaterThan(waits[0]! * 20);
    expect(seen).toEqual([2]);
    const [dead] = await listMessages(database.read, systemClock, { state: "dead", limit: 10 });
    expect(dead?.attempts).toBe(10);
    expect(dead?.lastError).not.toMatch(/hunter2|abc123|abc\.def/);
  });

  test("when the other side names the time, that time is kept and no attempt is lost", async () => {
    const relay = relayOn();
    let tries = 0;
    relay.register(counted, async () => {
      tries++;
      if (tries <= 12) throw new RetryLater("429", 60_000);
    });
    await append(1);
    for (let round = 0; round < 13; round++) {
      await relay.drain();
      const row = await database.read.outboxMessage.findFirst();
      if (row) expect(row.claimableAt.getTime() - Date.now()).toBeGreaterThan(50_000);
      await forgetBackoff();
    }
    expect(tries).toBe(13);
    expect(await database.read.outboxMessage.count()).toBe(0);
  });
});

describe("people and processes", () => {
  test("a dead message runs again after a retry by hand; a discarded one is gone; a living one cannot be discarded", async () => {
    const relay = relayOn();
    const seen: number[] = [];
    relay.register(counted, async ({ n }) => void seen.push(n));
    await append(1);
    await append(2);
    await database.transaction((tx) => tx.outboxMessage.updateMany({ data: { deadAt: new Date(), attempts: 10 } }));
    const [second, first] = await listMessages(database.read, systemClock, { limit: 10 });
    expect(messageState(first!, new Date())).toBe("dead");
    await database.transaction((tx) => retryMessage(tx, systemClock, outbox, first!.id));
    expect(await database.transaction((tx) => discardMessage(tx, first!.id))).toBe("alive");
    expect(await database.transaction((tx) => discardMessage(tx, second!.id))).not.toBeNull();
    await relay.drain();
    expect(seen).toEqual([1]);
    expect(await database.read.outboxMessage.count()).toBe(0);
  });

  test("a batch handler takes all that waits in one call", async () => {
    const relay = relayOn();
    const calls: number[][] = [];
    relay.registerBatch(counted, async (payloads) => void calls.push(payloads.map(({ n }) => n)), { most: 100 });
    for (let n = 0; n < 30; n++) await append(n);
    await relay.drain();
    expect(calls).toEqual([Array.from({ length: 30 }, (_, n) => n)]);
  });

  test("stop waits for what runs and claims nothing more", async () => {
    const relay = relayOn({ queues: { delivery: 1 } });
    const release = Promise.withResolvers<void>();
    const seen: number[] = [];
    relay.register(counted, async ({ n }) => {
      if (n === 1) await release.promise;
      seen.push(n);
    });
    await append(1);
    await append(2);
    relay.start();
    await until(async () => (await database.read.outboxMessage.count({ where: { attempts: 1 } })) === 1);
    const stopped = relay.stop();
    release.resolve();
    await stopped;
    expect(seen).toEqual([1]);
    expect(await database.read.outboxMessage.count()).toBe(1);
  });

  test("an append in one process wakes the relay of another through Redis", async () => {
    const server = await startTestRedis();
    const second = await createDatabase(database.url);
    const [web, worker] = [connectRedis(server.url, log), connectRedis(server.url, log)];
    const relay = relayOn({ database: second, pollMs: 60_000 });
    let ranAt = 0;
    relay.register(counted, async () => {
      ranAt = Date.now();
    });
    connectOutboxBell(outbox, null, web);
    connectOutboxBell(createOutbox(second, systemClock), relay, worker);
    relay.start();
    await until(() => web.isReady() && worker.isReady());
    await until(async () => ((await web.commands.pubsub("NUMSUB", "pressbox:outbox")) as unknown[])[1] === 1);
    const appendedAt = Date.now();
    await append(1);
    await until(() => ranAt > 0);
    expect(ranAt - appendedAt).toBeLessThan(1_000);
    await relay.stop();
    await Promise.all([web.close(), worker.close(), second.close(), server.close()]);
  });
});
