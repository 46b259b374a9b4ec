/**
 * Tells the streams of a person that something changed for them: those of this process after the commit that did it, those of other
 * processes through Redis. A lost ring costs little: a browser asks by itself now and then.
 */
import { randomUUID } from "node:crypto";
import type { Database, Tx } from "../platform/database/database.ts";
import type { RedisConnection } from "../platform/redis.ts";

const channel = "pressbox:notifications";

export interface NotificationBell {
  /** Rings for these people when `tx` commits. */
  ring(tx: Tx, userIds: readonly string[]): void;
  /** Calls `listener` at each ring for this person. @returns ends it */
  listen(userId: string, listener: () => void): () => void;
}

/** @param redis undefined: this process is the only one */
export function createNotificationBell(database: Pick<Database, "onCommit">, redis: RedisConnection | undefined): NotificationBell {
  const rung = new WeakMap<object, Set<string>>();
  const listeners = new Map<string, Set<() => void>>();
  const here = randomUUID();
  const tell = (userIds: Iterable<string>) => {
    for (const userId of userIds) for (const listener of [...(listeners.get(userId) ?? [])]) listener();
  };
  database.onCommit((tx) => {
    const userIds = rung.get(tx);
    if (!rung.delete(tx) || !userIds) return;
    tell(userIds);
    redis?.publish(channel, [here, ...userIds].join(" "));
  });
  redis?.subscribe(channel, (message) => {
    const [from, ...userIds] = message.split(" ");
    if (from !== here) tell(userIds);
  });
  return {
    ring(tx, userIds) {
      rung.set(tx, new Set([...(rung.get(tx) ?? []), ...userIds]));
    },
    listen(userId, listener) {
      const ofPerson = listeners.get(userId) ?? new Set();
      listeners.set(userId, ofPerson.add(listener));
      return () => {
        ofPerson.delete(listener);
        if (ofPerson.size === 0) listeners.delete(userId);
      };
    },
  };
}
