/** Makes a variant's live document when it is first opened, upgrades it when the format has moved on, and loads it. */
import { parseDocumentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { seedDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import * as Y from "yjs";
import type { Tx } from "../../platform/database/database.ts";
import { invariant } from "../../platform/errors.ts";
import { lockEntry } from "../drafts.repository.ts";
import type { CollaborationDeps } from "./collaboration.deps.ts";
import { type DraftKey, findDocument, insertOrReadDocument, openGeneration, readDocument, type StoredDocument } from "./draft-documents.repository.ts";
import { findDefinition } from "./draft-rights.ts";

/**
 * The document's row, made from the stored draft if there is none, and moved to a new generation if it has an older format.
 * @throws when a newer app release has already moved it on: this process must not touch it
 */
export async function ensureDocument(deps: CollaborationDeps, key: DraftKey): Promise<StoredDocument> {
  const found = await findDocument(deps.database, key);
  if (found?.formatVersion === formatVersion) return found;
  invariant(!found || found.formatVersion < formatVersion, `${key.entryId}/${key.locale} has a newer format than this app release`);
  const seed = (tx: Tx) => seedFromDraft(deps, tx, key);
  if (!found) return insertOrReadDocument(deps.database, deps.clock, key, formatVersion, seed);
  await openGeneration(deps.database, key, found, formatVersion, seed);
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
  const stored = await readDocument(deps.database, key);
  invariant(stored, `${name} was made and is gone`);
  Y.applyUpdate(doc, stored.parts.length === 1 ? stored.parts[0]! : Y.mergeUpdates(stored.parts));
  const { contentType } = await deps.database.read.entry.findUniqueOrThrow({ where: { id: key.entryId }, select: { contentType: true } });
  return { key, contentType, generation: stored.generation, formatVersion: stored.formatVersion, rows: stored.rows };
}

/**
 * Reads the stored draft under the entry's lock, which every REST write takes before it looks for a document: one that began before and commits
 * after would otherwise be missing from this one.
 */
async function seedFromDraft(deps: CollaborationDeps, tx: Tx, key: DraftKey): Promise<Uint8Array> {
  await lockEntry(tx, key.entryId);
  const variant = await tx.variant.findUniqueOrThrow({
    where: { entryId_locale: { ...key } },
    select: { fields: true, entry: { select: { contentType: true } } },
  });
  const doc = new Y.Doc();
  seedDraftDocument(doc, await findDefinition(deps.database.read, variant.entry.contentType), JSON.parse(variant.fields) as Record<string, unknown>);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
