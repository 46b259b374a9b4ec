/**
 * Reads the hand-written models far enough to know every table, column, key and index they ask for. A small reader of its own, because
 * Prisma's engine cannot compute T-SQL without a download; the parity test holds it against the generated client's own idea of the models.
 */
import { buildSchema } from "./build-schemas.ts";

export interface ModelColumn {
  readonly name: string;
  /** Prisma's scalar: `String`, `Int`, `BigInt`, `Boolean`, `DateTime`, `Bytes`. */
  readonly scalar: string;
  /** SQL Server type: `NVARCHAR(36)`, `DATETIME2`. Empty for a string without a size. */
  readonly sqlServerType: string;
  readonly isNullable: boolean;
  readonly isIdentity: boolean;
  /** T-SQL literal, or empty. */
  readonly defaultSql: string;
}

export interface ModelForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

export interface Model {
  readonly name: string;
  /** `///` text above the model. */
  readonly documentation: string;
  readonly columns: readonly ModelColumn[];
  readonly primaryKey: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly indexes: readonly (readonly string[])[];
  readonly foreignKeys: readonly ModelForeignKey[];
}

const plainTypes: Readonly<Record<string, string>> = { Int: "INT", BigInt: "BIGINT", Boolean: "BIT", DateTime: "DATETIME2", Bytes: "VARBINARY(MAX)" };

const namesIn = (list: string | undefined): string[] => (list ?? "").split(",").flatMap((name) => name.trim() || []);

/** Every model, in order of the files. @throws Error on a line that it does not understand: better than overlooking a key */
export function readModels(schema: string = buildSchema("sqlserver")): Model[] {
  const blocks = [...schema.matchAll(/((?:^\/\/\/.*\n)*)^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(blocks.map((block) => block[2]!));
  return blocks.map(([, documentation, name, body]) => readModel(name!, documentation!.replaceAll(/^\/\/\/ ?/gm, "").trim(), body!, names));
}

function readModel(name: string, documentation: string, body: string, models: ReadonlySet<string>): Model {
  const columns: ModelColumn[] = [];
  const uniques: string[][] = [];
  const indexes: string[][] = [];
  const foreignKeys: ModelForeignKey[] = [];
  let primaryKey: string[] = [];
  for (const line of body
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => text !== "" && !text.startsWith("//"))) {
    const block = /^@@(id|unique|index)\(\[([^\]]*)\]\)$/.exec(line);
    const field = /^(\w+)\s+(\w+)(\[\])?(\?)?(?:\s+(.*))?$/.exec(line);
    if (block?.[1] === "id") primaryKey = namesIn(block[2]);
    else if (block?.[1] === "unique") uniques.push(namesIn(block[2]));
    else if (block?.[1] === "index") indexes.push(namesIn(block[2]));
    else if (field && models.has(field[2]!)) {
      if (!field[3]) foreignKeys.push(readRelation(name, field[2]!, line));
    } else if (field && !field[3]) {
      const attributes = field[5] ?? "";
      columns.push(readColumn(field[1]!, field[2]!, field[4] === "?", attributes));
      if (/@id\b/.test(attributes)) primaryKey = [field[1]!];
      if (/@unique\b/.test(attributes)) uniques.push([field[1]!]);
    } else throw new Error(`${name}: cannot read “${line}”`);
  }
  return { name, documentation, columns, primaryKey, uniques, indexes, foreignKeys };
}

function readColumn(name: string, scalar: string, isNullable: boolean, attributes: string): ModelColumn {
  const native = /@db\.(\w+)(?:\((\w+)\))?/.exec(attributes);
  const given = /@default\((.*?)\)(?=\s|$)/.exec(attributes)?.[1];
  const isIdentity = given === "autoincrement()";
  return {
    name,
    scalar,
    sqlServerType: native ? `${native[1]!.toUpperCase()}${native[2] ? `(${native[2].toUpperCase()})` : ""}` : (plainTypes[scalar] ?? ""),
    isNullable,
    isIdentity,
    defaultSql: isIdentity || given === undefined ? "" : defaultSql(given),
  };
}

function defaultSql(given: string): string {
  if (given === "true" || given === "false") return given === "true" ? "1" : "0";
  const text = /^"(.*)"$/.exec(given)?.[1];
  if (text !== undefined) return `'${text.replaceAll("'", "''")}'`;
  if (/^-?\d+$/.test(given)) return given;
  throw new Error(`cannot read @default(${given})`);
}

function readRelation(model: string, table: string, line: string): ModelForeignKey {
  const part = (pattern: RegExp) => pattern.exec(line)?.[1];
  const columns = namesIn(part(/fields: \[([^\]]*)\]/));
  const references = namesIn(part(/references: \[([^\]]*)\]/));
  if (columns.length === 0 || references.length !== columns.length) throw new Error(`${model}: cannot read “${line}”`);
  return { columns, table, references, onDelete: part(/onDelete: (\w+)/) ?? "", onUpdate: part(/onUpdate: (\w+)/) ?? "" };
}
