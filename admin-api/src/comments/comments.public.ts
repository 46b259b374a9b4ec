/** What other features and the composition may use of comments. */
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { PersonEraser } from "../identity/identity.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { blankCommentsOf, countOpen } from "./comments.repository.ts";

/** Open threads of a variant and of the fields it shares with the other languages: what a check before publishing asks. */
export const countOpenThreads = (reader: Reader, entryId: string, locale: string): Promise<number> => countOpen(reader, entryId, [locale, sharedLocale]);

/** For the erasing of a person, where their comments are to go too. */
export const eraseCommentsOf: PersonEraser = async (tx, personId, wishes, at) => {
  if (wishes.comments) await blankCommentsOf(tx, personId, at);
};
