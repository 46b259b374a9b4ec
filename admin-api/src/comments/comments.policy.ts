/** Who may do what with comments (docs/decisions/0095-who-reads-may-comment.md). Reading the entry is asked first, by whoever opens it. */
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";

export interface CommentScope {
  readonly contentType: string;
  /** Nobody writes on what lies in the bin. */
  readonly isInBin: boolean;
}

/** Comments go by content type as reading does: a translator asks about the source text too. */
export const canComment = (actor: Actor, { contentType, isInBin }: CommentScope): boolean => !isInBin && can(actor, "entry.comment", { contentType });

/** Only one's own words can be changed. */
export const canEditComment = (actor: Actor, scope: CommentScope, comment: { readonly authorId: string; readonly deletedAt: Date | null }): boolean =>
  comment.deletedAt === null && comment.authorId === actor.id && canComment(actor, scope);

/** One's own, and any for who keeps order. */
export const canDeleteComment = (actor: Actor, scope: CommentScope, comment: { readonly authorId: string; readonly deletedAt: Date | null }): boolean =>
  canEditComment(actor, scope, comment) ||
  (comment.deletedAt === null && !scope.isInBin && can(actor, "entry.moderate-comments", { contentType: scope.contentType }));
