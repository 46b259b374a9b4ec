/**
 * Reads T-SQL schema migrations into the tables they leave behind, through a real T-SQL parser. Knows the statements our migrations
 * use and refuses every other, so that nothing goes by unseen.
 */
import { parse } from "@polyglot-sql/sdk";
import { z } from "zod";

export interface SqlServerColumn {
  readonly type: string;
  readonly isNullable: boolean;
  readonly isIdentity: boolean;
  /** T-SQL literal, or empty. */
  readonly defaultSql: string;
}

export interface SqlServerKey {
  readonly columns: readonly string[];
  readonly references?: { readonly table: string; readonly columns: readonly string[]; readonly onDelete: string; readonly onUpdate: string };
}

export interface SqlServerTable {
  readonly columns: Map<string, SqlServerColumn>;
  /** By name: keys of all kinds, since their names share one space. */
  readonly primaryKeys: Map<string, SqlServerKey>;
  readonly uniques: Map<string, SqlServerKey>;
  readonly indexes: Map<string, SqlServerKey>;
  readonly foreignKeys: Map<string, SqlServerKey>;
}

const identifier = z.object({ name: z.string() }).transform(({ name }) => name);
const tableName = z.object({ name: identifier, schema: identifier });
const literal = z.object({ literal: z.object({ literal_type: z.string(), value: z.string() }) });
const columnNode = z.object({
  name: identifier,
  data_type: z.object({ data_type: z.string(), name: z.string().optional() }),
  default: literal.nullish(),
  auto_increment: z.boolean().nullish(),
  auto_increment_start: literal.nullish(),
  auto_increment_increment: literal.nullish(),
  constraint_order: z.array(z.string()),
});
const keyNode = z.object({ name: identifier, columns: z.array(identifier) });
const foreignKeyNode = keyNode.extend({
  references: z.object({ table: tableName, columns: z.array(identifier), on_delete: z.string().nullish(), on_update: z.string().nullish() }),
});
const constraintNode = z.union([z.strictObject({ PrimaryKey: keyNode }), z.strictObject({ Unique: keyNode }), z.strictObject({ ForeignKey: foreignKeyNode })]);
const statementNode = z.union([
  z.strictObject({ create_table: z.object({ name: tableName, columns: z.array(columnNode), constraints: z.array(constraintNode) }) }),
  z.strictObject({
    create_index: z.object({
      name: identifier,
      table: tableName,
      columns: z.array(z.object({ column: identifier })),
      unique: z.boolean(),
      where_clause: z.null(),
    }),
  }),
  z.strictObject({
    alter_table: z.object({
      name: tableName,
      actions: z.array(z.union([z.strictObject({ AddConstraint: constraintNode }), z.strictObject({ AddColumn: z.object({ column: columnNode }) })])),
    }),
  }),
]);

/** Parses T-SQL. @throws Error with the parser's reason */
export function parseTsql(sql: string): unknown[] {
  const result = parse(sql, "tsql" as Parameters<typeof parse>[1]);
  if (!result.success || !Array.isArray(result.ast)) throw new Error(`not T-SQL: ${result.error}\n${sql}`);
  return result.ast;
}

/** The tables that `scripts`, run in order on an empty database, leave behind. */
export function readTsql(scripts: readonly string[]): Map<string, SqlServerTable> {
  const tables = new Map<string, SqlServerTable>();
  for (const script of scripts)
    for (const node of parseTsql(script)) {
      const parsed = statementNode.safeParse(node);
      if (!parsed.success)
        throw new Error(`this reader does not know the statement ${JSON.stringify(node).slice(0, 200)}: teach it\n${z.prettifyError(parsed.error)}`);
      apply(tables, parsed.data);
    }
  return tables;
}

function apply(tables: Map<string, SqlServerTable>, statement: z.output<typeof statementNode>): void {
  if ("create_table" in statement) {
    const { name, columns, constraints } = statement.create_table;
    if (tables.has(name.name)) throw new Error(`${name.name} is created twice`);
    const table: SqlServerTable = { columns: new Map(), primaryKeys: new Map(), uniques: new Map(), indexes: new Map(), foreignKeys: new Map() };
    tables.set(name.name, table);
    for (const column of columns) addColumn(table, column);
    for (const constraint of constraints) addConstraint(table, constraint);
  } else if ("create_index" in statement) {
    const index = statement.create_index;
    const table = tableNamed(tables, index.table.name);
    (index.unique ? table.uniques : table.indexes).set(index.name, { columns: index.columns.map(({ column }) => column) });
  } else {
    const table = tableNamed(tables, statement.alter_table.name.name);
    for (const action of statement.alter_table.actions)
      if ("AddConstraint" in action) addConstraint(table, action.AddConstraint);
      else addColumn(table, action.AddColumn.column);
  }
}

function tableNamed(tables: ReadonlyMap<string, SqlServerTable>, name: string): SqlServerTable {
  const table = tables.get(name);
  if (!table) throw new Error(`${name} is used before it is created`);
  return table;
}

const builtInTypes: Readonly<Record<string, string>> = { big_int: "BIGINT", int: "INT", bit: "BIT" };

function addColumn(table: SqlServerTable, node: z.output<typeof columnNode>): void {
  const type = node.data_type.data_type === "custom" ? (node.data_type.name ?? "").toUpperCase() : builtInTypes[node.data_type.data_type];
  if (!type) throw new Error(`${node.name} has a type this reader does not know: ${JSON.stringify(node.data_type)}`);
  const value = node.default?.literal;
  const isIdentity = node.auto_increment === true;
  if (isIdentity && [node.auto_increment_start, node.auto_increment_increment].some((part) => part?.literal.value !== "1"))
    throw new Error(`${node.name}: identities start at 1 and grow by 1`);
  table.columns.set(node.name, {
    type,
    isNullable: !node.constraint_order.includes("NotNull"),
    isIdentity,
    defaultSql: value === undefined ? "" : value.literal_type === "number" ? value.value : `'${value.value.replaceAll("'", "''")}'`,
  });
}

function addConstraint(table: SqlServerTable, constraint: z.output<typeof constraintNode>): void {
  if ("PrimaryKey" in constraint) table.primaryKeys.set(constraint.PrimaryKey.name, { columns: constraint.PrimaryKey.columns });
  else if ("Unique" in constraint) table.uniques.set(constraint.Unique.name, { columns: constraint.Unique.columns });
  else {
    const { name, columns, references } = constraint.ForeignKey;
    table.foreignKeys.set(name, {
      columns,
      references: {
        table: references.table.name,
        columns: references.columns,
        onDelete: references.on_delete ?? "NoAction",
        onUpdate: references.on_update ?? "NoAction",
      },
    });
  }
}
