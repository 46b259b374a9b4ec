/** What is open among the comments of the entry on screen: not from the server, and not worth the address. */
import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { useSyncExternalStore } from "react";

export interface CommentsState {
  /** The thread whose words are shown strongly and whose answers are open. */
  readonly activeId: string | null;
  /** The thread whose place is to be brought into view, until it is. */
  readonly wantedId: string | null;
  /** The thread whose place for an answer gets the caret, until it has it. */
  readonly answeredId: string | null;
  /** A resolved thread that is open in the panel: only then its words are marked. */
  readonly resolved: ThreadView | null;
  /** Where words of threads stand in their texts; absent for texts that are not on screen. Null: the words are gone. */
  readonly places: ReadonlyMap<string, number | null>;
}

let state: CommentsState = { activeId: null, wantedId: null, answeredId: null, resolved: null, places: new Map() };
const listeners = new Set<() => void>();
const change = (next: Partial<CommentsState>): void => {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useComments = <Part>(part: (state: CommentsState) => Part): Part => useSyncExternalStore(subscribe, () => part(state));
export const commentsNow = (): CommentsState => state;

export function activate(threadId: string | null): void {
  if (state.activeId !== threadId) change({ activeId: threadId });
}
/** Opens a thread, with the caret in its place for an answer; null once it is there. */
export const answer = (threadId: string | null): void => change(threadId === null ? { answeredId: null } : { activeId: threadId, answeredId: threadId });
/** Opens a thread and wants its place in view. @param thread that is resolved */
export const want = (threadId: string, thread: ThreadView | null = null): void =>
  change({ activeId: threadId, wantedId: threadId, resolved: thread?.state === "resolved" ? thread : null });
export function arrive(threadId: string): void {
  if (state.wantedId === threadId) change({ wantedId: null });
}

/** The entry is left: its places are of no use to another one. */
export function forgetPlaces(): void {
  if (state.places.size > 0) change({ places: new Map() });
}

/** Where the words of one text's threads are now. */
export function reportPlaces(places: Iterable<readonly [string, number | null]>): void {
  const next = new Map(state.places);
  let isNew = false;
  for (const [id, place] of places) {
    isNew ||= !next.has(id) || next.get(id) !== place;
    next.set(id, place);
  }
  if (isNew) change({ places: next });
}
