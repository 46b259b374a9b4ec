import { LRUCache } from "lru-cache";
import { isNewer } from "./pointers.ts";
import { advanced, beforeAnything, type RegionState } from "./region-state.ts";
import type { Ordered, RegionStore } from "./region-store.ts";

const mostValues = 100_000;

/** L2 in this process' memory. Values are kept as objects and never changed by their readers. */
export function createInProcessRegionStore(): RegionStore {
  const values = new LRUCache<string, object>({ max: mostValues });
  let state: RegionState | null = null;
  return {
    kind: "in-process",
    isReachable: () => true,
    state: async () => state,
    stateNow: () => state,
    read: async <Value>(keys: readonly { name: string }[]) => keys.map((key) => (values.get(key.name) as Value | undefined) ?? null),
    async writeOrdered(writes) {
      for (const { key, value } of writes) if (isNewer(value, values.get(key.name) as Ordered | undefined)) values.set(key.name, value);
    },
    async write(writes) {
      for (const { key, value } of writes) values.set(key.name, value as object);
    },
    async advance(field, to, isStored) {
      const before = state;
      const old = before ?? beforeAnything;
      if (field === "epoch") {
        const next = advanced(old.epoch, old.floor, to, isStored);
        state = { ...old, epoch: next.value, floor: before ? next.floor : next.value };
      } else {
        const next = advanced(old.assets, old.assetFloor, to, isStored);
        state = { ...old, assets: next.value, assetFloor: before ? next.floor : next.value };
      }
      return before ? before[field] : null;
    },
    close: async () => undefined,
  };
}
