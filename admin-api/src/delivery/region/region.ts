/**
 * The region as its readers and writers use it: L2 (the store) where it answers, L3 (the database) where it does not or does not know.
 *
 * Away and back. A failed command puts the store aside for a second; meanwhile state and pointers come from the database, whose epoch is
 * never behind the store's (writers move it first). When the store answers again it is healed before anybody reads it: its numbers are raised to
 * the database's, and with them the floors, so that what it still holds from before is not believed. A flushed store is an empty one: raised the
 * same way, filled by asking. This process' own last state is kept too: nobody sees an epoch smaller than one this process has shown.
 */
import { type Asset, findAssets } from "../../media/media.public.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Logger } from "../../platform/logger.ts";
import { findRegion, loadEntryPointers, loadSlugAt, loadSlugPointer, loadSpansAt } from "../delivery.repository.ts";
import type { DeliveryDocument } from "../documents/delivery-document.ts";
import { groupRead } from "./group-read.ts";
import { answersFor, type LiveSpan, lastSpan, type Pointer, spansAt } from "./pointers.ts";
import { beforeAnything, type RegionState } from "./region-state.ts";
import type { Ordered, OrderedWrite, RegionStore, StoreKey } from "./region-store.ts";

const asideMs = 1_000;

export interface SlugName {
  readonly type: string;
  readonly locale: string;
  readonly slug: string;
}
export interface StoredAsset extends Ordered {
  readonly asset: Asset | null;
}

export const storedAsset = (asOf: number, asset: Asset | null): StoredAsset => ({ asOf, asset });

export const entryKey = (entryId: string): StoreKey<Pointer> => ({ name: `e:${entryId}` });
export const slugKey = (slug: SlugName): StoreKey<Pointer> => ({ name: `s:${slug.type}:${slug.locale}:${slug.slug}` });
export const assetKey = (assetId: string): StoreKey<StoredAsset> => ({ name: `a:${assetId}` });
export const documentStoreKey = (span: Pick<LiveSpan, "entryId" | "locale" | "version" | "sharedVersion">): StoreKey<DeliveryDocument> => ({
  name: `d:${span.entryId}:${span.locale}:${span.version}:${span.sharedVersion}`,
});

export interface Region {
  readonly name: string;
  readonly kind: RegionStore["kind"];
  isReachable(): boolean;
  /** The state if it is known without waiting (in-process), else null. */
  stateNow(): RegionState | null;
  /** The state, no older than the question. */
  state(): Promise<RegionState>;
  /** The epoch that the store had when this process first came to it; null for none, or before that. For `verify`: using the store heals it. */
  foundEpoch(): number | null;
  /** What of each entry is live at `epoch`, in the order of `entryIds`. @param state the region's state, at least `epoch` */
  liveSpans(entryIds: readonly string[], state: RegionState, epoch: number): Promise<LiveSpan[][]>;
  /** For each slug the span that is live at `epoch`, else the last one that was, else undefined. */
  slugSpans(slugs: readonly SlugName[], state: RegionState, epoch: number): Promise<({ span: LiveSpan; isLive: boolean } | undefined)[]>;
  /** Documents from the store; null where it has none. */
  storedDocuments(spans: readonly LiveSpan[]): Promise<(DeliveryDocument | null)[]>;
  assets(assetIds: readonly string[], state: RegionState): Promise<(Asset | null)[]>;
  /** Stores what a writer made; false when the store is away. */
  put(writes: { ordered?: readonly OrderedWrite[]; documents?: readonly DeliveryDocument[] }): Promise<boolean>;
  /** Moves a number forward after the database has; see RegionStore.advance. False when the store is away: it is healed when it is back. */
  advance(field: "epoch" | "assets", to: number, isStored: boolean): Promise<boolean>;
  /** Raises the store to the database's numbers. Answers the epoch it had (null: none), or false when it is away. */
  heal(): Promise<number | null | false>;
}

export interface RegionOptions {
  readonly name: string;
  readonly database: Database;
  readonly store: RegionStore;
  readonly log: Logger;
  /** The store was behind the database and was raised: commits after `from` became visible to its readers only now. */
  readonly onRaised?: (from: number, to: number) => void;
}

export function createRegion(options: RegionOptions): Region {
  const { name, database, store, log, onRaised } = options;
  let asideUntil = 0;
  let needsHealing = true;
  /** Writes that did not reach the store: one that is missed while it is being healed wants it healed once more. */
  let missed = 0;
  let retry: NodeJS.Timeout | undefined;
  let last = beforeAnything;
  let found: number | null | undefined;

  const isAside = () => Date.now() < asideUntil;
  function putAside(error: unknown): void {
    if (!needsHealing) log.warn({ err: error }, "the delivery cache is away: reading from the database");
    asideUntil = Date.now() + asideMs;
    needsHealing = true;
    healSoon();
  }

  /** Also where nobody reads (a worker): what was missed must not wait for the next publish. */
  function healSoon(): void {
    clearTimeout(retry);
    retry = setTimeout(() => void healOnce(), asideMs);
    retry.unref();
  }

  function miss(): void {
    missed++;
    needsHealing = true;
    healSoon();
  }

  /** The store's answer, or null when it is away. */
  async function fromStore<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (isAside() || needsHealing) return null;
    try {
      return await work();
    } catch (error) {
      putAside(error);
      return null;
    }
  }

  async function heal(): Promise<number | null | false> {
    const missedBefore = missed;
    try {
      const row = (await findRegion(database.read, name)) ?? { epoch: 0, assets: 0 };
      const epoch = Math.max(row.epoch, last.epoch);
      const before = await store.advance("epoch", epoch, false);
      found = found === undefined ? before : found;
      await store.advance("assets", Math.max(row.assets, last.assets), false);
      if (needsHealing && store.kind === "redis") log.info({ before, epoch }, "the delivery cache is in use");
      asideUntil = 0;
      needsHealing = missed !== missedBefore;
      if (before !== null && before < epoch) onRaised?.(before, epoch);
      return before;
    } catch (error) {
      putAside(error);
      return false;
    }
  }

  const healOnce = groupRead(heal);

  const readState = groupRead(async (): Promise<RegionState> => {
    if (needsHealing && !isAside()) await healOnce();
    let state = await fromStore(() => store.state());
    if (!state && !isAside() && !needsHealing) {
      // It answered "nothing": flushed. Raise it, then ask again.
      await healOnce();
      state = await fromStore(() => store.state());
    }
    if (!state) {
      const row = (await findRegion(database.read, name)) ?? { epoch: 0, assets: 0 };
      state = { epoch: row.epoch, floor: row.epoch, assets: row.assets, assetFloor: row.assets };
    }
    last = newest(last, state);
    return last;
  });

  const fill = (writes: readonly OrderedWrite[]) => void fromStore(() => store.writeOrdered(writes));

  return {
    name,
    kind: store.kind,
    isReachable: () => store.isReachable() && !needsHealing,
    stateNow: () => (needsHealing ? null : store.stateNow()),
    state: readState,
    foundEpoch: () => found ?? null,
    async liveSpans(entryIds, state, epoch) {
      const stored = await fromStore(() => store.read(entryIds.map(entryKey)));
      const pointers = entryIds.map((_, index) => usable(stored?.[index], state, epoch));
      const missing = entryIds.filter((_, index) => !pointers[index]);
      const loaded = new Map<string, Pointer>();
      if (missing.length > 0) {
        const pointersNow = await loadEntryPointers(database.read, missing, state.epoch);
        for (const [index, id] of missing.entries()) loaded.set(id, pointersNow[index]!);
        fill(missing.map((id) => ({ key: entryKey(id), value: loaded.get(id)! })));
      }
      const tooOld = missing.filter((id) => epoch < loaded.get(id)!.since);
      const direct = tooOld.length > 0 ? await loadSpansAt(database.read, tooOld, epoch) : [];
      return entryIds.map((id, index) => {
        const pointer = pointers[index] ?? loaded.get(id)!;
        return epoch < pointer.since ? direct.filter((span) => span.entryId === id) : spansAt(pointer, epoch);
      });
    },
    async slugSpans(slugs, state, epoch) {
      const stored = await fromStore(() => store.read(slugs.map(slugKey)));
      const found: ({ span: LiveSpan; isLive: boolean } | undefined)[] = [];
      for (const [index, slug] of slugs.entries()) {
        let pointer = usable(stored?.[index], state, epoch);
        if (!pointer) {
          pointer = await loadSlugPointer(database.read, slug, state.epoch);
          fill([{ key: slugKey(slug), value: pointer }]);
        }
        const span = epoch < pointer.since ? await loadSlugAt(database.read, slug, epoch) : (spansAt(pointer, epoch)[0] ?? lastSpan(pointer, epoch));
        found.push(span && { span, isLive: span.from <= epoch && epoch < span.to });
      }
      return found;
    },
    async storedDocuments(spans) {
      return (await fromStore(() => store.read(spans.map(documentStoreKey)))) ?? spans.map(() => null);
    },
    async assets(assetIds, state) {
      const stored = await fromStore(() => store.read(assetIds.map(assetKey)));
      const isUsable = (value: StoredAsset | null | undefined) => value && value.asOf >= state.assetFloor;
      const missing = assetIds.filter((_, index) => !isUsable(stored?.[index]));
      const loaded = missing.length > 0 ? await findAssets(database.read, missing) : new Map<string, Asset>();
      fill(missing.map((id) => ({ key: assetKey(id), value: storedAsset(state.assets, loaded.get(id) ?? null) })));
      return assetIds.map((id, index) => {
        const value = stored?.[index];
        return value && isUsable(value) ? value.asset : (loaded.get(id) ?? null);
      });
    },
    async put({ ordered = [], documents = [] }) {
      const done = await fromStore(async () => {
        await store.write(documents.map((document) => ({ key: documentStoreKey(document), value: document })));
        await store.writeOrdered(ordered);
        return true;
      });
      return done ?? false;
    },
    async advance(field, to, isStored) {
      // A writer may be the first to use the store.
      if (needsHealing && !isAside()) await healOnce();
      const done = await fromStore(async () => {
        await store.advance(field, to, isStored);
        return true;
      });
      if (!done) miss();
      return done ?? false;
    },
    heal: healOnce,
  };
}

function usable(pointer: Pointer | null | undefined, state: RegionState, epoch: number): Pointer | null {
  return pointer && answersFor(pointer, epoch, state.floor) ? pointer : null;
}

/** Never back. Floors follow the store, which alone knows what it holds. */
function newest(before: RegionState, now: RegionState): RegionState {
  return now.epoch >= before.epoch && now.assets >= before.assets
    ? now
    : { epoch: Math.max(before.epoch, now.epoch), floor: now.floor, assets: Math.max(before.assets, now.assets), assetFloor: now.assetFloor };
}
