/**
 * Surrogate keys: every response names all that it is made of, so a change purges by the names of what changed and nobody needs to know
 * which responses show it (decision 0074). Keys are printable ASCII without spaces, as every CDN wants them.
 */
import { createHash } from "node:crypto";
import type { LiveSpan } from "./region/pointers.ts";
import type { SlugName } from "./region/region.ts";

/** On every response: for "purge everything". */
export const everythingKey = "pressbox";
export const entrySurrogateKey = (entryId: string): string => `e-${entryId}`;
export const assetSurrogateKey = (assetId: string): string => `a-${assetId}`;
export const listSurrogateKey = (type: string, locale: string): string => `l-${type}-${locale}`;
/** A slug, taken or free: also names the 404 that stood there. Hashed, because slugs may be in any script. */
export const slugSurrogateKey = ({ type, locale, slug }: SlugName): string =>
  `s-${createHash("sha256").update(`${type}/${locale}/${slug}`).digest("hex").slice(0, 16)}`;

/** What a commit changed, as keys: its entries, their lists and their slugs, old and new. */
export function keysOfCommit(changes: { brought: readonly LiveSpan[]; ended: readonly LiveSpan[] }): string[] {
  const keys = new Set<string>();
  for (const span of [...changes.brought, ...changes.ended]) {
    keys.add(entrySurrogateKey(span.entryId));
    keys.add(listSurrogateKey(span.type, span.locale));
    keys.add(slugSurrogateKey(span));
  }
  return [...keys];
}
