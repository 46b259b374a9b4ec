import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, figureOf } from "./bench.ts";
import { freePort, untilAnswers } from "./bench-server.ts";

const starts = 7;

/** `npm start` with everything there and nothing changed: from the command until the server answers that it is ready. */
export const bench: Bench = {
  names: ["start.warm"],
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "pressbox-warm-"));
    const times: number[] = [];
    try {
      for (let n = 0; n <= starts; n++) {
        const timeMs = await startOnce(folder, await freePort());
        // The first one makes the database.
        if (n > 0) times.push(timeMs);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return [figureOf("start.warm", times, "npm start → /readyz, embedded storage, no demo data")];
  },
};

async function startOnce(folder: string, port: number): Promise<number> {
  const environment = { ...process.env, PORT: String(port), DATA_DIR: folder, SEED: "none" };
  const startedAt = performance.now();
  // A group of its own: npm, setup and the server end together.
  const child = spawn("npm", ["start"], { cwd: join(import.meta.dirname, "..", ".."), env: environment, stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGTERM");
  };
  // A benchmark that is interrupted leaves no server behind.
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  try {
    await untilAnswers(`http://127.0.0.1:${port}/readyz`, 120_000);
    return performance.now() - startedAt;
  } finally {
    stop();
    await ended;
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
  }
}
