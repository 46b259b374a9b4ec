/**
 * The copy of a draft on this device, until the server has everything (docs/decisions/0056-what-stays-on-the-device.md). Every tab of a person
 * writes into the same one, so each notes what it has not sent under its own name, and whoever closes last takes the copy away.
 */
import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { readNotes, unsavedOf } from "./device-notes.ts";

const noteAgainMs = 400;

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
  let [latest, written] = [0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function writeNote(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    written = latest;
    await device.set(unsavedOf(tab), latest);
    // What closed tabs had not sent is among what this one has not sent.
    for (const key of taken.splice(0)) await device.del(key);
  }

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
      latest = unsaved;
      // Whether there is something is written at once; how much, when typing rests: each write stands in the way of the text's own.
      if (unsaved > 0 !== written > 0) void writeNote().catch(() => undefined);
      else timer ??= setTimeout(() => void writeNote().catch(() => undefined), noteAgainMs);
    },
    generation: async () => {
      const generation: unknown = await device.get("generation").catch(() => undefined);
      return typeof generation === "number" ? generation : undefined;
    },
    noteGeneration: (generation) => void device.set("generation", generation).catch(() => undefined),
    isOrigin: (origin) => origin === device,
    close(isAllSaved) {
      clearTimeout(timer);
      const leave = async (): Promise<void> => {
        if (latest !== written) await writeNote();
        const isLast = await letGo();
        if (isAllSaved && isLast && !(await isAnybodyElses())) await device.clearData();
        else await device.destroy();
      };
      return leave().catch(() => undefined);
    },
    discard: () => device.clearData(),
  };
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
