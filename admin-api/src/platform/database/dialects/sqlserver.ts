import type { PrismaClient as SqlitePrismaClient } from "@pressbox/prisma/sqlite";
import { PrismaClient } from "@pressbox/prisma/sqlserver";
import { migrate } from "@pressbox/prisma/tools/migrate.ts";
import { PrismaMssql } from "@prisma/adapter-mssql";
import type { DialectConnection } from "../database.ts";

/** Azure SQL serverless needs up to a minute to resume; until then it refuses with one of these. */
const connectBudgetMs = 90_000;
const transientErrors = /\b(40613|40197|40501|4060|49918|49919|49920|10928|10929|1205|1222|233|258)\b|P2034|ETIMEOUT|ESOCKET|ECONNRESET/;

/** Opens and migrates SQL Server or Azure SQL. Readers and writers share the pool: its connections are isolated from each other. */
export async function openSqlServer(url: string): Promise<DialectConnection> {
  const client = new PrismaClient({ adapter: new PrismaMssql(url) });
  await connect(client);
  await migrateSqlServer(client);
  // Both clients are generated from the same models and differ in nothing that the code calls.
  const shared = client as unknown as SqlitePrismaClient;
  return {
    dialect: "sqlserver",
    writer: shared,
    reader: shared,
    begin: async () => undefined,
    isTransient,
    close: () => client.$disconnect(),
  };
}

/** Longest time for all pending migrations together. */
const migrationTimeoutMs = 600_000;

/** Migrates while holding the application lock that Prisma's own engine takes, so that neither two processes nor `prisma migrate` meet. */
async function migrateSqlServer(client: PrismaClient): Promise<void> {
  await client.$transaction(
    async (lock) => {
      await lock.$executeRawUnsafe(
        `EXEC sp_getapplock @Resource = 'prisma_migrate', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = ${migrationTimeoutMs}`,
      );
      await migrate("sqlserver", {
        query: (sql, parameters = []) =>
          /^\s*SELECT/i.test(sql)
            ? client.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...parameters)
            : client.$executeRawUnsafe(sql, ...parameters).then(() => []),
        async script(sql) {
          await client.$transaction(async (tx) => void (await tx.$executeRawUnsafe(`SET XACT_ABORT ON;\n${sql}`)), { timeout: migrationTimeoutMs });
        },
      });
    },
    { timeout: migrationTimeoutMs, maxWait: 60_000 },
  );
}

function isTransient(error: unknown): boolean {
  return error instanceof Error && transientErrors.test(`${(error as { code?: string }).code} ${error.message}`);
}

async function connect(client: PrismaClient): Promise<void> {
  const giveUpAt = Date.now() + connectBudgetMs;
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      await client.$queryRawUnsafe("SELECT 1 AS one");
      return;
    } catch (error) {
      if (Date.now() + waitMs > giveUpAt || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
