/** Who hears of what: those mentioned, and those who took part in the thread. Who may not read the entry any more is left out by `notify`. */
import { beginningOf } from "@pressbox/shared/comments/mentions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { VariantHead } from "../entries/entries.public.ts";
import { notify } from "../notifications/notifications.public.ts";
import type { Tx } from "../platform/database/database.ts";
import type { CommentsDeps } from "./comments.deps.ts";
import type { Thread } from "./comments.repository.ts";

export interface Telling {
  readonly head: VariantHead;
  readonly threadId: string;
  readonly actorId: string;
  readonly commentId: string;
  /** What was said in that comment. */
  readonly body: string;
}

export async function tellMentioned(tx: Tx, deps: CommentsDeps, telling: Telling, userIds: readonly string[]): Promise<void> {
  if (userIds.length > 0) await notify(tx, deps.notifications, { ...wordsOf(telling), userIds, type: "comments.mentioned" });
}

/** Those who wrote in the thread hear of an answer, except who is mentioned in it: they hear of that. */
export async function tellReplied(tx: Tx, deps: CommentsDeps, telling: Telling, thread: Thread, mentioned: readonly string[]): Promise<void> {
  const userIds = participantsOf(thread).filter((id) => !mentioned.includes(id));
  await notify(tx, deps.notifications, { ...wordsOf(telling), userIds, type: "comments.replied" });
}

export async function tellResolved(tx: Tx, deps: CommentsDeps, telling: Telling, thread: Thread): Promise<void> {
  await notify(tx, deps.notifications, { ...wordsOf(telling), userIds: participantsOf(thread), type: "comments.resolved" });
}

const participantsOf = (thread: Thread): string[] => [
  ...new Set(thread.comments.filter(({ deletedAt }) => deletedAt === null).map(({ authorId }) => authorId)),
];

/** As much as a notification holds. People stay ids: they are named when it is read. */
export const toldWords = (body: string): string => beginningOf(body, 500);

function wordsOf({ head, threadId, actorId, commentId, body }: Telling) {
  const { entryId, locale, title } = head;
  // The shared fields stand on every language's page: the admin chooses one.
  const page = locale === sharedLocale ? `/content/${entryId}` : `/content/${entryId}/${encodeURIComponent(locale)}`;
  return {
    actorId,
    subjectId: commentId,
    path: `${page}?panel=comments&thread=${threadId}`,
    details: { entryId, locale, title, text: toldWords(body) },
  };
}
