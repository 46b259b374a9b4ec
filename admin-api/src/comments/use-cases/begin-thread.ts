import { type CreateThreadInput, mostOpenThreads, type ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { lockEntry, openVariantHead } from "../../entries/entries.public.ts";
import type { CommentsDeps } from "../comments.deps.ts";
import { tooManyThreads, unknownField } from "../comments.errors.ts";
import { countOpen, insertComment, insertThread } from "../comments.repository.ts";
import { readMentions } from "../mentions.ts";
import { requireCommenting } from "../open-thread.ts";
import { tellMentioned } from "../tell-people.ts";
import { readThread, type VariantKey } from "../thread-views.ts";

/** Begins a thread about words or a field. @throws AppError 404, 403, 409 in the bin or when there are too many, 422 */
export async function beginThread(deps: CommentsDeps, actor: Actor, key: VariantKey, input: CreateThreadInput): Promise<ThreadView> {
  const { read } = deps.database;
  const head = await openVariantHead(read, actor, key);
  requireCommenting(actor, head);
  if (!head.fieldKeys.has(input.fieldKey)) throw unknownField(input.fieldKey);
  const mentioned = await readMentions(read, head, input.body);
  const createdAt = deps.clock.now();
  const threadId = newId(createdAt.getTime());
  const commentId = newId(createdAt.getTime());
  await deps.database.transaction(async (tx) => {
    // Two who begin at the same moment count one after the other.
    await lockEntry(tx, key.entryId);
    if ((await countOpen(tx, key.entryId, key.locale)) >= mostOpenThreads) throw tooManyThreads(mostOpenThreads);
    const { fieldKey, anchor, body } = input;
    await insertThread(tx, { ...key, id: threadId, fieldKey, anchor, createdById: actor.id, createdAt });
    await insertComment(tx, { id: commentId, threadId, authorId: actor.id, body, createdAt });
    await recordAudit(tx, deps.clock, actor, {
      action: "comment_thread.begun",
      subject: `entry:${key.entryId}`,
      details: { threadId, locale: key.locale, fieldKey, ...(mentioned.length > 0 ? { mentioned } : {}) },
    });
    await tellMentioned(tx, deps, { head, threadId, commentId, actorId: actor.id, body }, mentioned);
  });
  deps.announce(key.entryId, { type: "changed", topic: "comments" });
  return readThread(read, actor, head, threadId);
}
