import { type Bench, type Figure, figureOf } from "./bench.ts";
import { articleInput, type BenchServer, startBenchServer } from "./bench-server.ts";
import { load } from "./load.ts";

const writes = 200;
const writers = 4;

/** What the admin does all day: read a variant, make an entry, save a change, publish. SQLite, every commit synced to disk. */
export const bench: Bench = {
  names: ["api.read", "api.create", "api.save", "api.publish"],
  async run(wanted) {
    const server = await startBenchServer();
    try {
      const figures: Figure[] = [];
      const ids: string[] = [];
      const create = await measure(writes, async (n) => {
        ids[n] = (await server.call<{ id: string }>("POST", "/api/v1/entries", articleInput(n))).id;
      });
      if (wanted.includes("api.create")) figures.push(figure("api.create", create, "an article of 600 words"));
      if (wanted.includes("api.read")) figures.push(await read(server, ids[0]!));
      const path = (n: number) => `/api/v1/entries/${ids[n]}/variants/en`;
      if (wanted.includes("api.save")) {
        const save = await measure(writes, async (n) => void (await server.call("PATCH", path(n), { fields: { title: `Report ${n}, corrected` } })));
        figures.push(figure("api.save", save, "one field of an article"));
      }
      if (wanted.includes("api.publish")) {
        const publish = await measure(writes, async (n) => void (await server.call("POST", `${path(n)}/publish`, {})));
        figures.push(figure("api.publish", publish, "frozen as a version and published"));
      }
      return figures;
    } finally {
      await server.close();
    }
  },
};

interface Measured {
  readonly timesMs: readonly number[];
  readonly perSecond: number;
}

/** Calls `work(0…count-1)` with some writers at a time. */
async function measure(count: number, work: (n: number) => Promise<void>): Promise<Measured> {
  const timesMs: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  const writer = async () => {
    for (let n = next++; n < count; n = next++) {
      const at = performance.now();
      await work(n);
      timesMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return { timesMs, perSecond: count / ((performance.now() - startedAt) / 1000) };
}

const figure = (name: string, measured: Measured, what: string): Figure =>
  figureOf(name, measured.timesMs, `${what}, ${writers} at a time, SQLite`, measured.perSecond);

async function read(server: BenchServer, id: string): Promise<Figure> {
  const url = `${server.url}/api/v1/entries/${id}/variants/en`;
  const headers = { Authorization: `Bearer ${server.token}` };
  await load({ url, connections: 8, seconds: 1, headers });
  const { perSecond, p50, p99, n } = await load({ url, connections: 8, seconds: 5, headers });
  return { name: "api.read", unit: "requests/s", value: perSecond, p50, p99, n, context: "a variant of 600 words, 8 connections, SQLite" };
}
