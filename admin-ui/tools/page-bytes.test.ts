import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageBytes, pagesOfBudget } from "./page-bytes.ts";

const dist = mkdtempSync(join(tmpdir(), "pressbox-admin-"));

// A process of its own: the test runner's NODE_ENV would bundle React's development build.
beforeAll(() => {
  const vite = join(import.meta.dirname, "../../node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", "--logLevel", "error", "--outDir", dist, "--emptyOutDir"], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, NODE_ENV: "production" },
  });
}, 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe("what a page makes the browser load", () => {
  it.each(pagesOfBudget)("$name stays within its budget", (page) => {
    const { bytes, chunks } = pageBytes(dist, page);
    const largest = chunks.slice(0, 6).map((chunk) => `${Math.round(chunk.bytes / 1024)} KB ${chunk.file}`);
    expect(bytes, largest.join("\n")).toBeLessThanOrEqual(page.budgetBytes);
  });
});
