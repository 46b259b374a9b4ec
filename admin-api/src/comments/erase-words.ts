/** What comments and the notifications of them give up when a person is erased, or a phrase. */
import { longestComment, longestContext, longestQuote } from "@pressbox/shared/comments/comments.schema.ts";
import { partsOf, writeMention } from "@pressbox/shared/comments/mentions.ts";
import type { PhraseEraser } from "../entries/entries.public.ts";
import type { PersonEraser } from "../identity/identity.public.ts";
import { takeToldWordsBack } from "../notifications/notifications.public.ts";
import { blankCommentsOf, deleteEmptyThreads, findCommentsBy, rewriteThreads } from "./comments.repository.ts";

/** Of one statement: SQL Server takes 2,100 values. */
const idsAtOnce = 500;

/** For the erasing of a person, where their comments are to go too: from threads, bells and waiting e-mails. A thread with nothing left goes. */
export const eraseCommentsOf: PersonEraser = async (tx, personId, wishes, at) => {
  if (!wishes.comments) return;
  const written = await findCommentsBy(tx, personId);
  await blankCommentsOf(tx, personId, at);
  for (const [entryId, comments] of written) {
    for (let start = 0; start < comments.length; start += idsAtOnce) {
      const some = comments.slice(start, start + idsAtOnce);
      await takeToldWordsBack(tx, { entryId, subjectIds: some.map(({ id }) => id) });
      await deleteEmptyThreads(tx, [...new Set(some.map(({ threadId }) => threadId))]);
    }
  }
};

/** For the erasing of a phrase: quotes, what stood around them, and what was said. Whom a comment mentions stays. */
export const erasePhraseFromThreads: PhraseEraser = async (tx, key, clean) => {
  const cleanBody = (body: string) =>
    partsOf(body)
      .map((part) => ("text" in part ? clean(part.text) : writeMention(part.personId)))
      .join("");
  await rewriteThreads(tx, key, ({ quote, before, after, bodies }) => ({
    quote: clean(quote).slice(0, longestQuote),
    before: clean(before).slice(-longestContext),
    after: clean(after).slice(0, longestContext),
    bodies: bodies.map((body) => cleanBody(body).slice(0, longestComment)),
  }));
};
