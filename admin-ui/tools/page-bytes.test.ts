import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageBytes, pagesOfBudget } from "./page-bytes.ts";

const dist = mkdtempSync(join(tmpdir(), "pressbox-admin-"));

beforeAll(() => build({ root: join(import.meta.dirname, ".."), logLevel: "error", build: { outDir: dist, emptyOutDir: true } }), 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe("what a page makes the browser load", () => {
  it.each(pagesOfBudget)("$name stays within its budget", (page) => {
    const { bytes, chunks } = pageBytes(dist, page);
    const largest = chunks.slice(0, 6).map((chunk) => `${Math.round(chunk.bytes / 1024)} KB ${chunk.file}`);
    expect(bytes, largest.join("\n")).toBeLessThanOrEqual(page.budgetBytes);
  });
});
