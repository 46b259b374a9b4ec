import { type Anchor, type CommentView, type ThreadView, threadViewSchema } from "@pressbox/shared/comments/comments.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { ApiProblem, callApi } from "../platform/api-client.ts";
import { useProblemText } from "../platform/i18n/problem-text.ts";
import { showToast } from "../ui/toasts.tsx";
import { keepThread, refreshComments, threadsPath } from "./comments.queries.ts";

export interface ThreadPlace {
  readonly entryId: string;
  readonly locale: string;
  readonly fieldKey: string;
  readonly anchor: Anchor | null;
}

/** Without a connection sending fails at once and says so: words that wait unseen are words somebody believes were said. */
const networkMode = "always";

/** Begins a thread. Faults stand at the composer, which keeps the words. */
export function useBeginThread() {
  return useMutation({
    networkMode,
    mutationFn: ({ place: { entryId, locale, fieldKey, anchor }, body }: { place: ThreadPlace; body: string }) =>
      callApi("POST", threadsPath(entryId, locale), threadViewSchema, { body: { fieldKey, anchor, body } }),
    onSuccess: keepThread,
  });
}

export function useAddComment() {
  return useMutation({
    networkMode,
    mutationFn: ({ thread, body }: { thread: ThreadView; body: string }) =>
      callApi("POST", `/comment-threads/${thread.id}/comments`, threadViewSchema, { body: { body } }),
    onSuccess: keepThread,
  });
}

export function useEditComment() {
  return useMutation({
    networkMode,
    mutationFn: ({ comment, body }: { comment: CommentView; body: string }) =>
      callApi("PATCH", `/comments/${comment.id}`, threadViewSchema, { body: { body }, ifMatch: comment.revision }),
    onSuccess: keepThread,
  });
}

/** Takes one's words away for good. */
export function useDeleteComment(entryId: string) {
  const explain = useProblemText();
  return useMutation({
    networkMode,
    mutationFn: (comment: CommentView) => callApi("DELETE", `/comments/${comment.id}`, null),
    onSettled: () => refreshComments(entryId),
    onError: (error) => showToast({ tone: "problem", ...explain(error) }),
  });
}

/** Resolves or reopens. Somebody answered meanwhile: the answer is shown, and nothing is resolved. */
export function useResolveThread() {
  const explain = useProblemText();
  return useMutation({
    networkMode,
    mutationFn: (thread: ThreadView) =>
      callApi(thread.state === "open" ? "PUT" : "DELETE", `/comment-threads/${thread.id}/resolution`, threadViewSchema, { ifMatch: thread.revision }),
    onSuccess: keepThread,
    onError: (error, thread) => {
      const current = error instanceof ApiProblem ? threadViewSchema.safeParse(error.details["current"]) : null;
      if (current?.success) keepThread(current.data);
      else void refreshComments(thread.entryId);
      showToast({ tone: "problem", ...explain(error) });
    },
  });
}
