/** Where documents come from: this process (L1), the region's store (L2), the staged row or the versions themselves (L3). */
import { createHash } from "node:crypto";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { LRUCache } from "lru-cache";
import { getDefinitionVersion } from "../../content-types/content-types.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { type DocumentKey, findDocument, findEntryType, findVersion } from "../delivery.repository.ts";
import type { LiveSpan } from "../region/pointers.ts";
import type { Region } from "../region/region.ts";
import { documentStoreKey } from "../region/region.ts";
import { composeDocument, type DeliveryDocument } from "./delivery-document.ts";

const documentsBytes = 64 * 1024 * 1024;

export interface DocumentSource {
  /** In the order of `spans`; null where no document can be made (its version is not there). */
  find(spans: readonly LiveSpan[]): Promise<(DeliveryDocument | null)[]>;
}

export function createDocumentSource(reader: Reader, region: Region): DocumentSource {
  const kept = new LRUCache<string, DeliveryDocument>({ maxSize: documentsBytes, sizeCalculation: (document) => 500 + JSON.stringify(document).length });
  const loading = new Map<string, Promise<DeliveryDocument | null>>();
  function load(span: LiveSpan, name: string): Promise<DeliveryDocument | null> {
    const running = loading.get(name);
    if (running) return running;
    const started = readDocument(reader, span).then((document) => {
      if (document) void region.put({ documents: [document] });
      return document;
    });
    loading.set(name, started);
    void started.catch(() => null).finally(() => loading.delete(name));
    return started;
  }
  return {
    async find(spans) {
      const names = spans.map((span) => documentStoreKey(span).name);
      const found = names.map((name) => kept.get(name) ?? null);
      const missing = spans.flatMap((span, index) => (found[index] ? [] : [{ span, index }]));
      if (missing.length === 0) return found;
      const stored = await region.storedDocuments(missing.map(({ span }) => span));
      for (const [at, { span, index }] of missing.entries()) {
        const name = names[index]!;
        const document = stored[at] ?? (await load(span, name));
        if (document) kept.set(name, document);
        found[index] = document;
      }
      return found;
    },
  };
}

/** The staged document, or one composed now. */
async function readDocument(reader: Reader, key: DocumentKey): Promise<DeliveryDocument | null> {
  const staged = await findDocument(reader, key);
  return staged ? (JSON.parse(staged.body) as DeliveryDocument) : composeFromVersions(reader, key);
}

/** From the immutable versions: the truth that staged and cached documents are copies of. */
export async function composeFromVersions(reader: Reader, key: DocumentKey): Promise<DeliveryDocument | null> {
  const type = await findEntryType(reader, key.entryId);
  const own = await findVersion(reader, key.entryId, key.locale, key.version);
  const shared = key.sharedVersion > 0 ? await findVersion(reader, key.entryId, "*", key.sharedVersion) : null;
  if (type === null || !own) return null;
  const definition = await getDefinitionVersion(reader, type, own.contentTypeVersion);
  if (!definition) return null;
  return composeDocument({
    entryId: key.entryId,
    locale: key.locale,
    version: key.version,
    sharedVersion: key.sharedVersion,
    title: own.title,
    definition,
    contentTypeVersion: own.contentTypeVersion,
    own: JSON.parse(own.fields) as Record<string, unknown>,
    shared: shared ? (JSON.parse(shared.fields) as Record<string, unknown>) : {},
  });
}

/** How a document is stored: canonical, so that equal documents have equal hashes. */
export function storedForm(document: DeliveryDocument): { body: string; hash: string } {
  const body = canonicalJson(document);
  return { body, hash: createHash("sha256").update(body).digest("hex") };
}
