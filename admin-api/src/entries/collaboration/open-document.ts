/** Makes a variant's live document when it is first opened, upgrades it when the format has moved on, and loads it. */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { parseDocumentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { readDraftDocument, seedDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import * as Y from "yjs";
import type { Reader, Tx } from "../../platform/database/database.ts";
import { invariant } from "../../platform/errors.ts";
import { findDraft, findEntry, lockEntry } from "../drafts.repository.ts";
import type { CollaborationDeps } from "./collaboration.deps.ts";
import {
  type DraftKey,
  findDocument,
  findVariantHead,
  insertOrReadDocument,
  openGeneration,
  readDocument,
  type StoredDocument,
  type StoredParts,
} from "./draft-documents.repository.ts";
import { findDefinition } from "./draft-rights.ts";

/**
 * The document's row, made from the stored draft if there is none, and moved to a new generation if it has an older format.
 * @throws when a newer app release has already moved it on: this process must not touch it
 */
export async function ensureDocument(deps: CollaborationDeps, key: DraftKey): Promise<StoredDocument> {
  const found = await findDocument(deps.database, key);
  if (found?.formatVersion === formatVersion) return found;
  invariant(!found || found.formatVersion < formatVersion, `${key.entryId}/${key.locale} has a newer format than this app release`);
  if (!found) return insertOrReadDocument(deps.database, deps.clock, key, formatVersion, (tx) => seedFromDraft(tx, key));
  await openGeneration(deps.database, key, found, formatVersion, (tx, old) => upgradeDocument(tx, key, old));
  return ensureDocument(deps, key);
}

export interface LoadedDocument extends StoredDocument {
  readonly key: DraftKey;
  readonly contentType: string;
  /** Updates that stand beside the state. */
  readonly rows: number;
}

/** Applies what is stored to `doc`. */
export async function loadDocument(deps: CollaborationDeps, name: string, doc: Y.Doc): Promise<LoadedDocument> {
  const key = parseDocumentName(name);
  invariant(key, `${name} is not a document's name`);
  await ensureDocument(deps, key);
  const stored = await readDocument(deps.database.read, key);
  invariant(stored, `${name} was made and is gone`);
  applyParts(doc, stored);
  const variant = await findVariantHead(deps.database.read, key);
  invariant(variant, `${name} has a document and no variant`);
  return { key, contentType: variant.contentType, generation: stored.generation, formatVersion: stored.formatVersion, rows: stored.rows };
}

/**
 * Brings an open document up to all that is on disk. Redis tells other processes' updates a moment after they were acknowledged; who publishes here
 * must not miss what somebody was already told is saved.
 */
export async function catchUpWithDisk(reader: Reader, { key, generation }: Pick<LoadedDocument, "key" | "generation">, doc: Y.Doc): Promise<void> {
  const stored = await readDocument(reader, key);
  if (stored?.generation === generation) doc.transact(() => applyParts(doc, stored), { source: "redis" });
}

/**
 * Reads the stored draft under the entry's lock, which every REST write takes before it looks for a document: one that began before and commits
 * after would otherwise be missing from this one.
 */
async function seedFromDraft(tx: Tx, key: DraftKey): Promise<Uint8Array> {
  await lockEntry(tx, key.entryId);
  const draft = await findDraft(tx, key);
  const entry = await findEntry(tx, key.entryId);
  invariant(draft && entry, `there is no variant ${key.entryId}/${key.locale}`);
  return stateOf(await findDefinition(tx, entry.contentType), draft.fields);
}

/** The first state of the next generation: what the old one holds, its unstored updates included, converted to today's format. */
async function upgradeDocument(tx: Tx, key: DraftKey, old: StoredParts): Promise<Uint8Array> {
  const variant = await findVariantHead(tx, key);
  invariant(variant, `${key.entryId}/${key.locale} has a document and no variant`);
  const definition = await findDefinition(tx, variant.contentType);
  const doc = new Y.Doc();
  applyParts(doc, old);
  const fields = readDraftDocument(doc, definition);
  doc.destroy();
  // Read by today's code, but still of the old format: under its own number the upgrades know what to do with it.
  for (const field of definition.fields) {
    const value = fields[field.key];
    if (field.kind === "rich-text" && value !== undefined) fields[field.key] = { ...(value as object), formatVersion: old.formatVersion };
  }
  return stateOf(definition, fields);
}

function applyParts(doc: Y.Doc, { parts }: StoredParts): void {
  Y.applyUpdate(doc, parts.length === 1 ? parts[0]! : Y.mergeUpdates([...parts]));
}

function stateOf(definition: ContentTypeDefinition, fields: Record<string, unknown>): Uint8Array {
  const doc = new Y.Doc();
  seedDraftDocument(doc, definition, fields);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
