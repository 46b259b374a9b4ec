import type { RedisConnection } from "../redis.ts";
import type { Outbox } from "./outbox.ts";
import type { Relay } from "./outbox-relay.ts";

const channel = "pressbox:outbox";

/**
 * Wakes relays when something was appended: this process' own at once, those of other processes through Redis. A lost ring costs at most
 * the relay's poll. @param relay absent in processes that run no jobs
 */
export function connectOutboxBell(outbox: Outbox, relay: Relay | null, redis: RedisConnection | null): void {
  outbox.onAppended((queues) => {
    relay?.wake(queues);
    redis?.publish(channel, queues?.join() ?? "");
  });
  if (relay) redis?.subscribe(channel, (queues) => relay.wake(queues === "" ? null : queues.split(",")));
}
