/**
 * What delivery needs of languages and content types: fallback chains, URL templates, field kinds. Read again every few seconds while there are
 * readers, off the request's path; a change in Settings is seen within that time.
 */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { publicUrl } from "@pressbox/shared/content-types/public-url.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { fallbackChain } from "@pressbox/shared/locales/locales.schema.ts";
import { listContentTypes } from "../../content-types/content-types.public.ts";
import { listLocales } from "../../locales/locales.public.ts";
import type { Reader } from "../../platform/database/database.ts";

const maxAgeMs = 2_000;

export interface DeliverySettings {
  /** Grows when something changed: rendered answers of an older generation are rendered again. */
  readonly generation: number;
  /** The locale and what follows it, or null for one that readers cannot ask for. */
  chainOf(locale: string): readonly string[] | null;
  definitionOf(type: string): ContentTypeDefinition | undefined;
  urlOf(span: { type: string; locale: string; slug: string }): string;
}

export interface SettingsSource {
  /** The settings without waiting, or null before the first read. */
  now(): DeliverySettings | null;
  get(): Promise<DeliverySettings>;
}

export function createSettingsSource(reader: Reader): SettingsSource {
  let current: DeliverySettings | null = null;
  let fingerprint = "";
  let readAt = 0;
  let reading: Promise<DeliverySettings> | null = null;

  async function read(): Promise<DeliverySettings> {
    const locales = (await listLocales(reader)).filter((locale) => locale.isEnabled);
    const definitions = new Map((await listContentTypes(reader)).map((type) => [type.key, type.definition]));
    const print = canonicalJson([locales, [...definitions.values()]]);
    readAt = Date.now();
    if (current && print === fingerprint) return current;
    fingerprint = print;
    const chains = new Map(locales.map(({ code }) => [code, fallbackChain(code, locales).filter((each) => locales.some((locale) => locale.code === each))]));
    current = {
      generation: (current?.generation ?? 0) + 1,
      chainOf: (locale) => chains.get(locale) ?? null,
      definitionOf: (type) => definitions.get(type),
      urlOf({ type, locale, slug }) {
        const definition = definitions.get(type);
        return definition ? publicUrl(definition, locale, slug) : "";
      },
    };
    return current;
  }

  function refresh(): Promise<DeliverySettings> {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  }

  return {
    now() {
      // A failure leaves the settings as they are: the next reader tries again.
      if (current && Date.now() - readAt > maxAgeMs && !reading) refresh().catch(() => undefined);
      return current;
    },
    get: async () => current ?? (await refresh()),
  };
}
