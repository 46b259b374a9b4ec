import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { createLogger } from "../platform/logger.ts";
import { connectRedis, type RedisConnection } from "../platform/redis.ts";
import { startTestRedis, type TestRedis } from "../platform/testing-redis.ts";
import { createDelivery } from "./create-delivery.ts";
import { publishArticle, publishSet } from "./testing-newsroom.ts";
import { rebuildDelivery } from "./use-cases/rebuild-delivery.ts";
import { verifyDelivery } from "./use-cases/verify-delivery.ts";

let redis: TestRedis;
let app: TestApp;
/** A second process' connection: what it sees is in Redis, not in the first one's memory. */
let connection: RedisConnection;

beforeAll(async () => {
  redis = await startTestRedis();
  app = await startTestApp({ config: { redisUrl: redis.url } });
  connection = connectRedis(redis.url, createLogger("silent"));
  await connection.untilReady(5_000);
});
afterAll(async () => {
  await connection.close();
  await app.close();
  await redis.close();
});

const read = (path: string) => app.request<{ title: string }>("get", `/delivery/v1/${path}`);
const publish = async (article: Parameters<typeof publishArticle>[1]) => {
  const published = await publishArticle(app.platform, article);
  await app.relay.drain();
  return published;
};
const until = async (isTrue: () => Promise<boolean>) => {
  for (const end = Date.now() + 15_000; !(await isTrue()); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > end) throw new Error("it did not come true in time");
};
const isReachable = async () => (await app.request<{ isCacheReachable: boolean }>("get", "/api/v1/delivery", { as: "editor" })).body.isCacheReachable;
const verify = () => verifyDelivery(createDelivery(app.platform, connection));

test("a publish is in Redis for every other process, equal to the database", async () => {
  await until(isReachable);
  const { seq } = await publish({ slug: "in-redis", title: "In Redis" });
  expect(await connection.commands.hget("pressbox:default:state", "epoch")).toBe(String(seq));
  expect((await read("en/article/in-redis")).body.title).toBe("In Redis");
  expect((await verify()).differences).toEqual([]);
});

test("reads go on while Redis is killed and comes back empty; publishes meanwhile are seen at once, and nothing older afterwards", {
  timeout: 60_000,
}, async () => {
  const { entryId } = await publish({ slug: "counted", title: "0" });
  let isOver = false;
  let reads = 0;
  let highest = 0;
  const hammer = (async () => {
    while (!isOver) {
      const reply = await read("en/article/counted");
      expect(reply.status).toBe(200);
      expect(Number(reply.body.title)).toBeGreaterThanOrEqual(highest);
      highest = Number(reply.body.title);
      reads++;
    }
  })();
  for (let n = 1; n <= 12; n++) {
    if (n === 4) await redis.kill();
    if (n === 9) await redis.start();
    await publish({ entryId, slug: "counted", title: String(n) });
    expect((await read("en/article/counted")).body.title).toBe(String(n));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  isOver = true;
  await hammer;
  expect(reads).toBeGreaterThan(20);
  await until(isReachable);
  await until(async () => connection.isReady());
  expect((await verify()).differences).toEqual([]);
});

test("a flushed Redis is filled again by readers, or at once by a rebuild", async () => {
  await connection.commands.flushall();
  expect((await read("en/article/in-redis")).body.title).toBe("In Redis");
  expect((await verify()).differences).toEqual([]);
  await connection.commands.flushall();
  const report = await rebuildDelivery(createDelivery(app.platform, connection));
  expect(report).toMatchObject({ isCacheReachable: true, documents: report.entries });
  expect((await connection.commands.keys("pressbox:default:d:*")).length).toBe(report.documents);
  expect((await verify()).differences).toEqual([]);
});

test("verify finds what was tampered with: a pointer, a document, the epoch", async () => {
  const { entryId, seq } = await publish({ slug: "tampered", title: "True" });
  const commands = connection.commands;
  const documentKey = (await commands.keys(`pressbox:default:d:${entryId}:*`))[0]!;
  const document = (await commands.get(documentKey))!;
  await commands.set(documentKey, document.replace('"True"', '"Fake"'));
  expect((await verify()).differences).toEqual([expect.stringContaining("cached document")]);
  await commands.set(documentKey, document);
  const pointer = (await commands.get(`pressbox:default:e:${entryId}`))!;
  await commands.set(`pressbox:default:e:${entryId}`, pointer.replace('"version":1', '"version":7'));
  expect((await verify()).differences[0]).toContain("readers see 7+1");
  await commands.set(`pressbox:default:e:${entryId}`, pointer);
  await app.database.transaction((tx) => tx.region.updateMany({ data: { epoch: seq - 1 } }));
  expect((await verify()).differences).toEqual([expect.stringContaining("the database's epoch")]);
  await app.database.transaction((tx) => tx.region.updateMany({ data: { epoch: seq } }));
  await commands.hset("pressbox:default:state", "epoch", seq - 1);
  expect((await verify()).differences).toEqual([expect.stringContaining("the cache's epoch")]);
  await publishSet(app.platform, [{ entryId, locale: "en", slug: null }]);
  await app.relay.drain();
  expect((await verify()).differences).toEqual([]);
});
