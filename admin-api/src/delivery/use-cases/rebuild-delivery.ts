/** Fills the region anew from the database: documents and pointers of everything live, then the epoch. For a new, flushed or doubted cache. */
import type { DeliveryDeps } from "../delivery.deps.ts";
import { purgeRequested } from "../delivery.events.ts";
import { findCommitSeq, listPublishedEntries, loadEntryPointers, loadSlugPointer, moveEpoch, stageDocument } from "../delivery.repository.ts";
import { everythingKey } from "../delivery.surrogate-keys.ts";
import type { DeliveryDocument } from "../documents/delivery-document.ts";
import { composeFromVersions, storedForm } from "../documents/document-source.ts";
import { spansAt } from "../region/pointers.ts";
import { entryKey, slugKey } from "../region/region.ts";
import type { OrderedWrite } from "../region/region-store.ts";

const entriesAtOnce = 100;

export interface RebuildReport {
  readonly epoch: number;
  readonly entries: number;
  readonly documents: number;
  readonly isCacheReachable: boolean;
}

/** Everything at the edge is purged afterwards. Readers may go on meanwhile; nothing they see gets older. */
export async function rebuildDelivery(deps: DeliveryDeps): Promise<RebuildReport> {
  const { database, region, clock, outbox, cdn } = deps;
  const epoch = await findCommitSeq(database.read);
  await database.transaction((tx) => moveEpoch(tx, region.name, epoch, clock.now()));
  // Raises the cache's numbers and floors: what it holds from before is not believed from here on.
  await region.heal();
  let entries = 0;
  let documents = 0;
  let isCacheReachable = true;
  let after = "";
  for (;;) {
    const ids = await listPublishedEntries(database.read, after, entriesAtOnce);
    const built = await buildEntries(deps, ids, epoch);
    await database.transaction(async (tx) => {
      for (const document of built.documents) await stageDocument(tx, document, { ...storedForm(document), at: clock.now() });
    });
    isCacheReachable = (await region.put({ documents: built.documents, ordered: built.pointers })) && isCacheReachable;
    entries += ids.length;
    documents += built.documents.length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < entriesAtOnce) break;
    after = last;
  }
  if (cdn.isPurging) await database.transaction((tx) => outbox.append(tx, purgeRequested, { commitSeq: 0, keys: [everythingKey] }));
  return { epoch, entries, documents, isCacheReachable };
}

async function buildEntries(
  { database, log }: DeliveryDeps,
  ids: readonly string[],
  epoch: number,
): Promise<{ documents: DeliveryDocument[]; pointers: OrderedWrite[] }> {
  const loaded = await loadEntryPointers(database.read, ids, epoch);
  const pointers: OrderedWrite[] = ids.map((id, index) => ({ key: entryKey(id), value: loaded[index]! }));
  const documents: DeliveryDocument[] = [];
  for (const span of loaded.flatMap((pointer) => spansAt(pointer, epoch))) {
    if (span.slug !== "") pointers.push({ key: slugKey(span), value: await loadSlugPointer(database.read, span, epoch) });
    const document = await composeFromVersions(database.read, span);
    if (document) documents.push(document);
    else log.error({ entryId: span.entryId, locale: span.locale, version: span.version }, "a live version cannot be composed");
  }
  return { documents, pointers };
}
