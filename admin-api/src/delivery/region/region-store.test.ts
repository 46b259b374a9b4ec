/** The rule "nothing older ever stands on something newer", held against the database's history by random publishing, for both stores. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "../../platform/logger.ts";
import { connectRedis, type RedisConnection } from "../../platform/redis.ts";
import { startTestRedis, type TestRedis } from "../../platform/testing-redis.ts";
import { createInProcessRegionStore } from "./in-process-region-store.ts";
import { answersFor, type LiveSpan, type Pointer, spansAt } from "./pointers.ts";
import { createRedisRegionStore } from "./redis-region-store.ts";
import { advanced, type RegionState } from "./region-state.ts";
import type { RegionStore, StoreKey } from "./region-store.ts";

let server: TestRedis;
let redis: RedisConnection;
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url, createLogger("silent"));
  await redis.untilReady(5_000);
});
afterAll(async () => {
  await redis.close();
  await server.close();
});

const entries = ["a", "b", "c"] as const;
type Entry = (typeof entries)[number];

/**
 * `commit`: publish some entries. `relay`: the writer handles a commit (again, late, out of order). `lose`: its message is gone. `begin`/`end`: a
 * reader reads the database now and stores what it read later. `flush`: the cache is emptied. `heal`: somebody raises it to the database.
 */
const stepArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("commit" as const), changed: fc.subarray([...entries], { minLength: 1 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("relay" as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("outage" as const), pick: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("begin" as const), entry: fc.constantFrom(...entries) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("end" as const), pick: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("flush" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("heal" as const) }) },
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const pointerKey = (prefix: string, entry: Entry): StoreKey<Pointer> => ({ name: `${prefix}:${entry}` });

async function play(store: RegionStore, prefix: string, flush: () => Promise<void>, steps: readonly Step[]): Promise<void> {
  const history = new Map<Entry, LiveSpan[]>(entries.map((entry) => [entry, []]));
  const commits: Entry[][] = [];
  /** The database's epoch: moved first, as `showCommit` does. */
  let databaseEpoch = 0;
  const fills: { key: StoreKey<Pointer>; value: Pointer }[] = [];
  let shown = 0;

  const pointer = (entry: Entry, asOf: number): Pointer => ({ asOf, since: 0, spans: structuredClone(history.get(entry)!) });
  const raise = async () => {
    await store.advance("epoch", databaseEpoch, false);
    await store.advance("assets", 0, false);
  };
  await raise();

  async function relay(seq: number, isStoreAway: boolean): Promise<void> {
    databaseEpoch = Math.max(databaseEpoch, seq);
    if (isStoreAway) return;
    const changed = commits[seq - 1]!;
    await store.writeOrdered(changed.map((entry) => ({ key: pointerKey(prefix, entry), value: pointer(entry, seq) })));
    await store.advance("epoch", seq, true);
  }

  for (const step of steps) {
    if (step.kind === "commit") {
      commits.push(step.changed);
      const seq = commits.length;
      for (const entry of step.changed) {
        const spans = history.get(entry)!;
        const last = spans.at(-1);
        if (last) spans[spans.length - 1] = { ...last, to: seq };
        spans.push({
          entryId: entry,
          type: "t",
          locale: "en",
          from: seq,
          to: 2_147_483_647,
          version: seq,
          sharedVersion: 0,
          slug: entry,
          title: "",
          firstPublishedAt: "",
          publishedAt: "",
        });
      }
    } else if (step.kind === "relay" && commits.length > 0) await relay(1 + (step.pick % commits.length), false);
    else if (step.kind === "outage" && commits.length > 0) await relay(1 + (step.pick % commits.length), true);
    else if (step.kind === "begin") fills.push({ key: pointerKey(prefix, step.entry), value: pointer(step.entry, (await currentState()).epoch) });
    else if (step.kind === "end" && fills.length > 0) await store.writeOrdered(fills.splice(step.pick % fills.length, 1));
    else if (step.kind === "flush") await flush();
    else if (step.kind === "heal") await raise();
    await look();
  }

  async function currentState(): Promise<RegionState> {
    let state = await store.state();
    if (!state) {
      await raise();
      state = await store.state();
    }
    return state!;
  }

  /** What a reader sees now must be what the history says for the epoch it pins; and epochs only grow. */
  async function look(): Promise<void> {
    const state = await currentState();
    if (state.epoch < shown) throw new Error(`epoch ${state.epoch} after ${shown}`);
    shown = state.epoch;
    const stored = await store.read(entries.map((entry) => pointerKey(prefix, entry)));
    for (const [index, entry] of entries.entries()) {
      const found = stored[index];
      if (!found || !answersFor(found, state.epoch, state.floor)) continue;
      const wanted = spansAt({ asOf: 0, since: 0, spans: history.get(entry)! }, state.epoch).map((span) => span.version);
      expect(String(spansAt(found, state.epoch).map((span) => span.version))).toBe(String(wanted));
    }
  }
}

describe("messages that repeat, get lost and overtake each other, readers that store late, flushes and outages", () => {
  test("in-process: whoever believes a stored pointer sees exactly what the history says", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 60 }), async (steps) => {
        const store = createInProcessRegionStore();
        await play(
          store,
          "p",
          async () => undefined,
          steps.filter((step) => step.kind !== "flush"),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("Redis: the same, with the scripts that run there", { timeout: 60_000 }, async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }), async (steps) => {
        run++;
        await redis.commands.flushall();
        await play(createRedisRegionStore(redis, `run${run}`), "p", async () => void (await redis.commands.flushall()), steps);
      }),
      { numRuns: 60 },
    );
  });

  test("a number never goes back; a step of one keeps the floor only if everything was stored", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(60), fc.boolean(), (value, floor, to, isStored) => {
        const next = advanced(value, floor, to, isStored);
        expect(next.value).toBe(Math.max(value, to));
        if (to > value && (!isStored || to > value + 1)) expect(next.floor).toBe(to);
        else expect(next.floor).toBe(floor);
      }),
    );
  });
});
