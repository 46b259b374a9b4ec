import type { ThreadState, ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { preconditionFailed } from "../../platform/errors.ts";
import type { CommentsDeps } from "../comments.deps.ts";
import { setResolution } from "../comments.repository.ts";
import { openThread } from "../open-thread.ts";
import { tellResolved } from "../tell-people.ts";
import { readThread } from "../thread-views.ts";

export interface ResolveThreadInput {
  readonly id: string;
  readonly state: ThreadState;
  /** Revision of the thread that the caller saw: nobody resolves over an answer they have not read. */
  readonly ifMatch: number | undefined;
}

/** Resolves a thread or opens it again; what stands so already stays. @throws AppError 404, 403, 409 in the bin, 412 with the thread */
export async function resolveThread(deps: CommentsDeps, actor: Actor, { id, state, ifMatch }: ResolveThreadInput): Promise<ThreadView> {
  const { read } = deps.database;
  const { head, thread } = await openThread(read, actor, id);
  const current = () => readThread(read, actor, head, id);
  if (thread.state === state) return current();
  if (ifMatch !== undefined && ifMatch !== thread.revision) throw preconditionFailed({ current: await current() });
  const isSet = await deps.database.transaction(async (tx) => {
    const byId = state === "resolved" ? actor.id : "";
    if (!(await setResolution(tx, thread, { state, byId, at: deps.clock.now() }))) return false;
    const action = state === "resolved" ? "comment_thread.resolved" : "comment_thread.reopened";
    await recordAudit(tx, deps.clock, actor, { action, subject: `entry:${head.entryId}`, details: { threadId: id, locale: head.locale } });
    const first = thread.comments.find((comment) => comment.deletedAt === null);
    if (state === "resolved" && first) await tellResolved(tx, deps, { head, threadId: id, commentId: first.id, actorId: actor.id, body: first.body }, thread);
    return true;
  });
  if (!isSet) throw preconditionFailed({ current: await current() });
  deps.announce(head.entryId, { type: "changed", topic: "comments" });
  return current();
}
