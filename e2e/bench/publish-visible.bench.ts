import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { type Bench, figureOf } from "./bench.ts";
import { articleInput, type BenchServer, startBenchServer } from "./bench-server.ts";

const publishes = 200;

/**
 * From the commit of a publish until a reader of the delivery API gets the new text. The commit is seen from outside: another connection to the
 * database file looks for it all the time. The reader asks all the time too, also while publishing runs.
 */
export const bench: Bench = {
  names: ["publish.visible"],
  async run() {
    const server = await startBenchServer();
    const database = new DatabaseSync(server.databaseFile, { readOnly: true });
    try {
      const newest = database.prepare(`SELECT "value" FROM "Counter" WHERE "name" = 'commitSeq'`);
      const { id } = await server.call<{ id: string }>("POST", "/api/v1/entries", articleInput(1));
      const times: number[] = [];
      for (let n = 0; n <= publishes; n++) {
        const title = `Report as of ${n}`;
        await server.call("PATCH", `/api/v1/entries/${id}/variants/en`, { fields: { title } });
        const before = newest.get()?.["value"];
        const [readableAt, committedAt] = await Promise.all([
          untilReadable(server, title),
          lastBefore(() => newest.get()?.["value"] !== before),
          server.call("POST", `/api/v1/entries/${id}/variants/en/publish`, {}),
        ]);
        // The first one warms up.
        if (n > 0) times.push(Math.max(0, readableAt - committedAt));
      }
      return [figureOf("publish.visible", times, "commit → readable by HTTP, one server, SQLite, in-process cache")];
    } finally {
      database.close();
      await server.close();
    }
  },
};

/** The last moment at which it was not yet true: a little before it became so, so the figure is an upper bound. */
async function lastBefore(isTrue: () => boolean): Promise<number> {
  for (let looked = performance.now(), last = looked + 10_000; looked < last; await setTimeout(1)) {
    const now = performance.now();
    if (isTrue()) return looked;
    looked = now;
  }
  throw new Error("there was no commit");
}

async function untilReadable(server: BenchServer, title: string): Promise<number> {
  for (const last = performance.now() + 10_000; performance.now() < last; await setTimeout(1)) {
    const reply = await fetch(`${server.url}/delivery/v1/en/article/report-1`);
    const body = (await reply.json()) as { title?: string };
    if (reply.ok && body.title === title) return performance.now();
  }
  throw new Error(`"${title}" never became readable`);
}
