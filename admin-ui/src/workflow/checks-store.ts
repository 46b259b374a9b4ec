import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import type { CheckLevels } from "@pressbox/shared/workflow/workflow.schema.ts";
import { useSyncExternalStore } from "react";

export interface CheckState {
  /** Null until checks have run for the first time. */
  readonly findings: readonly CheckFinding[] | null;
  readonly levels: CheckLevels | null;
}

export interface ChecksStore {
  get(): CheckState;
  set(state: CheckState): void;
  subscribe(listener: () => void): () => void;
}

const stores = new WeakMap<object, ChecksStore>();

/** What the checks of a draft have found: written by its runner, read by the tab, the panel and the publish panel. One for as long as the draft is open. */
export function checksOf(draft: object): ChecksStore {
  const store = stores.get(draft) ?? createStore();
  stores.set(draft, store);
  return store;
}

export function useChecks(draft: object): CheckState {
  const store = checksOf(draft);
  return useSyncExternalStore(store.subscribe, store.get);
}

function createStore(): ChecksStore {
  const listeners = new Set<() => void>();
  let state: CheckState = { findings: null, levels: null };
  return {
    get: () => state,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
