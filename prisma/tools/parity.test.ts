/**
 * Holds both migration trees against the models: SQLite by running its tree and the engine's DDL and comparing what the databases say of
 * themselves, SQL Server by parsing its tree. See docs/architecture/two-databases.md.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { buildSchema, providers, schemaPath } from "./build-schemas.ts";
import { readMigrations } from "./migrate.ts";
import { type Model, readModels } from "./read-models.ts";
import { readTsql } from "./read-tsql.ts";
import { sqliteDdl } from "./sqlite-diff.ts";
import { keyName } from "./sqlserver-draft.ts";

const models = readModels();

describe("the models", () => {
  test("give every text a size and never the default one", () => {
    for (const model of models)
      for (const column of model.columns.filter(({ scalar }) => scalar === "String"))
        expect(column.sqlServerType, `${model.name}.${column.name}`).toMatch(/^NVARCHAR\((\d+|MAX)\)$/);
    // 1,000 is a choice for reasons people type; it must have been written down, not defaulted to.
    expect(buildSchema("sqlserver")).not.toMatch(/^ {2}\w+ +String\??(?!.*@db\.)/m);
  });

  test("use only the types both databases have", () => {
    for (const model of models)
      for (const column of model.columns)
        expect(["String", "Int", "BigInt", "Boolean", "DateTime", "Bytes"], `${model.name}.${column.name}`).toContain(column.scalar);
    expect(buildSchema("sqlserver")).not.toMatch(/^enum |\bJson\b|@updatedAt|@default\(now\(\)\)|@default\(uuid/m);
  });

  test("never let a key or a unique column be null: SQL Server allows one null only", () => {
    for (const model of models)
      for (const key of [model.primaryKey, ...model.uniques])
        for (const name of key) expect(model.columns.find((column) => column.name === name)?.isNullable, `${model.name}.${name}`).toBe(false);
  });

  test("delete and update nothing by cascade", () => {
    for (const model of models)
      for (const key of model.foreignKeys) expect([key.onDelete, key.onUpdate], `${model.name} → ${key.table}`).toEqual(["NoAction", "NoAction"]);
  });

  test("keep every key within SQL Server's limits: 900 bytes clustered, 1,700 otherwise", () => {
    const bytesOf = (model: Model, names: readonly string[]) =>
      names.map((name) => columnBytes(model.columns.find((column) => column.name === name)!.sqlServerType)).reduce((sum, bytes) => sum + bytes, 0);
    for (const model of models) {
      expect(bytesOf(model, model.primaryKey), `${model.name} primary key`).toBeLessThanOrEqual(900);
      for (const key of [...model.uniques, ...model.indexes])
        expect(bytesOf(model, key) + bytesOf(model, model.primaryKey), `${model.name} (${key.join(", ")}) with its row locator`).toBeLessThanOrEqual(1700);
    }
  });

  test("say of every table what a row means", () => {
    for (const model of models) expect(model.documentation, model.name).not.toBe("");
  });
});

function columnBytes(type: string): number {
  const characters = /^NVARCHAR\((\d+)\)$/.exec(type)?.[1];
  if (characters) return Number(characters) * 2;
  const bytes = { INT: 4, BIGINT: 8, BIT: 1, DATETIME2: 8 }[type];
  if (bytes === undefined) throw new Error(`${type} cannot stand in a key`);
  return bytes;
}

describe("the provider schemas", () => {
  test.each(providers)("%s: Prisma's validator accepts it", (provider) => {
    const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
    const output = execFileSync(process.execPath, [prisma, "validate", "--schema", schemaPath(provider)], {
      cwd: `${import.meta.dirname}/..`,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      // Validation is WASM; the command only insists that some engine file exists.
      env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, DATABASE_URL: "" },
    });
    expect(output).toContain("is valid");
  });
});

/** What a SQLite database says of itself, without the text of its statements. */
function describeSqlite(database: DatabaseSync) {
  const rows = (sql: string, ...parameters: string[]) => database.prepare(sql).all(...parameters) as Record<string, string | number | null>[];
  return Object.fromEntries(
    rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").map(({ name }) => [
      String(name),
      {
        columns: rows('SELECT name, upper(type) AS type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?) ORDER BY name', String(name)),
        indexes: rows('SELECT name, "unique", origin, partial FROM pragma_index_list(?) ORDER BY name', String(name)).map((index) => ({
          ...index,
          columns: rows('SELECT name, "desc", coll FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno', String(index["name"])),
        })),
        foreignKeys: rows('SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?) ORDER BY id, seq', String(name)),
        autoincrement: /AUTOINCREMENT/i.test(String(rows("SELECT sql FROM sqlite_master WHERE name = ?", String(name))[0]?.["sql"])),
      },
    ]),
  );
}

function sqliteWith(...scripts: readonly string[]) {
  const database = new DatabaseSync(":memory:");
  for (const script of scripts) database.exec(script);
  return describeSqlite(database);
}

describe("the SQLite migrations", async () => {
  const migrated = sqliteWith(...readMigrations("sqlite").map(({ sql }) => sql));
  const wanted = sqliteWith(await sqliteDdl());

  test("leave exactly the tables, columns, keys and indexes of the models", () => {
    expect(migrated).toEqual(wanted);
  });

  test("agree with the reader that SQL Server is judged by", () => {
    const names = (table: string, test: (row: Record<string, unknown>) => boolean) => wanted[table]!.columns.filter(test).map((row) => String(row["name"]));
    expect(models.map(({ name }) => name).sort()).toEqual(Object.keys(wanted).sort());
    for (const model of models) {
      expect(model.columns.map(({ name }) => name).sort(), model.name).toEqual(names(model.name, () => true));
      const nullable = names(model.name, (row) => row["notnull"] === 0);
      expect(model.columns.flatMap(({ name, isNullable }) => (isNullable ? name : [])).sort(), model.name).toEqual(nullable);
      const keyColumns = wanted[model.name]!.columns.filter((row) => Number(row["pk"]) > 0).sort((a, b) => Number(a["pk"]) - Number(b["pk"]));
      expect(model.primaryKey, model.name).toEqual(keyColumns.map((row) => row["name"]));
      const indexes = wanted[model.name]!.indexes.filter((row) => String((row as Record<string, unknown>)["origin"]) === "c");
      expect(indexes.map((row) => String((row as Record<string, unknown>)["name"])).sort(), model.name).toEqual(
        [...model.uniques.map((key) => keyName(model.name, key, "key")), ...model.indexes.map((key) => keyName(model.name, key, "idx"))].sort(),
      );
      expect(model.foreignKeys.map(({ table }) => table).sort(), model.name).toEqual(wanted[model.name]!.foreignKeys.map((row) => String(row["table"])).sort());
    }
  });
});

describe("the SQL Server migrations", () => {
  const scripts = readMigrations("sqlserver").map(({ sql }) => sql);
  const tables = readTsql(scripts);

  test("leave exactly the tables of the models", () => {
    expect([...tables.keys()].sort()).toEqual(models.map(({ name }) => name).sort());
  });

  test.each(models)("$name: columns with their types, sizes, nullability and defaults", (model) => {
    expect(Object.fromEntries(tables.get(model.name)!.columns)).toEqual(
      Object.fromEntries(
        model.columns.map(({ name, sqlServerType: type, isNullable, isIdentity, defaultSql }) => [name, { type, isNullable, isIdentity, defaultSql }]),
      ),
    );
  });

  test.each(models)("$name: keys and indexes, named as Prisma names them", (model) => {
    const table = tables.get(model.name)!;
    const named = (keys: readonly (readonly string[])[], suffix: string) =>
      Object.fromEntries(keys.map((columns) => [keyName(model.name, columns, suffix), { columns }]));
    expect(Object.fromEntries(table.primaryKeys)).toEqual({ [`${model.name}_pkey`]: { columns: model.primaryKey } });
    expect(Object.fromEntries(table.uniques)).toEqual(named(model.uniques, "key"));
    expect(Object.fromEntries(table.indexes)).toEqual(named(model.indexes, "idx"));
    expect(Object.fromEntries(table.foreignKeys)).toEqual(
      Object.fromEntries(
        model.foreignKeys.map((key) => [
          keyName(model.name, key.columns, "fkey"),
          { columns: key.columns, references: { table: key.table, columns: key.references, onDelete: "NoAction", onUpdate: "NoAction" } },
        ]),
      ),
    );
  });

  test("name every default, so that a later migration can drop it", () => {
    const text = scripts.join("\n");
    const named = [...text.matchAll(/\[(\w+)\] [A-Z0-9]+(?:\(\w+\))?(?: NOT NULL)? CONSTRAINT \[(\w+)_\1_df\] DEFAULT /g)].length;
    expect(named).toBe([...text.matchAll(/\bDEFAULT\b/g)].length);
    expect(named).toBe(models.flatMap(({ columns }) => columns.filter(({ defaultSql }) => defaultSql !== "")).length);
  });

  test("have the same names as the SQLite ones, each pair in one commit", () => {
    expect(readMigrations("sqlserver").map(({ name }) => name)).toEqual(readMigrations("sqlite").map(({ name }) => name));
  });
});
