/** The region's cache (L2) behind one interface: Redis, or this process' memory where there is no Redis. */
import type { RegionState } from "./region-state.ts";

/** Name of a cached value, with its type. */
export interface StoreKey<Value> {
  readonly name: string;
  /** Only for the compiler: what stands there. */
  readonly value?: Value;
}

/** A value that replaces an older one only: pointers by commit, assets by revision. */
export interface Ordered {
  readonly asOf: number;
}

export interface OrderedWrite {
  readonly key: StoreKey<Ordered>;
  readonly value: Ordered;
}

export interface RegionStore {
  readonly kind: "redis" | "in-process";
  /** Whether it answered last time it was asked. */
  isReachable(): boolean;
  /** Null when it holds nothing (flushed, new). Reads begun after this call began are not older than its answer. */
  state(): Promise<RegionState | null>;
  /** The state without waiting, where that is possible. */
  stateNow(): RegionState | null;
  read<Value>(keys: readonly StoreKey<Value>[]): Promise<(Value | null)[]>;
  /** Keeps the newer of the stored and the given. */
  writeOrdered(writes: readonly OrderedWrite[]): Promise<void>;
  /** Documents: immutable, so the last write is as good as the first. */
  write(writes: readonly { key: StoreKey<unknown>; value: unknown }[]): Promise<void>;
  /**
   * Moves `epoch` (or `assets`) forward, never back; see `advanced`. Answers the number that stood there before, null for none.
   * @param isStored whether everything that this one step changed was stored before
   */
  advance(field: "epoch" | "assets", to: number, isStored: boolean): Promise<number | null>;
  close(): Promise<void>;
}
