/** All copies of a person's drafts on this device, for when they sign out (docs/decisions/0056-what-stays-on-the-device.md). */
import { copiesOf, readNotes } from "./device-notes.ts";

/** Takes away the copies of which the server has everything. @returns changes in the others, which stay */
export async function clearSavedCopies(userId: string): Promise<number> {
  const { closeDrafts } = await import("./draft-connection.ts");
  await closeDrafts();
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = known.flatMap(({ name }) => (name?.startsWith(copiesOf(userId)) === true ? [name] : []));
  let kept = 0;
  for (const name of names) {
    const unsaved = await unsavedIn(name);
    if (unsaved === 0) indexedDB.deleteDatabase(name);
    kept += unsaved;
  }
  return kept;
}

/** Changes that are nowhere but on this device. */
export async function unsavedOnDevice(userId: string): Promise<number> {
  const known = (await indexedDB.databases?.().catch(() => [])) ?? [];
  let unsaved = 0;
  for (const { name } of known) if (name?.startsWith(copiesOf(userId)) === true) unsaved += await unsavedIn(name);
  return unsaved;
}

async function unsavedIn(name: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open(name);
  request.addEventListener("success", () => resolve(request.result));
  request.addEventListener("error", () => reject(request.error ?? new Error("cannot be opened")));
  const database = await promise;
  try {
    const notes = database.objectStoreNames.contains("custom") ? await readNotes(database) : new Map<string, number>();
    return [...notes.values()].reduce((sum, each) => sum + each, 0);
  } finally {
    database.close();
  }
}
