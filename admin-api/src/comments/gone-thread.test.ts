import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApp, type TestApp } from "../app/testing.ts";
import { articleFields, createEntry } from "../entries/entries.testing.ts";
import { systemActor } from "../identity/identity.public.ts";
import type { CommentsDeps } from "./comments.deps.ts";
import { deleteThread } from "./comments.repository.ts";
import { beginThread } from "./comments.testing.ts";
import { addComment } from "./use-cases/add-comment.ts";
import { deleteComment } from "./use-cases/delete-comment.ts";
import { editComment } from "./use-cases/edit-comment.ts";
import { resolveThread } from "./use-cases/resolve-thread.ts";

let app: TestApp;
let entryId: string;
beforeAll(async () => {
  app = await startTestApp();
  entryId = (await createEntry(app, articleFields("Vanishing"))).id;
});
afterAll(() => app.close());

/** Another process deletes the thread after this one looked, before its transaction begins. */
function depsOf(threadId: string): CommentsDeps {
  const { database } = app.platform;
  const lost: typeof database = {
    ...database,
    async transaction(work, options) {
      await database.transaction((tx) => deleteThread(tx, threadId));
      return database.transaction(work, options);
    },
  };
  return { ...app.platform, database: lost, notifications: app.notifications, announce: () => undefined };
}

const verbs: [string, (deps: CommentsDeps, actor: Actor, ids: { threadId: string; id: string }) => Promise<unknown>][] = [
  ["changing a comment", (deps, actor, { id }) => editComment(deps, actor, { id, body: "Other words", ifMatch: undefined })],
  ["deleting a comment", (deps, actor, { id }) => deleteComment(deps, actor, id)],
  ["resolving", (deps, actor, { threadId }) => resolveThread(deps, actor, { id: threadId, state: "resolved", ifMatch: undefined })],
  ["answering", (deps, actor, { threadId }) => addComment(deps, actor, threadId, "Too late")],
];

test.each(verbs)("%s in a thread that another just deleted finds nothing, and is no fault of the server", async (_name, act) => {
  const { id: threadId, comments } = (await beginThread(app, entryId, { body: "Here and gone" })).body;
  const author = (await app.database.read.comment.findUniqueOrThrow({ where: { id: comments[0]!.id } })).authorId;
  const actor: Actor = { ...systemActor, id: author };
  await expect(act(depsOf(threadId), actor, { threadId, id: comments[0]!.id })).rejects.toMatchObject({ status: 404 });
});
