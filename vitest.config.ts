import { defineConfig } from "vitest/config";

/** With SQL Server all test files share the one server that DATABASE_URL names, so they take turns. */
const sharesServer = (process.env["DATABASE_URL"] ?? "").startsWith("sqlserver:");

export default defineConfig({
  test: {
    include: ["{shared,prisma,admin-api,admin-ui}/**/*.test.{ts,tsx}", "e2e/style/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/generated/**"],
    environment: "node",
    env: { NODE_ENV: "test", TZ: "UTC" },
    pool: "forks",
    maxWorkers: 2,
    fileParallelism: !sharesServer,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
