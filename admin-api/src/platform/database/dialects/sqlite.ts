import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaClient } from "@pressbox/prisma/sqlite";
import { migrate } from "@pressbox/prisma/tools/migrate.ts";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import SqliteConnection from "better-sqlite3";
import type { DialectConnection } from "../database.ts";

/** How long a statement waits for another process' write lock. */
const busyTimeoutMs = 10_000;

/** Opens, makes and migrates the SQLite file of a `file:` URL. WAL, every commit synced to disk. */
export async function openSqlite(url: string): Promise<DialectConnection> {
  const path = url.replace(/^file:/, "");
  mkdirSync(dirname(path), { recursive: true });
  await migrateSqlite(path);
  const writer = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, timeout: busyTimeoutMs }) });
  const reader = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url, readonly: true, timeout: busyTimeoutMs }) });
  await writer.$queryRawUnsafe("PRAGMA synchronous = FULL");
  return {
    dialect: "sqlite",
    writer,
    reader,
    // Prisma says BEGIN (deferred): without a write as its first statement, two processes that read first would fail with BUSY_SNAPSHOT.
    begin: async (tx) => void (await tx.$executeRawUnsafe(`UPDATE "Counter" SET "value" = "value" WHERE "name" = 'commitSeq'`)),
    isTransient: (error) =>
      error instanceof Error && /SQLITE_BUSY|database is locked|P2034|P1008/.test(`${(error as { code?: string }).code} ${error.message}`),
    async close() {
      await reader.$disconnect();
      await writer.$disconnect();
    },
  };
}

/** Longest wait for another process that migrates the same file. */
const migrationLockTimeoutMs = 120_000;

/** Migrates while holding an exclusive lock on a file of its own, which the system lets go of even when the process is killed. */
async function migrateSqlite(path: string): Promise<void> {
  const lock = new SqliteConnection(`${path}.migration-lock`, { timeout: migrationLockTimeoutMs });
  const connection = new SqliteConnection(path, { timeout: busyTimeoutMs });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    connection.pragma("journal_mode = WAL");
    await migrate("sqlite", {
      async query(sql, parameters = []) {
        const statement = connection.prepare(sql);
        if (statement.reader) return statement.all(...parameters) as Record<string, unknown>[];
        statement.run(...parameters);
        return [];
      },
      async script(sql) {
        connection.transaction(() => connection.exec(sql)).immediate();
      },
    });
  } finally {
    connection.close();
    lock.close();
  }
}
