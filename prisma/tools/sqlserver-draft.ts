/**
 * Prints the T-SQL that takes an empty database to the models, named and laid out as Prisma does it: the draft of a schema migration that
 * a person completes and reviews. The parity test judges what was committed, not this.
 */
import { type Model, type ModelColumn, readModels } from "./read-models.ts";

const list = (names: readonly string[]): string => names.map((name) => `[${name}]`).join(", ");

/** `Table_a_b_suffix`, Prisma's way of naming keys. */
export const keyName = (table: string, columns: readonly string[], suffix: string): string => [table, ...columns, suffix].join("_");

function columnSql(table: string, column: ModelColumn): string {
  const parts = [`[${column.name}]`, column.sqlServerType];
  if (!column.isNullable) parts.push("NOT NULL");
  if (column.isIdentity) parts.push("IDENTITY(1,1)");
  if (column.defaultSql) parts.push(`CONSTRAINT [${table}_${column.name}_df] DEFAULT ${column.defaultSql}`);
  return parts.join(" ");
}

function tableSql(model: Model): string {
  const lines = [
    ...model.columns.map((column) => columnSql(model.name, column)),
    `CONSTRAINT [${model.name}_pkey] PRIMARY KEY CLUSTERED (${list(model.primaryKey)})`,
    ...model.uniques.map((columns) => `CONSTRAINT [${keyName(model.name, columns, "key")}] UNIQUE NONCLUSTERED (${list(columns)})`),
  ];
  return `-- CreateTable\nCREATE TABLE [dbo].[${model.name}] (\n${lines.map((line) => `    ${line}`).join(",\n")}\n);`;
}

/** DDL of the models for SQL Server. */
export function sqlServerDdl(models: readonly Model[] = readModels()): string {
  const indexes = models.flatMap((model) =>
    model.indexes.map(
      (columns) => `-- CreateIndex\nCREATE NONCLUSTERED INDEX [${keyName(model.name, columns, "idx")}] ON [dbo].[${model.name}](${list(columns)});`,
    ),
  );
  const foreignKeys = models.flatMap((model) =>
    model.foreignKeys.map(
      (key) =>
        `-- AddForeignKey\nALTER TABLE [dbo].[${model.name}] ADD CONSTRAINT [${keyName(model.name, key.columns, "fkey")}] FOREIGN KEY (${list(key.columns)}) ` +
        `REFERENCES [dbo].[${key.table}](${list(key.references)}) ON DELETE NO ACTION ON UPDATE NO ACTION;`,
    ),
  );
  return `${[...models.map(tableSql), ...indexes, ...foreignKeys].join("\n\n")}\n`;
}

if (import.meta.main) process.stdout.write(sqlServerDdl());
