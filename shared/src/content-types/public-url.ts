import type { ContentTypeDefinition } from "./content-types.schema.ts";

/** Public path of an entry: the type's template with locale and slug put in, percent-encoded. Path-only CDNs purge it. */
export function publicUrl(definition: Pick<ContentTypeDefinition, "urlTemplate">, locale: string, slug: string): string {
  return definition.urlTemplate.replaceAll("{locale}", encodeURIComponent(locale)).replaceAll("{slug}", encodeURIComponent(slug));
}
