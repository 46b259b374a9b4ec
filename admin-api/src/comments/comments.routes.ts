import {
  commentInputSchema,
  createThreadInputSchema,
  peopleQuerySchema,
  peopleSchema,
  threadPageSchema,
  threadQuerySchema,
  threadViewSchema,
} from "@pressbox/shared/comments/comments.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { localeTagSchema, sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { CommentsDeps } from "./comments.deps.ts";
import { findMentionable, findReaders, readThreadPage } from "./thread-views.ts";
import { addComment } from "./use-cases/add-comment.ts";
import { beginThread } from "./use-cases/begin-thread.ts";
import { deleteComment } from "./use-cases/delete-comment.ts";
import { editComment } from "./use-cases/edit-comment.ts";
import { resolveThread } from "./use-cases/resolve-thread.ts";

const tag = "comments";
const permission = "entry.comment";
const params = z.object({ id: idSchema });
/** `*` names the shared fields. */
const variantParams = z.object({ id: idSchema, locale: z.union([z.literal(sharedLocale), localeTagSchema]) });

/** Threads about words and fields of an entry. */
export function commentsRoutes(deps: CommentsDeps): Route[] {
  const { read } = deps.database;
  const answer = <View extends { revision: number }>(status: number, body: View) => ({ status, body, headers: { ETag: revisionTag(body.revision) } });
  return [
    defineRoute({
      tag,
      permission: "entry.read",
      method: "get",
      path: "/api/v1/entries/{id}/variants/{locale}/comment-threads",
      summary: "Comment threads of a variant, newest first",
      params: variantParams,
      query: threadQuerySchema,
      responses: { 200: threadPageSchema },
      handle: async ({ actor, params, query }) => ({
        status: 200,
        body: await readThreadPage(read, actor, { entryId: params.id, locale: params.locale }, query),
      }),
    }),
    defineRoute({
      tag,
      permission,
      method: "post",
      path: "/api/v1/entries/{id}/variants/{locale}/comment-threads",
      summary: "Begin a thread about words of a text, or about a field",
      params: variantParams,
      body: createThreadInputSchema,
      responses: { 201: threadViewSchema },
      handle: async ({ actor, params, body }) => answer(201, await beginThread(deps, actor, { entryId: params.id, locale: params.locale }, body)),
    }),
    defineRoute({
      tag,
      permission,
      method: "post",
      path: "/api/v1/comment-threads/{id}/comments",
      summary: "Answer in a thread; an answer to a resolved one reopens it",
      params,
      body: commentInputSchema,
      responses: { 201: threadViewSchema },
      handle: async ({ actor, params, body }) => answer(201, await addComment(deps, actor, params.id, body.body)),
    }),
    ...(["put", "delete"] as const).map((method) =>
      defineRoute({
        tag,
        permission,
        method,
        path: "/api/v1/comment-threads/{id}/resolution",
        summary: method === "put" ? "Resolve a thread; If-Match names the thread's revision" : "Open a resolved thread again",
        params,
        responses: { 200: threadViewSchema },
        handle: async ({ actor, params, ifMatch }) =>
          answer(200, await resolveThread(deps, actor, { id: params.id, state: method === "put" ? "resolved" : "open", ifMatch })),
      }),
    ),
    defineRoute({
      tag,
      permission,
      method: "patch",
      path: "/api/v1/comments/{id}",
      summary: "Change one's own comment; If-Match names the comment's revision",
      params,
      body: commentInputSchema,
      responses: { 200: threadViewSchema },
      handle: async ({ actor, params, body, ifMatch }) => answer(200, await editComment(deps, actor, { id: params.id, body: body.body, ifMatch })),
    }),
    defineRoute({
      tag,
      permission,
      method: "delete",
      path: "/api/v1/comments/{id}",
      summary: "Delete one's own comment, or with entry.moderate-comments anybody's",
      params,
      responses: { 204: null },
      async handle({ actor, params }) {
        await deleteComment(deps, actor, params.id);
        return { status: 204 };
      },
    }),
    defineRoute({
      tag,
      permission,
      method: "get",
      path: "/api/v1/entries/{id}/people",
      summary: "Who may read the entry, by id and name: whom a comment can mention",
      params,
      query: peopleQuerySchema,
      responses: { 200: peopleSchema },
      handle: async ({ actor, params, query: { q, ids } }) => ({
        status: 200,
        body: { items: ids === undefined ? await findMentionable(read, actor, params.id, q) : await findReaders(read, actor, params.id, ids) },
      }),
    }),
  ];
}
