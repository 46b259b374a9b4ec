/**
 * A draft as delivery would answer it: the same document, the same lookups, the same renderer. Nothing of it is kept: the caches of documents
 * and answers are those of the published, and a draft has no way into them (docs/decisions/0103-a-preview-is-delivery-without-its-caches.md).
 */
import type { DeliveredEntry } from "@pressbox/shared/delivery/delivery.schema.ts";
import type { PreviewDraft } from "../../entries/entries.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { composeDocument } from "../documents/delivery-document.ts";
import type { DocumentSource } from "../documents/document-source.ts";
import { createEntryReader } from "../reading/entry-reader.ts";
import { createSettingsSource } from "../reading/settings.ts";
import type { LiveSpan } from "../region/pointers.ts";
import type { Region } from "../region/region.ts";

export interface PreviewReader {
  /** `version` is 0: there is none yet. `publishedAt` is the draft's last change, `firstPublishedAt` too where it was never live. */
  read(draft: PreviewDraft): Promise<DeliveredEntry>;
}

export function createPreviewReader(reader: Reader, region: Region, documents: DocumentSource): PreviewReader {
  const settings = createSettingsSource(reader);
  const entries = createEntryReader(region, documents);
  return {
    async read(draft) {
      const state = await region.state();
      const view = { state, epoch: state.epoch, settings: settings.now() ?? (await settings.get()) };
      const [live = []] = await region.liveSpans([draft.entryId], state, state.epoch);
      const { entryId, locale, definition, contentTypeVersion, title, own, shared } = draft;
      const document = composeDocument({ entryId, locale, version: 0, sharedVersion: 0, title, definition, contentTypeVersion, own, shared });
      return await entries.renderOnce(view, { span: spanOf(draft, live), alternates: live, requestedLocale: locale }, document, definition);
    },
  };
}

/** As if it were live now. */
function spanOf({ entryId, locale, definition, slug, title, updatedAt }: PreviewDraft, live: readonly LiveSpan[]): LiveSpan {
  const at = updatedAt.toISOString();
  const firstPublishedAt = live.find((span) => span.locale === locale)?.firstPublishedAt ?? at;
  return { entryId, type: definition.key, locale, from: 0, to: 0, version: 0, sharedVersion: 0, slug, title, firstPublishedAt, publishedAt: at };
}
