/**
 * Work that an upgrade of Pressbox left on this device: a copy of another format version, or of another generation of the document. It is never merged
 * with the draft (y-prosemirror would erase, for everybody, what today's schema does not know): its fields are read, shown, and taken one by one.
 * docs/decisions/0056-what-stays-on-the-device.md
 */
import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { documentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { readDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { copyName, readNotes } from "./device-notes.ts";

export interface EarlierWork {
  readonly name: string;
  readonly unsaved: number;
  /** Format version the copy was written in. */
  readonly formatVersion: number;
  /** Nobody else writes in it. */
  readonly doc: Y.Doc;
}

/** Keeps what is in `doc` under another name, out of the draft's way. */
export async function setAside(doc: Y.Doc, name: string, unsaved: number): Promise<void> {
  const copy = new Y.Doc();
  const device = new IndexeddbPersistence(name, copy);
  await device.whenSynced;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // One more transaction of the same database: when it is through, so is the one that stores the update.
  await device.set("unsaved", unsaved);
  await device.destroy();
  copy.destroy();
}

/**
 * What older releases kept of a draft and never sent. Copies of which the server has everything are removed.
 * @param current the copy that this release works in
 */
async function findEarlierWork(userId: string, document: string, current: number): Promise<EarlierWork[]> {
  // Firefox has the list since 126; without it nothing is found and nothing is lost.
  const known = await indexedDB.databases?.().catch(() => []);
  const start = copyName(userId, document, "");
  const names = (known ?? []).flatMap(({ name }) => (name?.startsWith(start) === true && name !== copyName(userId, document, current) ? [name] : []));
  const found = await Promise.all(names.map((name) => readCopy(name, Number.parseInt(name.slice(start.length), 10))));
  return found.filter((work) => work !== null);
}

/** What older releases left of this draft. */
export const earlierWorkOf = (userId: string, { entryId, locale }: { entryId: string; locale: string }): Promise<EarlierWork[]> =>
  findEarlierWork(userId, documentName(entryId, locale), formatVersion);

export interface EarlierField {
  readonly field: Field;
  /** As it is stored; a rich text under the format version it was written in, so that it is upgraded when it is taken. */
  readonly value: unknown;
}

/** The fields of the copy that read otherwise than the draft does now. */
export function fieldsOf(work: EarlierWork, definition: ContentTypeDefinition, draft: Y.Doc): EarlierField[] {
  const [then, now] = [readDraftDocument(work.doc, definition), readDraftDocument(draft, definition)];
  return definition.fields.flatMap((field) => {
    const value = then[field.key];
    if (value === undefined || canonicalJson(value) === canonicalJson(now[field.key])) return [];
    return [{ field, value: field.kind === "rich-text" ? { ...(value as object), formatVersion: work.formatVersion } : value }];
  });
}

export async function removeEarlierWork({ name, doc }: EarlierWork): Promise<void> {
  doc.destroy();
  await deleteCopy(name);
}

async function readCopy(name: string, formatVersion: number): Promise<EarlierWork | null> {
  const doc = new Y.Doc();
  const device = new IndexeddbPersistence(name, doc);
  await device.whenSynced;
  const notes = device.db === null ? new Map<string, number>() : await readNotes(device.db);
  await device.destroy();
  const unsaved = [...notes.values()].reduce((sum, each) => sum + each, 0);
  if (unsaved > 0) return { name, unsaved, formatVersion, doc };
  doc.destroy();
  await deleteCopy(name);
  return null;
}

function deleteCopy(name: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const request = indexedDB.deleteDatabase(name);
  // Blocked: another tab has it open, and it goes when that one does.
  for (const event of ["success", "error", "blocked"] as const) request.addEventListener(event, () => resolve());
  return promise;
}
