/** What other features and the composition may use of comments. */
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { countOpen } from "./comments.repository.ts";

export { eraseCommentsOf, erasePhraseFromThreads } from "./erase-words.ts";

/** Open threads of a variant and of the fields it shares with the other languages: what a check before publishing asks. */
export const countOpenThreads = (reader: Reader, entryId: string, locale: string): Promise<number> => countOpen(reader, entryId, [locale, sharedLocale]);
