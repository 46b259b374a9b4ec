/** What the use cases of comments begin with: the variant as the actor may see it, and the right to write there. */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { entryInBin, openVariantHead, type VariantHead } from "../entries/entries.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { notAllowed, notFound } from "../platform/errors.ts";
import { canComment } from "./comments.policy.ts";
import { type CommentRow, findThread, findThreadOfComment, type Thread } from "./comments.repository.ts";

/** The words that a hidden entry is answered with: who may not see it does not learn that a thread is there. */
export const notAThread = () => notFound("entry");

export interface OpenThread {
  readonly head: VariantHead;
  readonly thread: Thread;
}

/** @throws AppError 404 for a thread of an entry that the actor must not see, 403, 409 in the bin */
export async function openThread(reader: Reader, actor: Actor, id: string): Promise<OpenThread> {
  const thread = await findThread(reader, id);
  if (!thread) throw notAThread();
  const head = await openVariantHead(reader, actor, thread);
  requireCommenting(actor, head);
  return { head, thread };
}

/** @throws AppError 404 as for the thread, 409 in the bin */
export async function openComment(reader: Reader, actor: Actor, id: string): Promise<OpenThread & { comment: CommentRow }> {
  const found = await findThreadOfComment(reader, id);
  if (!found) throw notAThread();
  const head = await openVariantHead(reader, actor, found.thread);
  if (head.isInBin) throw entryInBin();
  return { ...found, head };
}

/** @throws AppError 409 in the bin, 403 */
export function requireCommenting(actor: Actor, head: VariantHead): void {
  if (head.isInBin) throw entryInBin();
  if (!canComment(actor, head)) throw notAllowed("entry.comment");
}
