/** A real Varnish of the test's own, with the VCL that is shipped, in front of a backend on this machine. */
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../platform/testing-redis.ts";

export interface TestVarnish {
  readonly url: string;
  close(): Promise<void>;
}

export async function startTestVarnish(backendPort: number, secret = ""): Promise<TestVarnish> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-varnish-"));
  // Started by root, Varnish reads as a user of its own.
  chmodSync(folder, 0o755);
  const vcl = readFileSync(join(import.meta.dirname, "cdn", "varnish.vcl"), "utf8")
    .replace('.host = "pressbox";', '.host = "127.0.0.1";')
    .replace('.port = "4000";', `.port = "${backendPort}";`);
  writeFileSync(join(folder, "pressbox.vcl"), vcl);
  const port = await freePort();
  const { PURGE_SECRET: _none, ...environment } = process.env;
  const child = spawn(
    "varnishd",
    ["-F", "-n", join(folder, "work"), "-a", `127.0.0.1:${port}`, "-f", join(folder, "pressbox.vcl"), "-s", "malloc,64m", "-p", "vcc_allow_inline_c=off"],
    { stdio: ["ignore", "pipe", "pipe"], env: secret ? { ...environment, PURGE_SECRET: secret } : environment },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const reply = await fetch(`${url}/healthz`).catch(() => null);
    if (reply?.ok) break;
    if (Date.now() > end || child.exitCode !== null) throw new Error(`Varnish does not start: ${said}`);
  }
  return {
    url,
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
