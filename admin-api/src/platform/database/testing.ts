/**
 * Databases for tests: real, migrated, empty and isolated. Whichever `DATABASE_URL` names is what the contract suite runs against
 * (docs/architecture/two-databases.md): nothing or `file:…` gives each caller a SQLite file of its own; `sqlserver://…` gives the
 * named server with its tables emptied, so those test files run one after the other (vitest.config.ts).
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMigrations } from "@pressbox/prisma/tools/migrate.ts";
import { createDatabase, type Database } from "./database.ts";

export interface TestDatabase extends Database {
  /** What a second process would be given as `DATABASE_URL`. */
  readonly url: string;
}

/** Opens a fresh empty database. `close()` also removes what it left on disk. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const given = process.env["DATABASE_URL"] ?? "";
  return given.startsWith("sqlserver:") ? await openEmptiedServer(given) : await openSqliteCopy();
}

async function openSqliteCopy(): Promise<TestDatabase> {
  const template = await sqliteTemplate();
  const folder = mkdtempSync(join(tmpdir(), "pressbox-test-"));
  const path = join(folder, "pressbox.sqlite");
  copyFileSync(template, path);
  const url = `file:${path}`;
  const database = await createDatabase(url);
  return {
    ...database,
    url,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated file, made once per set of migrations and renamed into place, so that parallel test processes never see half of one. */
async function sqliteTemplate(): Promise<string> {
  const name = createHash("sha256");
  for (const migration of readMigrations("sqlite")) name.update(migration.checksum);
  const template = join(tmpdir(), `pressbox-template-${name.digest("hex").slice(0, 16)}.sqlite`);
  if (existsSync(template)) return template;
  const folder = mkdtempSync(join(tmpdir(), "pressbox-template-"));
  const draft = join(folder, "template.sqlite");
  // Closing the last connection folds the write-ahead log into the file.
  await (await createDatabase(`file:${draft}`)).close();
  renameSync(draft, template);
  rmSync(folder, { recursive: true, force: true });
  return template;
}

async function openEmptiedServer(url: string): Promise<TestDatabase> {
  const database = await createDatabase(url);
  await database.transaction(
    async (tx) => {
      const tables = await tx.$queryRawUnsafe<{ name: string }[]>(
        "SELECT name FROM sys.tables WHERE schema_id = SCHEMA_ID(N'dbo') AND name <> N'_prisma_migrations'",
      );
      const keys = await tx.$queryRawUnsafe<{ child: string; parent: string }[]>(
        "SELECT OBJECT_NAME(parent_object_id) AS child, OBJECT_NAME(referenced_object_id) AS parent FROM sys.foreign_keys",
      );
      for (const table of childrenFirst(
        tables.map(({ name }) => name),
        keys,
      ))
        await tx.$executeRawUnsafe(`DELETE FROM [dbo].[${table}]`);
    },
    { timeoutMs: 60_000 },
  );
  return { ...database, url };
}

/** Tables in an order in which rows can go: whoever points at a table stands before it. */
function childrenFirst(tables: readonly string[], keys: readonly { child: string; parent: string }[]): string[] {
  const rest = new Set(tables);
  const ordered: string[] = [];
  while (rest.size > 0) {
    const free = [...rest].filter((table) => !keys.some((key) => key.parent === table && key.child !== table && rest.has(key.child)));
    if (free.length === 0) throw new Error(`Foreign keys run in a circle among ${[...rest].join(", ")}.`);
    for (const table of free) rest.delete(table);
    ordered.push(...free);
  }
  return ordered;
}
