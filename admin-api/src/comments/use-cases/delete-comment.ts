import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { takeToldWordsBack } from "../../notifications/notifications.public.ts";
import { notAllowed, preconditionFailed } from "../../platform/errors.ts";
import type { CommentsDeps } from "../comments.deps.ts";
import { canDeleteComment } from "../comments.policy.ts";
import { deleteThread, findThread, touchThread, updateComment } from "../comments.repository.ts";
import { openComment } from "../open-thread.ts";
import { readThread } from "../thread-views.ts";

/**
 * Takes the words of a comment away for good, from bells and waiting e-mails too; an empty place stays, so that answers keep their sense. With the last words the thread goes.
 * Deleting what is deleted does nothing. @throws AppError 404, 403, 409 in the bin, 412 with the thread
 */
export async function deleteComment(deps: CommentsDeps, actor: Actor, id: string): Promise<void> {
  const { read } = deps.database;
  const { head, thread, comment } = await openComment(read, actor, id);
  if (comment.deletedAt !== null) return;
  if (!canDeleteComment(actor, head, comment)) throw notAllowed("entry.moderate-comments");
  const at = deps.clock.now();
  const isDeleted = await deps.database.transaction(async (tx) => {
    await touchThread(tx, thread.id, at);
    if (!(await updateComment(tx, comment, { body: "", deletedAt: at }))) return false;
    await takeToldWordsBack(tx, { entryId: head.entryId, subjectIds: [id] });
    const subject = `entry:${head.entryId}`;
    const details = { threadId: thread.id, locale: head.locale };
    await recordAudit(tx, deps.clock, actor, { action: "comment.deleted", subject, details: { ...details, commentId: id, authorId: comment.authorId } });
    const left = await findThread(tx, thread.id);
    if (left?.comments.every((each) => each.deletedAt !== null)) {
      await deleteThread(tx, thread.id);
      await recordAudit(tx, deps.clock, actor, { action: "comment_thread.deleted", subject, details });
    }
    return true;
  });
  if (!isDeleted) throw preconditionFailed({ current: await readThread(read, actor, head, thread.id) });
  deps.announce(head.entryId, { type: "changed", topic: "comments" });
}
