/** Live drafts in a process of their own, for tests that kill it. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ChildServer {
  /** As a power cut. */
  kill(): Promise<void>;
  /** Again, on the same data and port. */
  start(): Promise<void>;
}

export async function startChildServer(databaseUrl: string, port: number, redisUrl?: string): Promise<ChildServer> {
  const script = fileURLToPath(new URL("./collaboration.child.ts", import.meta.url));
  const args = ["--no-warnings", script, databaseUrl, String(port), ...(redisUrl === undefined ? [] : [redisUrl])];
  let child: ChildProcess | undefined;
  const start = async () => {
    const started = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.stdout?.once("data", () => resolve());
      started.once("exit", () => reject(new Error("the server ended before it was ready")));
    });
  };
  await start();
  return {
    start,
    async kill() {
      if (!child || child.signalCode !== null || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}
