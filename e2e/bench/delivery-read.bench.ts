import { type ChildProcess, fork, spawn } from "node:child_process";
import { request } from "node:http";
import { join } from "node:path";
import { type Bench, type Figure, rounded } from "./bench.ts";
import { articleInput, end, freePort, startBenchServer } from "./bench-server.ts";
import { type LoadResult, load } from "./load.ts";

const connections = 32;
const rounds = 7;
const seconds = 2;
/** Until the compiler has seen the path often enough; less is measured as a slower server, whichever comes first. */
const warmUpSeconds = 4;
const encoding = { "Accept-Encoding": "br" };

/**
 * One article of 600 words, Brotli, beside a bare node:http server that sends the same bytes; rounds take turns, so that both see the same machine.
 * `ratio` compares requests a second, as a reader sees it. `cpu-ratio` compares processor time a request: other work on the machine hardly moves it.
 */
export const bench: Bench = {
  names: ["delivery.read", "delivery.read-redis"],
  async run(wanted) {
    const figures: Figure[] = [];
    if (wanted.includes("delivery.read")) figures.push(...(await measure("delivery.read", {}, "cache in-process")));
    if (wanted.includes("delivery.read-redis")) {
      const port = await freePort();
      const redis = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: "ignore" });
      figures.push(...(await measure("delivery.read-redis", { REDIS_URL: `redis://127.0.0.1:${port}` }, "epoch asked of Redis")));
      await end(redis, "SIGTERM");
    }
    return figures;
  },
};

async function measure(name: string, environment: Readonly<Record<string, string>>, cache: string): Promise<Figure[]> {
  const server = await startBenchServer(environment);
  let bare: ChildProcess | undefined;
  try {
    const { id } = await server.call<{ id: string }>("POST", "/api/v1/entries", articleInput(1));
    await server.call("POST", `/api/v1/entries/${id}/variants/en/publish`, {});
    const url = `${server.url}/delivery/v1/en/article/report-1`;
    const answer = await untilPublished(url);
    bare = fork(join(import.meta.dirname, "bare-server.child.ts"));
    const bareUrl = await bareAddress(bare, answer);
    const ours: LoadResult[] = [];
    const theirs: LoadResult[] = [];
    for (const target of [url, bareUrl]) await load({ url: target, connections, seconds: warmUpSeconds, headers: encoding });
    const before = { ours: await server.cpuSeconds(), theirs: await cpuSeconds(bare) };
    for (let round = 0; round < rounds; round++) {
      ours.push(await load({ url, connections, seconds, headers: encoding }));
      theirs.push(await load({ url: bareUrl, connections, seconds, headers: encoding }));
    }
    const ratios = ours.map((each, round) => each.perSecond / theirs[round]!.perSecond);
    const ourMicroseconds = ((await server.cpuSeconds()) - before.ours) * (1e6 / requestsIn(ours));
    const theirMicroseconds = ((await cpuSeconds(bare)) - before.theirs) * (1e6 / requestsIn(theirs));
    const context = `${connections} connections, ${answer.body.length} bytes of Brotli, ${rounds} rounds of ${seconds} s, ${cache}`;
    return [
      { ...summary(ours), name, unit: "requests/s", context },
      {
        name: `${name}.ratio`,
        unit: "of bare node:http",
        value: rounded(median(ratios)),
        n: rounds,
        context: `bare: ${rounded(median(theirs.map((each) => each.perSecond)))} requests/s; rounds from ${rounded(Math.min(...ratios))} to ${rounded(Math.max(...ratios))}`,
      },
      {
        name: `${name}.cpu-ratio`,
        unit: "of bare node:http",
        value: rounded(theirMicroseconds / ourMicroseconds),
        n: rounds,
        context: `processor time a request: ${rounded(ourMicroseconds)} µs, bare ${rounded(theirMicroseconds)} µs`,
      },
    ];
  } finally {
    if (bare) await end(bare, "SIGTERM");
    await server.close();
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const summary = (results: readonly LoadResult[]) => ({
  value: rounded(median(results.map((each) => each.perSecond))),
  p50: median(results.map((each) => each.p50)),
  p99: median(results.map((each) => each.p99)),
  n: requestsIn(results),
});

const requestsIn = (results: readonly LoadResult[]): number => results.reduce((sum, each) => sum + each.n, 0);

function cpuSeconds(bare: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    bare.once("message", (seconds) => resolve(Number(seconds)));
    bare.send("cpu");
  });
}

interface RawAnswer {
  readonly headers: string[];
  readonly body: Buffer;
}

async function untilPublished(url: string): Promise<RawAnswer> {
  for (const last = Date.now() + 10_000; Date.now() < last; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const { status, answer } = await rawGet(url);
    if (status === 200) return answer;
  }
  throw new Error(`${url} was not published`);
}

/** The answer as it stands on the wire, but what Node adds by itself. */
function rawGet(url: string): Promise<{ status: number; answer: RawAnswer }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: encoding }, (reply) => {
      const parts: Buffer[] = [];
      reply.on("data", (part: Buffer) => parts.push(part));
      reply.on("end", () => {
        const headers: string[] = [];
        for (let index = 0; index < reply.rawHeaders.length; index += 2)
          if (!/^(date|connection|keep-alive)$/i.test(reply.rawHeaders[index]!)) headers.push(reply.rawHeaders[index]!, reply.rawHeaders[index + 1]!);
        resolve({ status: reply.statusCode ?? 0, answer: { headers, body: Buffer.concat(parts) } });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

function bareAddress(bare: ChildProcess, { headers, body }: RawAnswer): Promise<string> {
  return new Promise((resolve) => {
    bare.once("message", (port) => resolve(`http://127.0.0.1:${String(port)}/`));
    bare.send({ headers, body: body.toString("base64") });
  });
}
