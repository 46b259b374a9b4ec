/** Threads that are being begun: place and words stay in this tab until they are sent or thrown away, also when the panel or the page is closed. */

import { anchorSchema } from "@pressbox/shared/comments/comments.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { forget, keptIn, readKept, writeKept } from "./kept-words.ts";

const newThreadSchema = z.object({
  key: z.string(),
  entryId: z.string(),
  locale: z.string(),
  fieldKey: z.string(),
  fieldLabel: z.string(),
  anchor: anchorSchema.nullable(),
});
export type NewThread = z.infer<typeof newThreadSchema>;

const storageKey = "new";
let threads: readonly NewThread[] | null = null;
/** The one that has just been begun: its words are wanted now. */
let freshKey: string | null = null;
const listeners = new Set<() => void>();

const read = (): readonly NewThread[] => {
  threads ??= z.array(newThreadSchema).catch([]).parse(keptIn(storageKey));
  return threads;
};
function change(next: readonly NewThread[]): void {
  threads = next;
  writeKept(storageKey, next);
  for (const listener of listeners) listener();
}

export const useNewThreads = (): readonly NewThread[] =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);

/** Begins one. Others that hold no words yet are let go. */
export function startThread(place: Omit<NewThread, "key">): void {
  const key = newId();
  freshKey = key;
  change([...read().filter((thread) => thread.entryId !== place.entryId || readKept(thread.key).text.trim() !== ""), { ...place, key }]);
}

export function dropThread(key: string): void {
  forget(key);
  change(read().filter((thread) => thread.key !== key));
}

/** Whether this composer was just asked for; true once. */
export function takeFresh(key: string): boolean {
  const isFresh = freshKey === key;
  if (isFresh) freshKey = null;
  return isFresh;
}
