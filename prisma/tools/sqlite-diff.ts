/**
 * Prints the SQL that takes an empty SQLite database to the models: the draft of a schema migration, and what the parity test
 * compares the migrated database with. Computed by Prisma's schema engine (WASM), so it needs no download.
 */
import { createRequire } from "node:module";
import { buildSchema } from "./build-schemas.ts";

const require = createRequire(import.meta.url);

/** DDL of the models for SQLite. */
export async function sqliteDdl(): Promise<string> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`schema engine: ${message}`);
      },
    },
  });
  const { SchemaEngine } = await import("@prisma/schema-engine-wasm");
  const { PrismaBetterSqlite3 } = require("@prisma/adapter-better-sqlite3");
  const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");
  const file = { path: "schema.prisma", content: buildSchema("sqlite") };
  const engine = await SchemaEngine.new(
    { datamodels: [[file.path, file.content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ":memory:" })),
  );
  const { stdout } = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: [file] },
    script: true,
    exitCode: false,
    filters: { externalTables: [], externalEnums: [] },
  });
  // SQLite numbers rows only under exactly INTEGER PRIMARY KEY; Prisma writes BIGINT, which would demand a value at each insert.
  return (stdout ?? "").replaceAll('"id" BIGINT NOT NULL PRIMARY KEY', '"id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT');
}

if (import.meta.main) process.stdout.write(await sqliteDdl());
