/** Builds the page of bare ProseMirror as the admin is built, and serves it with a text. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json" };

export async function serveBarePage(body: unknown): Promise<{ url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "pressbox-bare-"));
  const vite = join(import.meta.dirname, "../../node_modules/vite/bin/vite.js");
  const args = ["build", join(import.meta.dirname, "bare-page"), "--logLevel", "error", "--outDir", folder, "--emptyOutDir", "--target", "es2023"];
  execFileSync(process.execPath, [vite, ...args], { env: { ...process.env, NODE_ENV: "production" } });
  writeFileSync(join(folder, "report.json"), JSON.stringify(body));
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://bare").pathname);
    const file = join(folder, path === "/" ? "index.html" : path);
    response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
    try {
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
