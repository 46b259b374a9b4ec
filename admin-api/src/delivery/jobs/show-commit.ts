/**
 * Makes a commit visible to the region's readers, whole: documents and pointers first, then the epoch. In this order, so that a crash between
 * any two steps only means that the message runs again:
 * 1. the database's epoch moves, in the claim's transaction: readers without the cache see the commit now;
 * 2. documents and pointers are stored in the cache, then its epoch moves: readers with the cache see it now;
 * 3. the documents are staged, the commit is marked visible, its purge is queued, and the message ends, in one transaction.
 * One write to disk stands between a commit and its readers. A cache that is away holds nothing up: it is healed when it is back (region.ts).
 */
import type { Tx } from "../../platform/database/database.ts";
import type { HandlerContext } from "../../platform/outbox/outbox-relay.ts";
import type { DeliveryDeps } from "../delivery.deps.ts";
import { purgeRequested } from "../delivery.events.ts";
import { findChanges, loadEntryPointers, loadSlugPointer, markVisible, moveEpoch, stageDocument } from "../delivery.repository.ts";
import { keysOfCommit } from "../delivery.surrogate-keys.ts";
import type { DeliveryDocument } from "../documents/delivery-document.ts";
import { composeFromVersions, storedForm } from "../documents/document-source.ts";
import type { LiveSpan } from "../region/pointers.ts";
import { entryKey, slugKey } from "../region/region.ts";
import type { OrderedWrite } from "../region/region-store.ts";

/** Documents staged in one transaction: larger sets are composed when they are first read. */
const mostStaged = 200;

/** Step 1. */
export function beginCommit(tx: Tx, { region, clock }: Pick<DeliveryDeps, "region" | "clock">, { commitSeq }: { commitSeq: number }): Promise<void> {
  return moveEpoch(tx, region.name, commitSeq, clock.now());
}

/** Steps 2 and 3. */
export async function showCommit(deps: DeliveryDeps, { commitSeq }: { commitSeq: number }, context: Pick<HandlerContext, "finishIn">): Promise<void> {
  const { database, clock, outbox, region, cdn } = deps;
  const changes = await findChanges(database.read, commitSeq);
  const documents = await composeAll(deps, changes.brought.slice(0, mostStaged));
  const isStored = await region.put({ documents, ordered: await pointersOf(deps, [...changes.brought, ...changes.ended], commitSeq) });
  await region.advance("epoch", commitSeq, isStored);
  const now = clock.now();
  await database.transaction(async (tx) => {
    for (const document of documents) await stageDocument(tx, document, { ...storedForm(document), at: now });
    await markVisible(tx, commitSeq, now, { isPurged: !cdn.isPurging });
    if (cdn.isPurging) await outbox.append(tx, purgeRequested, { commitSeq, keys: keysOfCommit(changes) });
    await context.finishIn(tx);
  });
}

/** Best effort: a document that cannot be composed now is composed, or reported missing, when it is read. */
async function composeAll({ database, log }: DeliveryDeps, spans: readonly LiveSpan[]): Promise<DeliveryDocument[]> {
  const documents: DeliveryDocument[] = [];
  for (const span of spans) {
    if (span.version === 0) continue;
    const document = await composeFromVersions(database.read, span);
    if (document) documents.push(document);
    else log.error({ entryId: span.entryId, locale: span.locale, version: span.version }, "a live version cannot be composed");
  }
  return documents;
}

async function pointersOf({ database }: DeliveryDeps, spans: readonly LiveSpan[], asOf: number): Promise<OrderedWrite[]> {
  const entryIds = [...new Set(spans.map((span) => span.entryId))];
  const slugs = new Map(spans.filter((span) => span.slug !== "").map((span) => [slugKey(span).name, span]));
  const pointers = await loadEntryPointers(database.read, entryIds, asOf);
  const writes: OrderedWrite[] = entryIds.map((id, index) => ({ key: entryKey(id), value: pointers[index]! }));
  for (const slug of slugs.values()) writes.push({ key: slugKey(slug), value: await loadSlugPointer(database.read, slug, asOf) });
  return writes;
}
