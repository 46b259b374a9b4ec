import { type Bench, figureOf } from "./bench.ts";
import { articleInput, type BenchServer, startBenchServer } from "./bench-server.ts";

const publishes = 200;

/** From the commit of a publish until a reader of the delivery API gets the new text. The reader asks all the time, also while publishing runs. */
export const bench: Bench = {
  names: ["publish.visible"],
  async run() {
    const server = await startBenchServer();
    try {
      const { id } = await server.call<{ id: string }>("POST", "/api/v1/entries", articleInput(1));
      const times: number[] = [];
      for (let n = 0; n <= publishes; n++) {
        const title = `Report as of ${n}`;
        await server.call("PATCH", `/api/v1/entries/${id}/variants/en`, { fields: { title } });
        const [readableAt, committedAt] = await Promise.all([untilReadable(server, title), publish(server, id)]);
        // The first one warms up.
        if (n > 0) times.push(Math.max(0, readableAt - committedAt));
      }
      return [figureOf("publish.visible", times, "commit → readable by HTTP, one server, SQLite, in-process cache")];
    } finally {
      await server.close();
    }
  },
};

/** The commit's own instant, taken inside its transaction: a little before the commit, so the figure is an upper bound. */
async function publish(server: BenchServer, id: string): Promise<number> {
  await server.call("POST", `/api/v1/entries/${id}/variants/en/publish`, {});
  const { items } = await server.call<{ items: { at: string }[] }>("GET", "/api/v1/delivery/commits?limit=1");
  return Date.parse(items[0]!.at);
}

async function untilReadable(server: BenchServer, title: string): Promise<number> {
  for (const last = Date.now() + 10_000; Date.now() < last; ) {
    const reply = await fetch(`${server.url}/delivery/v1/en/article/report-1`);
    const body = (await reply.json()) as { title?: string };
    if (reply.ok && body.title === title) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`"${title}" never became readable`);
}
