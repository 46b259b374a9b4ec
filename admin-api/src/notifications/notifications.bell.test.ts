import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { createLogger } from "../platform/logger.ts";
import { connectRedis, type RedisConnection } from "../platform/redis.ts";
import { startTestRedis, type TestRedis } from "../platform/testing-redis.ts";
import { createNotificationBell } from "./notifications.bell.ts";

let database: TestDatabase;
let redis: TestRedis;
const connections: RedisConnection[] = [];
beforeEach(async () => {
  [database, redis] = await Promise.all([openTestDatabase(), startTestRedis()]);
});
afterEach(async () => {
  await Promise.all(connections.splice(0).map((each) => each.close()));
  await Promise.all([database.close(), redis.close()]);
});

/** As in another process: a connection of its own. */
async function anotherBell() {
  const connection = connectRedis(redis.url, createLogger("silent"));
  connections.push(connection);
  await connection.untilReady(5_000);
  return createNotificationBell(database, connection);
}

test("a ring in one process is heard in another, once in each, by that person alone, and only when it was committed", async () => {
  const [here, there] = [await anotherBell(), await anotherBell()];
  const heard: string[] = [];
  const isHeard = Promise.withResolvers<void>();
  here.listen("marta", () => heard.push("here"));
  there.listen("ines", () => heard.push("ines"));
  const stop = there.listen("marta", () => {
    heard.push("there");
    isHeard.resolve();
  });
  const failing = database.transaction(async (tx) => {
    here.ring(tx, ["marta"]);
    throw new Error("not committed");
  });
  await expect(failing).rejects.toThrow("not committed");
  // The subscription may still be under way: rung until it is heard.
  const timer = setInterval(() => void database.transaction(async (tx) => here.ring(tx, ["marta"])), 50);
  await isHeard.promise;
  clearInterval(timer);
  expect(heard[0]).toBe("here");
  expect(heard).toContain("there");
  expect(heard).not.toContain("ines");
  stop();
});
