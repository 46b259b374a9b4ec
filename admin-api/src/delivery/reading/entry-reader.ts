/** One entry for readers: finds the variant that answers, looks up what it shows, renders it. Three rounds to the store at most. */

import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { DeliveredEntry, DeliveredReference } from "@pressbox/shared/delivery/delivery.schema.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { LRUCache } from "lru-cache";
import { type Asset, type DeliveredAsset, toDeliveredAsset } from "../../media/media.public.ts";
import { assetSurrogateKey, entrySurrogateKey, everythingKey, slugSurrogateKey } from "../delivery.surrogate-keys.ts";
import type { DeliveryDocument } from "../documents/delivery-document.ts";
import type { DocumentSource } from "../documents/document-source.ts";
import { renderFields } from "../documents/render-entry.ts";
import type { LiveSpan } from "../region/pointers.ts";
import type { Region, SlugName } from "../region/region.ts";
import type { RegionState } from "../region/region-state.ts";
import { type Answer, type Composed, composed } from "./answer.ts";
import type { DeliverySettings } from "./settings.ts";

const composedBytes = 128 * 1024 * 1024;

/** One request's view: the state it pinned, the moment it asks for, the settings it uses. */
export interface View {
  readonly state: RegionState;
  readonly epoch: number;
  readonly settings: DeliverySettings;
}

/** An entry in the locale that answers, with all its live spans. */
export interface Found {
  readonly span: LiveSpan;
  readonly alternates: readonly LiveSpan[];
  readonly requestedLocale: string;
}

export interface EntryReader {
  bySlug(view: View, name: SlugName): Promise<Answer>;
  byId(view: View, locale: string, entryId: string): Promise<Answer>;
  /** A document that is not among the published ones (a draft), with its own definition. Nothing of it is kept. */
  renderOnce(view: View, found: Found, document: DeliveryDocument, definition: ContentTypeDefinition): Promise<DeliveredEntry>;
  /** Many at once, for lists. Those without a document are left out. */
  renderMany(
    view: View,
    found: readonly Found[],
    isWanted: (field: Field, document: DeliveryDocument) => boolean,
  ): Promise<{ items: DeliveredEntry[]; surrogateKeys: string[] }>;
}

export const deliveryPath = (locale: string, type: string, slug: string): string => `/delivery/v1/${locale}/${type}/${encodeURIComponent(slug)}`;

export function createEntryReader(region: Region, documents: DocumentSource): EntryReader {
  /** Rendered bytes under the name of everything they are made of: independent of epochs, so a new commit re-renders only what it touched. */
  const rendered = new LRUCache<string, Composed>({ maxSize: composedBytes, sizeCalculation: (value) => 2_000 + value.body.length * 2 });

  /** What the documents show, in one round for entries and one for assets. */
  async function lookUp(view: View, shown: readonly DeliveryDocument[]) {
    const entryIds = [...new Set(shown.flatMap((document) => document.entries))];
    const assetIds = [...new Set(shown.flatMap((document) => document.assets))];
    const [spans, assets] = await Promise.all([
      entryIds.length > 0 ? region.liveSpans(entryIds, view.state, view.epoch) : [],
      assetIds.length > 0 ? region.assets(assetIds, view.state) : [],
    ]);
    return { spans: new Map(entryIds.map((id, index) => [id, spans[index]!])), assets: new Map(assetIds.map((id, index) => [id, assets[index] ?? null])) };
  }

  type Shown = Awaited<ReturnType<typeof lookUp>>;
  interface Rendering {
    readonly view: View;
    readonly found: Found;
    readonly document: DeliveryDocument;
    readonly shown: Shown;
    readonly isWanted?: ((field: Field) => boolean) | undefined;
  }

  function surroundings(view: View, chain: readonly string[], shown: Shown) {
    const assets = new Map<string, DeliveredAsset | null>();
    return {
      reference(id: string): DeliveredReference | null {
        const span = firstOfChain(shown.spans.get(id) ?? [], chain);
        if (!span) return null;
        return { id, type: span.type, locale: span.locale, slug: span.slug, url: view.settings.urlOf(span), title: span.title };
      },
      asset(id: string): DeliveredAsset | null {
        if (!assets.has(id)) {
          const asset = shown.assets.get(id);
          assets.set(id, asset ? toDeliveredAsset(asset, chain) : null);
        }
        return assets.get(id) ?? null;
      },
    };
  }

  function render(view: View, found: Found, document: DeliveryDocument, shown: Shown, isWanted?: (field: Field) => boolean): DeliveredEntry | null {
    const definition = view.settings.definitionOf(document.type);
    return definition ? renderAs(definition, { view, found, document, shown, isWanted }) : null;
  }

  function renderAs(definition: ContentTypeDefinition, { view, found, document, shown, isWanted }: Rendering): DeliveredEntry {
    const chain = view.settings.chainOf(found.requestedLocale) ?? [found.requestedLocale];
    const { span } = found;
    return {
      id: span.entryId,
      type: span.type,
      requestedLocale: found.requestedLocale,
      locale: span.locale,
      slug: span.slug,
      url: view.settings.urlOf(span),
      title: span.title,
      version: span.version,
      firstPublishedAt: span.firstPublishedAt,
      publishedAt: span.publishedAt,
      alternates: found.alternates.filter((each) => each.locale !== span.locale).map((each) => ({ locale: each.locale, url: view.settings.urlOf(each) })),
      fields: renderFields(definition, document, surroundings(view, chain, shown), isWanted),
    };
  }

  async function answer(view: View, found: Found, askedKeys: readonly string[]): Promise<Answer> {
    const [document] = await documents.find([found.span]);
    if (!document) return { status: 404, surrogateKeys: askedKeys };
    const shown = await lookUp(view, [document]);
    const name = contentName(view, found, shown, askedKeys);
    let made = rendered.get(name);
    if (!made) {
      const entry = render(view, found, document, shown);
      if (!entry) return { status: 404, surrogateKeys: askedKeys };
      made = composed(entry, [...new Set([...askedKeys, ...keysOf(found, document)])]);
      rendered.set(name, made);
    }
    return { status: 200, composed: made };
  }

  return {
    async bySlug(view, name) {
      const chain = view.settings.chainOf(name.locale);
      if (!chain || !view.settings.definitionOf(name.type)) return { status: 404, surrogateKeys: [everythingKey] };
      const names = chain.map((locale) => ({ ...name, locale }));
      const surrogateKeys = [everythingKey, ...names.map(slugSurrogateKey)];
      const slugs = await region.slugSpans(names, view.state, view.epoch);
      for (const slug of slugs) {
        if (!slug) continue;
        const [spans = []] = await region.liveSpans([slug.span.entryId], view.state, view.epoch);
        const best = firstOfChain(spans, chain);
        if (!best) continue;
        const keys = [...surrogateKeys, entrySurrogateKey(slug.span.entryId)];
        // The entry has another slug by now, or a nearer language of the chain, which has its own.
        if (best.slug !== name.slug || best.type !== name.type)
          return { status: 301, location: deliveryPath(name.locale, best.type, best.slug), surrogateKeys: keys };
        return answer(view, { span: best, alternates: spans, requestedLocale: name.locale }, keys);
      }
      return { status: 404, surrogateKeys: [...surrogateKeys, ...slugs.flatMap((slug) => (slug ? [entrySurrogateKey(slug.span.entryId)] : []))] };
    },
    async byId(view, locale, entryId) {
      const chain = view.settings.chainOf(locale);
      const keys = [everythingKey, entrySurrogateKey(entryId)];
      if (!chain) return { status: 404, surrogateKeys: keys };
      const [spans = []] = await region.liveSpans([entryId], view.state, view.epoch);
      const best = firstOfChain(spans, chain);
      return best ? answer(view, { span: best, alternates: spans, requestedLocale: locale }, keys) : { status: 404, surrogateKeys: keys };
    },
    async renderOnce(view, found, document, definition) {
      return renderAs(definition, { view, found, document, shown: await lookUp(view, [document]) });
    },
    async renderMany(view, found, isWanted) {
      const made = await documents.find(found.map((each) => each.span));
      const shown = await lookUp(
        view,
        made.filter((document) => document !== null),
      );
      const surrogateKeys = new Set<string>();
      const items = found.flatMap((each, index) => {
        const document = made[index];
        if (!document) return [];
        for (const key of keysOf(each, document)) surrogateKeys.add(key);
        const entry = render(view, each, document, shown, (field) => isWanted(field, document));
        return entry ? [entry] : [];
      });
      return { items, surrogateKeys: [...surrogateKeys] };
    },
  };
}

export function firstOfChain(spans: readonly LiveSpan[], chain: readonly string[]): LiveSpan | undefined {
  for (const locale of chain) {
    const span = spans.find((each) => each.locale === locale);
    if (span) return span;
  }
  return undefined;
}

/** The entry, and everything it points at, live or not: what is not live yet changes the answer when it is. */
const keysOf = (found: Found, document: DeliveryDocument): string[] => [
  entrySurrogateKey(found.span.entryId),
  ...document.entries.map(entrySurrogateKey),
  ...document.assets.map(assetSurrogateKey),
];

/** Everything that decides the bytes. */
function contentName(
  view: View,
  found: Found,
  shown: { spans: Map<string, LiveSpan[]>; assets: Map<string, Asset | null> },
  askedKeys: readonly string[],
): string {
  const brief = (span: LiveSpan) => [span.locale, span.type, span.slug, span.title];
  return canonicalJson([
    view.settings.generation,
    found.requestedLocale,
    found.span,
    found.alternates.map(brief),
    [...shown.spans].map(([id, spans]) => [id, spans.map(brief)]),
    [...shown.assets].map(([id, asset]) => [id, asset?.revision ?? 0, asset?.versionHash ?? ""]),
    askedKeys,
  ]);
}
