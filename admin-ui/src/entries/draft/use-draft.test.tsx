// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Draft, DraftState } from "./draft-connection.ts";
import { useDraftState } from "./use-draft.ts";

beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
afterEach(() => vi.unstubAllGlobals());

const resting: DraftState = {
  isReady: true,
  isOnline: true,
  canWrite: true,
  unsaved: 0,
  savedAt: null,
  generation: 1,
  refusal: null,
  isOutdated: false,
  storedRevision: 1,
  publishedSeq: 0,
  fullness: 0,
  notTaken: null,
};

function draftThatMoves() {
  let state = resting;
  const listeners = new Set<() => void>();
  const draft: Pick<Draft, "getState" | "subscribe"> = {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const move = (change: Partial<DraftState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  return { draft, move };
}

it("draws what hangs on the connection when that moves, and not with every key", () => {
  const { draft, move } = draftThatMoves();
  const drawn: boolean[] = [];
  function Panel() {
    drawn.push(useDraftState(draft, (state) => state.isOnline));
    return null;
  }
  const root = createRoot(document.createElement("div"));
  act(() => root.render(<Panel />));
  for (let unsaved = 1; unsaved <= 20; unsaved++) act(() => move({ unsaved }));
  expect(drawn).toEqual([true]);
  act(() => move({ isOnline: false }));
  expect(drawn).toEqual([true, false]);
  act(() => root.unmount());
});
