import type { CommentView, Person, ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { mentionedIn } from "@pressbox/shared/comments/mentions.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { type CommentScope, canComment, canDeleteComment, canEditComment } from "./comments.policy.ts";
import type { CommentRow, Thread } from "./comments.repository.ts";

export interface ThreadContext {
  readonly actor: Actor;
  readonly scope: CommentScope;
  /** Names by id; who is missing there is gone. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everybody a thread names: authors, who resolved it, who is mentioned. */
export const peopleOf = (thread: Thread): string[] => [
  ...new Set([...thread.comments.map((comment) => comment.authorId), ...(thread.resolvedById === "" ? [] : [thread.resolvedById]), ...mentionedBy(thread)]),
];

const mentionedBy = (thread: Thread): string[] => [...new Set(thread.comments.flatMap((comment) => mentionedIn(comment.body)))];

export function presentThread(thread: Thread, context: ThreadContext): ThreadView {
  const { actor, scope, names } = context;
  const person = (id: string): Person => ({ id, name: names.get(id) ?? "" });
  return {
    id: thread.id,
    entryId: thread.entryId,
    locale: thread.locale,
    fieldKey: thread.fieldKey,
    anchor: thread.anchor,
    state: thread.state,
    resolved: thread.resolvedAt === null ? null : { by: person(thread.resolvedById), at: thread.resolvedAt.toISOString() },
    createdAt: thread.createdAt.toISOString(),
    updatedAt: thread.updatedAt.toISOString(),
    revision: thread.revision,
    comments: thread.comments.map((comment) => presentComment(comment, context)),
    mentioned: mentionedBy(thread)
      .filter((id) => names.has(id))
      .map(person),
    abilities: { canReply: canComment(actor, scope), canResolve: canComment(actor, scope) },
  };
}

function presentComment(comment: CommentRow, { actor, scope, names }: ThreadContext): CommentView {
  return {
    id: comment.id,
    author: { id: comment.authorId, name: names.get(comment.authorId) ?? "" },
    body: comment.body,
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    deletedAt: comment.deletedAt?.toISOString() ?? null,
    revision: comment.revision,
    abilities: { canEdit: canEditComment(actor, scope, comment), canDelete: canDeleteComment(actor, scope, comment) },
  };
}
