import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../../app/testing.ts";
import { RetryLater } from "../../platform/outbox/outbox-failure.ts";
import { freePort } from "../../platform/testing-redis.ts";
import { articleFields, publishArticle, publishSet } from "../testing-newsroom.ts";
import { startTestVarnish, type TestVarnish } from "../testing-varnish.ts";
import { createVarnishCdn, inHeaders, retryAfterMs } from "./varnish-cdn.ts";

const secret = "only-pressbox-may-purge";

describe("behind a real Varnish", () => {
  let app: TestApp;
  let varnish: TestVarnish;
  beforeAll(async () => {
    // Pressbox wants to know where Varnish is, and Varnish where Pressbox is: a port is set aside for the one that starts last.
    const urls: string[] = [];
    app = await startTestApp({ config: { cdn: { adapter: "varnish", urls, secret } } });
    varnish = await startTestVarnish(Number(new URL(app.url).port), secret);
    urls.push(varnish.url);
  });
  afterAll(async () => {
    await varnish?.close();
    await app?.close();
  });

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(`${varnish.url}/delivery/v1/${path}`, { headers, redirect: "manual" });
    const text = await reply.text();
    return { status: reply.status, body: text ? JSON.parse(text) : null, cache: reply.headers.get("X-Cache"), headers: reply.headers };
  };
  const publish = async (article: Parameters<typeof publishArticle>[1]) => {
    const published = await publishArticle(app.platform, article);
    await app.relay.drain();
    return published;
  };

  test("a copy at the edge changes as soon as the publish is through, not when its time is up", async () => {
    const { entryId, seq } = await publish({ slug: "edge", title: "Old" });
    expect((await read("en/article/edge")).cache).toBe("MISS");
    const hit = await read("en/article/edge");
    expect([hit.cache, hit.body.title]).toEqual(["HIT", "Old"]);
    expect(hit.headers.get("xkey")).toBeNull();
    expect(hit.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    const again = await publish({ entryId, slug: "edge", title: "New" });
    expect(again.seq).toBe(seq + 1);
    expect((await read("en/article/edge")).body.title).toBe("New");
    const commit = await app.database.read.commit.findUniqueOrThrow({ where: { seq: again.seq } });
    expect(commit.purgedAt!.getTime()).toBeGreaterThanOrEqual(commit.visibleAt!.getTime());
  });

  test("also lists, cached 404s, old slugs, and articles that show the changed one; others stay cached", async () => {
    expect((await read("en/article/not-yet")).status).toBe(404);
    expect((await read("en/article/not-yet")).cache).toBe("HIT");
    const { entryId: shown } = await publish({ slug: "not-yet", title: "Shown" });
    expect((await read("en/article/not-yet")).status).toBe(200);
    await publish({ slug: "shows-it", title: "Shows it", shared: { related: [shown] } });
    await publish({ slug: "bystander", title: "Bystander" });
    for (const path of ["en/article/shows-it", "en/article/bystander", "en/article?limit=5", "en/article/not-yet"]) await read(path);
    await publish({ entryId: shown, slug: "renamed", title: "Shown anew" });
    expect((await read("en/article/shows-it")).body.fields.related[0].title).toBe("Shown anew");
    expect((await read("en/article?limit=5")).body.items.map((item: { title: string }) => item.title)).toContain("Shown anew");
    expect((await read("en/article/not-yet")).status).toBe(301);
    expect((await read("en/article/bystander")).cache).toBe("HIT");
    await publishSet(app.platform, [{ entryId: shown, locale: "en", slug: null }]);
    await app.relay.drain();
    expect((await read("en/article/renamed")).status).toBe(404);
    expect((await read("en/article/shows-it")).body.fields.related).toEqual([]);
  });

  test("a purge of many entries goes through in headers that Varnish takes", { timeout: 60_000 }, async () => {
    const changes = Array.from({ length: 150 }, (_, n) => ({
      entryId: newId(),
      locale: "en",
      slug: `many-${n}`,
      own: articleFields(`Many ${n}`, `many-${n}`),
    }));
    await publishSet(app.platform, changes);
    await app.relay.drain();
    await read("en/article/many-149");
    expect((await read("en/article/many-149")).cache).toBe("HIT");
    await publishSet(
      app.platform,
      changes.map((change) => ({ ...change, own: articleFields("All anew", change.slug) })),
    );
    await app.relay.drain();
    expect((await read("en/article/many-149")).body.title).toBe("All anew");
    expect(await app.database.read.outboxMessage.count({ where: { queue: { in: ["delivery", "purge"] } } })).toBe(0);
    // A list of a hundred names each of them.
    const list = await read("en/article?limit=100");
    expect([list.status, (await read("en/article?limit=100")).cache]).toEqual([200, "HIT"]);
  });

  test("nobody purges without the secret; private answers and writes are never kept", async () => {
    expect((await fetch(varnish.url, { method: "PURGE", headers: { xkey: "pressbox" } })).status).toBe(403);
    const authorised = { Authorization: `Bearer ${app.tokens.publisher}` };
    await publish({ slug: "kept", title: "Kept" });
    await read("en/article/kept");
    expect((await read("en/article/kept", authorised)).cache).toBe("MISS");
    expect((await read(`en/article/kept?at=${new Date().toISOString()}`, authorised)).headers.get("Cache-Control")).toBe("private, no-store");
  });

  test("a Varnish that is away costs nothing but time: the purge waits and goes through when it is back", async () => {
    const gone = createVarnishCdn({ urls: [`http://127.0.0.1:${await freePort()}`], secret });
    await expect(gone.purge(["e-1"])).rejects.toThrow(/does not answer/);
  });
});

describe("what a CDN may answer", () => {
  let server: Server;
  let status = 200;
  let headers: Record<string, string> = {};
  const purged: string[] = [];
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      purged.push(String(request.headers["xkey"]));
      response.writeHead(status, headers);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test("429 with Retry-After is waited for; a refusal is a failure; every node is asked", async () => {
    const cdn = createVarnishCdn({ urls: [url, url], secret: "" });
    await cdn.purge(["e-1", "e-2"]);
    expect(purged).toEqual(["e-1 e-2", "e-1 e-2"]);
    [status, headers] = [429, { "Retry-After": "7" }];
    const failure = await cdn.purge(["e-1"]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RetryLater);
    expect((failure as RetryLater).delayMs).toBe(7_000);
    [status, headers] = [403, {}];
    await expect(cdn.purge(["e-1"])).rejects.toThrow(/refused the purge: 403/);
  });

  test("Retry-After is seconds or a date; nonsense means five seconds", () => {
    expect(retryAfterMs("30")).toBe(30_000);
    expect(retryAfterMs("Sun, 11 Jul 2021 21:00:10 GMT", Date.parse("2021-07-11T21:00:00Z"))).toBe(10_000);
    expect(retryAfterMs("soon")).toBe(5_000);
  });

  test("keys are split into headers of at most 6,000 bytes, none lost, none twice", () => {
    const keys = Array.from({ length: 1_000 }, (_, n) => `e-${n}-${"x".repeat(n % 50)}`);
    const lines = inHeaders(keys);
    expect(lines.flatMap((line) => line.split(" "))).toEqual(keys);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(6_000);
  });
});
