import { mostComments, type ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { CommentsDeps } from "../comments.deps.ts";
import { threadIsFull } from "../comments.errors.ts";
import { findThread, insertComment, setResolution, touchThread } from "../comments.repository.ts";
import { readMentions } from "../mentions.ts";
import { notAThread, openThread } from "../open-thread.ts";
import { tellMentioned, tellReplied } from "../tell-people.ts";
import { readThread } from "../thread-views.ts";

/** Answers in a thread. An answer to a resolved one reopens it: something is open again. @throws AppError 404, 403, 409, 422 */
export async function addComment(deps: CommentsDeps, actor: Actor, threadId: string, body: string): Promise<ThreadView> {
  const { read } = deps.database;
  const { head } = await openThread(read, actor, threadId);
  const mentioned = await readMentions(read, head, body);
  const at = deps.clock.now();
  const commentId = newId(at.getTime());
  await deps.database.transaction(async (tx) => {
    // The row first: who answers, resolves or deletes at the same moment waits.
    const thread = (await touchThread(tx, threadId, at)) ? await findThread(tx, threadId) : null;
    if (!thread) throw notAThread();
    if (thread.comments.length >= mostComments) throw threadIsFull(mostComments);
    await insertComment(tx, { id: commentId, threadId, authorId: actor.id, body, createdAt: at });
    const subject = `entry:${head.entryId}`;
    const details = { threadId, locale: head.locale };
    await recordAudit(tx, deps.clock, actor, {
      action: "comment.added",
      subject,
      details: { ...details, commentId, ...(mentioned.length > 0 ? { mentioned } : {}) },
    });
    if (thread.state === "resolved") {
      await setResolution(tx, thread, { state: "open", byId: "", at });
      await recordAudit(tx, deps.clock, actor, { action: "comment_thread.reopened", subject, details });
    }
    const telling = { head, threadId, commentId, actorId: actor.id, body };
    await tellMentioned(tx, deps, telling, mentioned);
    await tellReplied(tx, deps, telling, thread, mentioned);
  });
  deps.announce(head.entryId, { type: "changed", topic: "comments" });
  return readThread(read, actor, head, threadId);
}
