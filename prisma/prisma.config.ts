import { defineConfig } from "prisma/config";

/** For the Prisma CLI on a connected machine; the product itself migrates with prisma/tools/migrate.ts. */
export default defineConfig({
  schema: "generated/sqlserver.prisma",
  migrations: { path: "migrations/sqlserver" },
  ...(process.env["DATABASE_URL"] ? { datasource: { url: process.env["DATABASE_URL"] } } : {}),
});
