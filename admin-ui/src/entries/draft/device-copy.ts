/**
 * The copy of a draft on this device, until the server has everything (docs/decisions/0056-what-stays-on-the-device.md). Every tab of a person
 * writes into the same one, so each notes what it has not sent under its own name, and whoever closes last takes the copy away.
 */
import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

const prefix = "pressbox-draft/";
/** The name of the time when one tab was thought of. */
const onlyTab = "unsaved";
const unsavedOf = (tab: string): string => `${onlyTab}:${tab}`;

/** @param version of the format, so that a newer release never merges what an older one kept */
export const copyName = (userId: string, document: string, version: number | string): string => `${prefix}${userId}/${document}@${version}`;
export const copiesOf = (userId: string): string => `${prefix}${userId}/`;

export interface DeviceCopy {
  /** The document holds what was kept. Rejects where the browser keeps nothing. */
  readonly whenRead: Promise<void>;
  /** Changes that closed tabs noted as not sent. */
  takeOver(): Promise<number>;
  note(unsaved: number): void;
  generation(): Promise<number | undefined>;
  noteGeneration(generation: number): void;
  isOrigin(origin: unknown): boolean;
  /** @param isAllSaved what this tab made is on the server: the copy goes, unless another tab still needs it */
  close(isAllSaved: boolean): Promise<void>;
  discard(): Promise<void>;
}

export function openDeviceCopy(name: string, doc: Y.Doc): DeviceCopy {
  const device = new IndexeddbPersistence(name, doc);
  const tab = String(doc.clientID);
  const letGo = holdLock(name);
  const taken: string[] = [];

  async function isAnybodyElses(): Promise<boolean> {
    const notes = await readNotes(await openedDatabase(device));
    return [...notes].some(([key, unsaved]) => key !== unsavedOf(tab) && !taken.includes(key) && unsaved > 0);
  }
  return {
    whenRead: device.whenSynced.then(() => undefined),
    async takeOver() {
      const notes = await readNotes(await openedDatabase(device));
      notes.delete(unsavedOf(tab));
      taken.push(...notes.keys());
      return [...notes.values()].reduce((sum, unsaved) => sum + unsaved, 0);
    },
    note(unsaved) {
      const write = async (): Promise<void> => {
        await device.set(unsavedOf(tab), unsaved);
        // What closed tabs had not sent is among what this one has not sent.
        for (const key of taken.splice(0)) await device.del(key);
      };
      void write().catch(() => undefined);
    },
    generation: async () => {
      const generation: unknown = await device.get("generation").catch(() => undefined);
      return typeof generation === "number" ? generation : undefined;
    },
    noteGeneration: (generation) => void device.set("generation", generation).catch(() => undefined),
    isOrigin: (origin) => origin === device,
    close(isAllSaved) {
      const leave = async (): Promise<void> => {
        const isLast = await letGo();
        if (isAllSaved && isLast && !(await isAnybodyElses())) await device.clearData();
        else await device.destroy();
      };
      return leave().catch(() => undefined);
    },
    discard: () => device.clearData(),
  };
}

/** What tabs noted as not sent, by key. */
export function readNotes(database: IDBDatabase): Promise<Map<string, number>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, number>>();
  const notes = new Map<string, number>();
  const request = database.transaction("custom", "readonly").objectStore("custom").openCursor();
  request.onerror = () => reject(request.error ?? new Error("cannot be read"));
  request.onsuccess = () => {
    const cursor = request.result;
    if (cursor === null) return resolve(notes);
    const key = String(cursor.key);
    if ((key === onlyTab || key.startsWith(unsavedOf(""))) && typeof cursor.value === "number") notes.set(key, cursor.value);
    cursor.continue();
  };
  return promise;
}

async function openedDatabase(device: IndexeddbPersistence): Promise<IDBDatabase> {
  await device.whenSynced;
  if (device.db === null) throw new Error("the copy is closed");
  return device.db;
}

/** Held by every tab that has the copy open. @returns how to let go; it answers whether nobody else holds it */
function holdLock(name: string): () => Promise<boolean> {
  // Only pages that came over HTTPS (or from this very machine) have locks; without them the notes alone decide.
  const locks = navigator.locks as LockManager | undefined;
  const { promise, resolve } = Promise.withResolvers<void>();
  void locks?.request(name, { mode: "shared" }, () => promise).catch(() => undefined);
  return async () => {
    resolve();
    if (locks === undefined) return true;
    // Our own lock is given back a moment after the promise.
    await locks.request(`${name}#leaving`, () => undefined);
    const { held } = await locks.query();
    return !(held ?? []).some((lock) => lock.name === name);
  };
}
