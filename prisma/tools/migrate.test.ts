import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "vitest";
import { type Migration, type MigrationConnection, migrate, migrationsTable, readMigrations } from "./migrate.ts";

let database: DatabaseSync;
let connection: MigrationConnection;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  connection = {
    async query(sql, parameters = []) {
      return database.prepare(sql).all(...parameters) as Record<string, unknown>[];
    },
    async script(sql) {
      database.exec("BEGIN");
      try {
        database.exec(sql);
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
    },
  };
});

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: createHash("sha256").update(sql).digest("hex") });
const first = migration("20210611000000_create_group", 'CREATE TABLE "Group" ("name" TEXT NOT NULL)');
const second = migration("20210626000000_create_round", 'CREATE TABLE "Round" ("name" TEXT NOT NULL)');
const broken = migration("20210711000000_break", 'CREATE TABLE "Half" ("name" TEXT NOT NULL); CREATE TABLE "Group" ("name" TEXT NOT NULL)');

const run = (...migrations: readonly Migration[]) => migrate("sqlite", connection, [...migrations]);
const records = () => database.prepare("SELECT * FROM _prisma_migrations ORDER BY migration_name").all() as Record<string, unknown>[];
const tables = () =>
  database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_prisma_migrations' ORDER BY name")
    .all()
    .map((row) => row["name"]);

describe("the migration runner", () => {
  test("applies what is new, in order, and nothing twice", async () => {
    expect(await run(first)).toEqual([first.name]);
    expect(await run(first, second)).toEqual([second.name]);
    expect(await run(first, second)).toEqual([]);
    expect(tables()).toEqual(["Group", "Round"]);
  });

  test("records each as Prisma does: SHA-256 of the file, one step, finished", async () => {
    await run(first);
    expect(records()).toEqual([
      expect.objectContaining({ checksum: first.checksum, migration_name: first.name, applied_steps_count: 1, rolled_back_at: null, logs: null }),
    ]);
    expect(Date.parse(String(records()[0]!["finished_at"]))).toBeGreaterThan(0);
  });

  test("refuses a migration that was edited after it was applied", async () => {
    await run(first);
    await expect(run({ ...first, checksum: "0".repeat(64) }, second)).rejects.toThrow("edited after it was applied");
    expect(tables()).toEqual(["Group"]);
  });

  test("refuses a database that is newer than the app release", async () => {
    await run(first, second);
    await expect(run(first)).rejects.toThrow("does not know");
  });

  test("keeps a failed migration on record with its reason, leaves nothing of it, and does not go on over it", async () => {
    await expect(run(first, broken, second)).rejects.toThrow("already exists");
    expect(tables()).toEqual(["Group"]);
    expect(records()[1]).toMatchObject({
      migration_name: broken.name,
      finished_at: null,
      applied_steps_count: 0,
      logs: expect.stringContaining("already exists"),
    });
    await expect(run(first, broken, second)).rejects.toThrow("failed half-way");
    database.exec("UPDATE _prisma_migrations SET rolled_back_at = '2021-07-11T00:00:00Z' WHERE finished_at IS NULL");
    expect(await run(first, second)).toEqual([second.name]);
  });

  test("gives the committed files the checksum of their bytes", () => {
    for (const { name, checksum } of readMigrations("sqlite")) {
      const bytes = readFileSync(join(import.meta.dirname, "..", "migrations", "sqlite", name, "migration.sql"));
      expect(checksum).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  test("makes the table that Prisma's own schema engine makes", () => {
    const normal = (sql: string) => sql.replaceAll(/\s+/g, " ").replaceAll("( ", "(").replaceAll(" )", ")").trim();
    const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
    const engine = readFileSync(join(folder, "schema_engine_bg.wasm")).toString("latin1");
    const theirs = /CREATE TABLE "_prisma_migrations" \([^;]*\)(?=;)/.exec(engine)?.[0] ?? "";
    expect(normal(migrationsTable.sqlite)).toBe(normal(theirs));
  });
});
