/** No SQL Server runs on most machines, so at least no hand-written statement for it may be unreadable to a T-SQL parser. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMigrations } from "./migrate.ts";
import { parseTsql } from "./read-tsql.ts";

const root = join(import.meta.dirname, "..", "..");
/** Where statements for SQL Server are written by hand. */
const files = globSync(["prisma/tools/migrate.ts", "admin-api/src/**/*.ts"], { cwd: root })
  .filter((file) => !/\.test\.ts$|\/sqlite\.ts$/.test(file))
  .sort();
const verbs = /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE|WITH|EXEC|CREATE|ALTER|DROP|SET [A-Z_]+ (ON|OFF|READ|SNAPSHOT)|IF|DECLARE)\s/;
/** Speaks SQLite only: quoted identifiers that Prisma wrote there, pragmas, its catalogue. */
const isSqliteOnly = (sql: string) => /sqlite_master|PRAGMA|IF NOT EXISTS|DATETIME,|INTEGER UNSIGNED/.test(sql);

/** String and template literals of a source file that begin like a statement, with each `${…}` as a parameter. */
function statementsOf(source: string): string[] {
  const literals = source.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "").matchAll(/`((?:\\.|[^`\\])*)`|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'/g);
  return [...literals]
    .map((literal) => (literal[1] ?? literal[2] ?? literal[3] ?? "").replaceAll("\\n", "\n").replaceAll(/\(\$\{[^}]*\}\)/g, "(@P1)"))
    .map((text) =>
      text
        .replaceAll(/\[\$\{[^}]*\}\]/g, "[name]")
        .replaceAll(/\$\{sql\}/g, "SELECT 1")
        .replaceAll(/\$\{[^}]*\}/g, "@P1"),
    )
    .filter((text) => verbs.test(text) && !isSqliteOnly(text));
}

const found = files.flatMap((file) => statementsOf(readFileSync(join(root, file), "utf8")).map((sql) => ({ file, sql })));

describe("hand-written T-SQL", () => {
  test("is found where it is known to stand", () => {
    for (const file of ["prisma/tools/migrate.ts", "admin-api/src/platform/database/dialects/sqlserver.ts"])
      expect(found.map((entry) => entry.file)).toContain(file);
    expect(found.map(({ sql }) => sql).join("\n")).toMatch(/CREATE TABLE \[dbo\]\.\[_prisma_migrations\]/);
  });

  test.each(found)("$file parses: $sql", ({ sql }) => {
    expect(() => parseTsql(sql)).not.toThrow();
  });

  test.each(readMigrations("sqlserver"))("$name parses", ({ sql }) => {
    expect(parseTsql(sql).length).toBeGreaterThan(0);
  });

  test("is judged: what is no statement does not parse", () => {
    for (const wrong of ["SELCT 1", "CREATE TABLE [x] ([a] INT", "UPDATE SET x = 1"]) expect(() => parseTsql(wrong)).toThrow("not T-SQL");
  });
});
