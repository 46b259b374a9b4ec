import { useSyncExternalStore } from "react";

export interface Followed {
  readonly entryId: string;
  readonly id: string;
  readonly name: string;
}

/** Who is followed, for as long as the tab is in the entry: the pages of its languages come and go meanwhile. */
let followed: Followed | null = null;
const listeners = new Set<() => void>();

export function follow(person: Followed | null): void {
  followed = person;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Null when nobody in this entry is followed. */
export const useFollowed = (entryId: string): Followed | null => useSyncExternalStore(subscribe, () => (followed?.entryId === entryId ? followed : null));
