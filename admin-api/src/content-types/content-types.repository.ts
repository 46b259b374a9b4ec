import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { LRUCache } from "lru-cache";
import type { Reader, Tx } from "../platform/database/database.ts";

/** A content type with the definition in force. */
export interface ContentType {
  readonly key: string;
  readonly version: number;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly definition: ContentTypeDefinition;
}

/** Definitions are immutable and parsed once: equal text is the same object, which the schemas built from it are cached by. */
const parsed = new LRUCache<string, ContentTypeDefinition>({ max: 500 });

function parseDefinition(text: string): ContentTypeDefinition {
  let definition = parsed.get(text);
  if (!definition) {
    definition = contentTypeDefinitionSchema.parse(JSON.parse(text));
    parsed.set(text, definition);
  }
  return definition;
}

/** Null when there is none. */
export async function findContentType(reader: Reader, key: string): Promise<ContentType | null> {
  const row = await reader.contentType.findUnique({ where: { key } });
  if (!row) return null;
  const definition = await findDefinition(reader, key, row.currentVersion);
  return definition && { key, version: row.currentVersion, revision: row.revision, updatedAt: row.updatedAt, definition };
}

/** All content types in the newsroom's order. */
export async function findContentTypes(reader: Reader): Promise<ContentType[]> {
  const rows = await reader.contentType.findMany({ orderBy: [{ position: "asc" }, { key: "asc" }] });
  if (rows.length === 0) return [];
  const versions = await reader.contentTypeVersion.findMany({ where: { OR: rows.map((row) => ({ contentTypeKey: row.key, number: row.currentVersion })) } });
  const definitions = new Map(versions.map((version) => [version.contentTypeKey, version.definition]));
  return rows.map((row) => ({
    key: row.key,
    version: row.currentVersion,
    revision: row.revision,
    updatedAt: row.updatedAt,
    definition: parseDefinition(definitions.get(row.key)!),
  }));
}

/** One definition by number, in force or not. */
export async function findDefinition(reader: Reader, key: string, number: number): Promise<ContentTypeDefinition | null> {
  const row = await reader.contentTypeVersion.findUnique({
    where: { contentTypeKey_number: { contentTypeKey: key, number } },
    select: { definition: true },
  });
  return row && parseDefinition(row.definition);
}

export interface NewDefinition {
  readonly definition: ContentTypeDefinition;
  readonly createdById: string;
  readonly at: Date;
}

/** Adds a type with its first definition, last in the order. */
export async function insertContentType(tx: Tx, { definition, createdById, at }: NewDefinition): Promise<void> {
  const last = await tx.contentType.aggregate({ _max: { position: true } });
  await tx.contentType.create({
    data: { key: definition.key, currentVersion: 1, revision: 1, position: (last._max.position ?? 0) + 1, createdAt: at, updatedAt: at },
  });
  await insertDefinition(tx, 1, { definition, createdById, at });
}

/** Puts a new definition in force; false when the type's revision is no longer `revision`. */
export async function insertNextDefinition(tx: Tx, current: ContentType, next: NewDefinition): Promise<boolean> {
  const changed = await tx.contentType.updateMany({
    where: { key: current.key, revision: current.revision },
    data: { currentVersion: current.version + 1, revision: current.revision + 1, updatedAt: next.at },
  });
  if (changed.count === 0) return false;
  await insertDefinition(tx, current.version + 1, next);
  return true;
}

async function insertDefinition(tx: Tx, number: number, { definition, createdById, at }: NewDefinition): Promise<void> {
  await tx.contentTypeVersion.create({
    data: { contentTypeKey: definition.key, number, definition: JSON.stringify(definition), createdById, createdAt: at },
  });
}
