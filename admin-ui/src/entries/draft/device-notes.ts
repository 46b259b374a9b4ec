/** How copies of drafts on this device are named, and what tabs note in them. Small: the account menu asks before somebody signs out. */
const prefix = "pressbox-draft/";
/** The name of the time when one tab was thought of. */
const onlyTab = "unsaved";
export const unsavedOf = (tab: string): string => `${onlyTab}:${tab}`;

/** @param version of the format, so that a newer release never merges what an older one kept */
export const copyName = (userId: string, document: string, version: number | string): string => `${prefix}${userId}/${document}@${version}`;
export const copiesOf = (userId: string): string => `${prefix}${userId}/`;

/** What tabs noted as not sent, by key. */
export function readNotes(database: IDBDatabase): Promise<Map<string, number>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, number>>();
  const notes = new Map<string, number>();
  const request = database.transaction("custom", "readonly").objectStore("custom").openCursor();
  request.addEventListener("error", () => reject(request.error ?? new Error("cannot be read")));
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (cursor === null) return resolve(notes);
    const key = String(cursor.key);
    if ((key === onlyTab || key.startsWith(unsavedOf(""))) && typeof cursor.value === "number") notes.set(key, cursor.value);
    cursor.continue();
  });
  return promise;
}
