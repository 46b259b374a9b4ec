/** What other features and the composition may use of comments. */
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { countOpenByVariant } from "./comments.repository.ts";

export { eraseCommentsOf, erasePhraseFromThreads } from "./erase-words.ts";

export interface CommentedVariant {
  readonly entryId: string;
  readonly locale: string;
}

/** Open threads of each variant and of the fields it shares with the other languages, in their order: what a check before publishing asks. */
export async function countOpenThreads(reader: Reader, variants: readonly CommentedVariant[]): Promise<number[]> {
  const counts = await countOpenByVariant(reader, [...new Set(variants.map(({ entryId }) => entryId))]);
  const countOf = (entryId: string, locale: string) => counts.get(`${entryId}/${locale}`) ?? 0;
  return variants.map(({ entryId, locale }) => countOf(entryId, locale) + countOf(entryId, sharedLocale));
}
