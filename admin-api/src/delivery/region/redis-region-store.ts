/**
 * L2 in Redis. Every command names one key, so a cluster may spread them; multi-gets are one pipeline a depth. The two compare-and-sets
 * (newer value wins, numbers only grow) are Lua, because they must be one step.
 */
import type { RedisConnection } from "../../platform/redis.ts";
import type { RegionState } from "./region-state.ts";
import type { RegionStore } from "./region-store.ts";

/** Cached values that nobody wrote for so long go; they are filled again when somebody asks. */
const lifetimeSeconds = 7 * 86_400;

/** Stored as `<asOf> <json>`. */
const writeIfNewer = `
local stored = redis.call('GET', KEYS[1])
if stored and tonumber(string.match(stored, '^%d+')) >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'EX', ARGV[3])
return 1`;

/** See `advanced` in region-state.ts: the same rule. */
const advance = `
local before = redis.call('HGET', KEYS[1], ARGV[1])
local to = tonumber(ARGV[3])
if not before then
  redis.call('HSET', KEYS[1], ARGV[1], to, ARGV[2], to)
  return false
end
local value = tonumber(before)
if to > value then
  redis.call('HSET', KEYS[1], ARGV[1], to)
  if ARGV[4] ~= '1' or to ~= value + 1 then redis.call('HSET', KEYS[1], ARGV[2], to) end
end
return value`;

export function createRedisRegionStore(redis: RedisConnection, region: string): RegionStore {
  const prefix = `pressbox:${region}:`;
  const stateKey = `${prefix}state`;
  const commands = redis.commands;
  commands.defineCommand("pressboxWriteIfNewer", { numberOfKeys: 1, lua: writeIfNewer });
  commands.defineCommand("pressboxAdvance", { numberOfKeys: 1, lua: advance });
  let isReachable = true;
  const watched = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      const result = await work;
      isReachable = true;
      return result;
    } catch (error) {
      isReachable = false;
      throw error;
    }
  };
  const pipelined = async (add: (pipeline: Pipeline) => void): Promise<unknown[]> => {
    const pipeline = commands.pipeline() as unknown as Pipeline;
    add(pipeline);
    const replies = (await watched(pipeline.exec())) ?? [];
    return replies.map(([error, reply]) => {
      if (error) throw error;
      return reply;
    });
  };
  return {
    kind: "redis",
    isReachable: () => isReachable && redis.isReady(),
    state: async () => readState(await watched(commands.hmget(stateKey, "epoch", "floor", "assets", "assetFloor"))),
    stateNow: () => null,
    async read<Value>(keys: readonly { name: string }[]) {
      if (keys.length === 0) return [];
      const replies = await pipelined((pipeline) => {
        for (const key of keys) pipeline.get(prefix + key.name);
      });
      return replies.map((reply) => (typeof reply === "string" ? (JSON.parse(reply.slice(reply.indexOf(" ") + 1)) as Value) : null));
    },
    async writeOrdered(writes) {
      if (writes.length === 0) return;
      await pipelined((pipeline) => {
        for (const { key, value } of writes) pipeline.pressboxWriteIfNewer(prefix + key.name, value.asOf, JSON.stringify(value), lifetimeSeconds);
      });
    },
    async write(writes) {
      if (writes.length === 0) return;
      await pipelined((pipeline) => {
        for (const { key, value } of writes) pipeline.set(prefix + key.name, `0 ${JSON.stringify(value)}`, "EX", lifetimeSeconds);
      });
    },
    advance: (field, to, isStored) =>
      watched(
        (commands as unknown as Pipeline).pressboxAdvance(stateKey, field, field === "epoch" ? "floor" : "assetFloor", to, isStored ? 1 : 0) as Promise<
          number | null
        >,
      ),
    close: async () => undefined,
  };
}

/** ioredis' pipeline with our two scripts. */
interface Pipeline {
  get(key: string): unknown;
  set(key: string, value: string, mode: "EX", seconds: number): unknown;
  pressboxWriteIfNewer(key: string, asOf: number, json: string, seconds: number): unknown;
  pressboxAdvance(key: string, field: string, floorField: string, to: number, isStored: 0 | 1): unknown;
  exec(): Promise<[Error | null, unknown][] | null>;
}

function readState(values: readonly (string | null)[]): RegionState | null {
  const [epoch, floor, assets, assetFloor] = values;
  if (typeof epoch !== "string" || typeof assets !== "string") return null;
  return { epoch: Number(epoch), floor: Number(floor), assets: Number(assets), assetFloor: Number(assetFloor) };
}
