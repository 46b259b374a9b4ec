/**
 * Applies schema migrations and keeps Prisma's `_prisma_migrations` truthfully, so that `prisma migrate deploy` on a connected
 * machine agrees with what was done here (same table, same SHA-256 checksums). See docs/decisions/0003-own-migration-runner.md.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "./build-schemas.ts";

/** What the runner needs of a connection: one statement at a time, rows as objects, and a transaction around one migration. */
export interface MigrationConnection {
  query(sql: string, parameters?: readonly (string | number | null)[]): Promise<Record<string, unknown>[]>;
  /** Runs a whole script in one transaction. */
  script(sql: string): Promise<void>;
}

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, hex: Prisma's checksum. */
  checksum: string;
}

/** The migrations of one dialect in order of their names. */
export function readMigrations(provider: Provider): Migration[] {
  const folder = join(import.meta.dirname, "..", "migrations", provider);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => {
      const bytes = readFileSync(join(folder, entry.name, "migration.sql"));
      return { name: entry.name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What Prisma's schema engine itself creates (sql-schema-connector, `create_migrations_table` of each flavour). */
export const migrationsTable: Record<Provider, string> = {
  sqlite: `CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT,
    "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  sqlserver: `CREATE TABLE [dbo].[_prisma_migrations] (
    [id] VARCHAR(36) PRIMARY KEY NOT NULL, [checksum] VARCHAR(64) NOT NULL, [finished_at] DATETIMEOFFSET, [migration_name] NVARCHAR(250) NOT NULL,
    [logs] NVARCHAR(MAX) NULL, [rolled_back_at] DATETIMEOFFSET, [started_at] DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    [applied_steps_count] INT NOT NULL DEFAULT 0)`,
};

const findTable: Record<Provider, string> = {
  sqlite: `SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
  sqlserver: `SELECT name FROM sys.tables WHERE object_id = OBJECT_ID(N'[dbo].[_prisma_migrations]')`,
};

/**
 * Brings the database to the newest migration; answers the names it applied.
 * The caller holds a lock: two processes that start together must not both apply.
 * @throws Error when an applied migration was edited, failed half-way before, or is unknown to this app release.
 */
export async function migrate(provider: Provider, connection: MigrationConnection, migrations = readMigrations(provider)): Promise<string[]> {
  if ((await connection.query(findTable[provider])).length === 0) await connection.query(migrationsTable[provider]);
  const rows = await connection.query(`SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL`);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const done = new Set<string>();
  for (const row of rows) {
    const name = String(row["migration_name"]);
    const migration = known.get(name);
    if (!migration) throw new Error(`The database has schema migration ${name}, which this app release does not know: run a newer release.`);
    if (row["finished_at"] === null) throw new Error(`Schema migration ${name} failed half-way before: repair the database, then mark it rolled back.`);
    if (row["checksum"] !== migration.checksum) throw new Error(`Schema migration ${name} was edited after it was applied.`);
    done.add(name);
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
    const id = randomUUID();
    const now = () => new Date().toISOString();
    const marks = provider === "sqlite" ? ["?", "?", "?", "?", "?"] : ["@P1", "@P2", "@P3", "@P4", "@P5"];
    await connection.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count) VALUES (${marks.join(", ")})`, [
      id,
      migration.checksum,
      migration.name,
      now(),
      0,
    ]);
    try {
      await connection.script(migration.sql);
    } catch (error) {
      // The row stays unfinished, with the reason: nobody starts on a database whose state is not known.
      await connection.query(`UPDATE _prisma_migrations SET logs = ${marks[0]} WHERE id = ${marks[1]}`, [String(error), id]);
      throw error;
    }
    await connection.query(`UPDATE _prisma_migrations SET finished_at = ${marks[0]}, applied_steps_count = 1 WHERE id = ${marks[1]}`, [now(), id]);
    applied.push(migration.name);
  }
  return applied;
}
