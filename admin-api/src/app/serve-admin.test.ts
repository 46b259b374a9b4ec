import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpApp } from "../platform/http/http-app.ts";
import { type HttpServer, listen } from "../platform/http/http-server.ts";
import { createLogger } from "../platform/logger.ts";
import { adminFiles } from "./serve-admin.ts";

let folder: string;
let server: HttpServer;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pressbox-admin-"));
  const dist = join(folder, "dist");
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(dist, "index.html"), "<!doctype html><title>Pressbox</title>");
  writeFileSync(join(dist, "assets", "app-1a2b.js"), "console.log(1)");
  writeFileSync(join(dist, "assets", "app-1a2b.js.gz"), gzipSync("console.log(1)"));
  writeFileSync(join(dist, ".env"), "SECRET=1");
  writeFileSync(join(folder, "outside.txt"), "outside");
  mkdirSync(join(folder, "dist-other"));
  writeFileSync(join(folder, "dist-other", "neighbour.txt"), "neighbour");
  const app = createHttpApp({
    routes: [],
    log: createLogger("silent"),
    authenticate: async () => null,
    publicUrl: "http://pressbox.test",
    blobOrigins: [],
    trustProxy: 0,
    isCheckingReplies: true,
    fallback: adminFiles(dist),
  });
  server = await listen(0, app, (_request, socket) => socket.destroy());
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await server.close(100);
  rmSync(folder, { recursive: true, force: true });
});

/** Without a client that tidies the path up. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    request({ port: server.port, path, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += String(chunk);
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    })
      .on("error", reject)
      .end();
  });
}

describe("the admin's files", () => {
  test("with a hash in their name are kept for ever, the page is asked for anew", async () => {
    const script = await fetch(`${url}/assets/app-1a2b.js`);
    expect(script.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(script.headers.get("Content-Encoding")).toBe("gzip");
    expect(await script.text()).toBe("console.log(1)");
    expect((await raw("/assets/app-1a2b.js")).headers["content-encoding"]).toBeUndefined();
    const page = await fetch(`${url}/`);
    expect(page.headers.get("Cache-Control")).toBe("no-cache");
    const again = await fetch(`${url}/`, { headers: { "If-None-Match": page.headers.get("ETag") ?? "" } });
    expect(again.status).toBe(304);
  });

  test("every address of the admin answers its page; programs' addresses and missing files do not", async () => {
    for (const path of ["/", "/entries/0190/en", "/settings?tab=people"]) expect((await fetch(url + path)).headers.get("Content-Type")).toMatch(/^text\/html/);
    for (const path of ["/api/v1/nothing", "/delivery/v1/x", "/media/x", "/assets/old-9z.js", "/missing.png"]) {
      const reply = await fetch(url + path);
      expect([reply.status, reply.headers.get("Content-Type")], path).toEqual([404, "application/problem+json; charset=utf-8"]);
    }
    expect((await fetch(`${url}/`, { method: "POST" })).status).toBe(404);
    const head = await fetch(`${url}/`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("nothing outside their folder, and no hidden file, is ever sent", async () => {
    const paths = [
      "/../outside.txt",
      "/..%2foutside.txt",
      "/assets/../../outside.txt",
      "/%2e%2e/outside.txt",
      "/..%5coutside.txt",
      "/../dist-other/neighbour.txt",
      "/.env",
      "/assets/%00.js",
      "//etc/passwd",
    ];
    for (const path of paths) expect((await raw(path)).body, path).not.toMatch(/outside|neighbour|SECRET|root:/);
    expect((await raw("/%zz")).status).toBe(404);
  });
});
