import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const chromium = process.env["CHROMIUM_PATH"] ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
/** Quiet: nothing of the browser's own goes to the network; no GPU and no sandbox, which containers lack. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One project a folder, so that `--project=entries` runs one feature. Retries hide faults: there are none. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: join(import.meta.dirname, "..", ".cache", "playwright.json") }]],
  use: {
    browserName: "chromium",
    // A control that is not there fails the step, not the whole test minutes later.
    actionTimeout: 20_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: flags },
  },
  projects: [
    "identity",
    "locales",
    "content-types",
    "rich-text",
    "media",
    "entries",
    "comments",
    "workflow",
    "notifications",
    "delivery",
    "journeys",
    "faults",
  ].map((name) => ({
    name,
    testDir: name,
    testMatch: "**/*.spec.ts",
  })),
});
