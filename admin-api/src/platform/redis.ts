/**
 * Connections to Redis. Redis is a cache and a bell here, never the only home of anything: when it is away, commands fail at once (no
 * queue, no waiting) and the callers go on with the database. See docs/decisions/0072-redis-is-a-cache-and-a-bell.md.
 */
import { Redis } from "ioredis";
import type { Logger } from "./logger.ts";

/** A command that takes longer than this is a failed one. */
const commandTimeoutMs = 500;
const longestReconnectMs = 1_000;

export interface RedisConnection {
  readonly commands: Redis;
  isReady(): boolean;
  /** Calls `listener` after each (re)connect; at once when connected. */
  onReady(listener: () => void): void;
  /** Waits for the connection, at most so long; going on without it is fine. */
  untilReady(timeoutMs: number): Promise<void>;
  /** Listens to a channel on a connection of its own, again after each reconnect. */
  subscribe(channel: string, listener: (message: string) => void): void;
  /** Rings a channel. Nobody listening or Redis away: nothing happens. */
  publish(channel: string, message: string): void;
  close(): Promise<void>;
}

/** Connects in the background; never throws because Redis is away. */
export function connectRedis(url: string, log: Logger): RedisConnection {
  const open = (purpose: string, commandTimeout?: number) => {
    const redis = new Redis(url, {
      connectionName: `pressbox-${purpose}`,
      connectTimeout: 2_000,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResubscribe: false,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), longestReconnectMs),
      ...(commandTimeout === undefined ? {} : { commandTimeout }),
    });
    let isAway = false;
    redis.on("error", (error: unknown) => {
      if (!isAway) log.warn({ err: error, purpose }, "Redis is away");
      isAway = true;
    });
    redis.on("ready", () => {
      if (isAway) log.info({ purpose }, "Redis is back");
      isAway = false;
    });
    return redis;
  };
  const commands = open("commands", commandTimeoutMs);
  const channels = new Map<string, ((message: string) => void)[]>();
  let subscriber: Redis | undefined;
  const listen = (redis: Redis) => void redis.subscribe(...channels.keys()).catch(() => undefined);
  return {
    commands,
    isReady: () => commands.status === "ready",
    onReady(listener) {
      commands.on("ready", listener);
      if (commands.status === "ready") listener();
    },
    async untilReady(timeoutMs) {
      const isThere = Promise.withResolvers<void>();
      const timer = setTimeout(isThere.resolve, timeoutMs);
      commands.once("ready", isThere.resolve);
      if (commands.status === "ready") isThere.resolve();
      await isThere.promise;
      clearTimeout(timer);
      commands.off("ready", isThere.resolve);
    },
    subscribe(channel, listener) {
      channels.set(channel, [...(channels.get(channel) ?? []), listener]);
      if (!subscriber) {
        const redis = open("subscriber");
        redis.on("ready", () => listen(redis));
        redis.on("message", (name: string, message: string) => {
          for (const each of channels.get(name) ?? []) each(message);
        });
        subscriber = redis;
      } else if (subscriber.status === "ready") listen(subscriber);
    },
    publish: (channel, message) => void commands.publish(channel, message).catch(() => undefined),
    async close() {
      for (const redis of [commands, subscriber]) redis?.disconnect();
    },
  };
}
