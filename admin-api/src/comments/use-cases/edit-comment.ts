import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { changeToldWords } from "../../notifications/notifications.public.ts";
import { notAllowed, preconditionFailed } from "../../platform/errors.ts";
import type { CommentsDeps } from "../comments.deps.ts";
import { commentIsDeleted } from "../comments.errors.ts";
import { canEditComment } from "../comments.policy.ts";
import { touchThread, updateComment } from "../comments.repository.ts";
import { readMentions } from "../mentions.ts";
import { openComment } from "../open-thread.ts";
import { tellMentioned, toldWords } from "../tell-people.ts";
import { readThread } from "../thread-views.ts";

export interface EditCommentInput {
  readonly id: string;
  readonly body: string;
  /** Revision of the comment that the caller saw. */
  readonly ifMatch: number | undefined;
}

/** Changes one's own words. Who is mentioned newly hears of it. @throws AppError 404, 403, 409, 412 with the thread, 422 */
export async function editComment(deps: CommentsDeps, actor: Actor, { id, body, ifMatch }: EditCommentInput): Promise<ThreadView> {
  const { read } = deps.database;
  const { head, thread, comment } = await openComment(read, actor, id);
  if (comment.authorId !== actor.id) throw notAllowed("entry.comment");
  if (comment.deletedAt !== null) throw commentIsDeleted();
  if (!canEditComment(actor, head, comment)) throw notAllowed("entry.comment");
  const mentioned = await readMentions(read, head, body, comment.body);
  const current = () => readThread(read, actor, head, thread.id);
  if (ifMatch !== undefined && ifMatch !== comment.revision) throw preconditionFailed({ current: await current() });
  if (body === comment.body) return current();
  const at = deps.clock.now();
  const isChanged = await deps.database.transaction(async (tx) => {
    await touchThread(tx, thread.id, at);
    if (!(await updateComment(tx, comment, { body, editedAt: at }))) return false;
    await recordAudit(tx, deps.clock, actor, {
      action: "comment.edited",
      subject: `entry:${head.entryId}`,
      details: { threadId: thread.id, commentId: id, locale: head.locale, ...(mentioned.length > 0 ? { mentioned } : {}) },
    });
    // Before those who hear of it newly: they have the new words anyway.
    await changeToldWords(tx, deps.notifications, { entryId: head.entryId, subjectIds: [id] }, toldWords(body));
    await tellMentioned(tx, deps, { head, threadId: thread.id, commentId: id, actorId: actor.id, body }, mentioned);
    return true;
  });
  if (!isChanged) throw preconditionFailed({ current: await current() });
  deps.announce(head.entryId, { type: "changed", topic: "comments" });
  return current();
}
