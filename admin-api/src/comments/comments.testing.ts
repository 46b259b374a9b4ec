/** Threads for tests, over HTTP. */
import type { Anchor, ThreadPage, ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import type { TestApp, TestRequest } from "../app/testing.ts";
import { type ProblemBody, variantPath } from "../entries/entries.testing.ts";
import { addPerson, signInAs } from "../identity/testing.ts";

/** Positions of no document: the server keeps them as they are. */
export const anchorOn = (quote: string): Anchor => ({
  generation: 1,
  start: "AQAAAA==",
  end: "AQAAAQ==",
  blockId: "a1",
  quote,
  before: "Then ",
  after: ", said he.",
});

export type Caller = NonNullable<TestRequest["as"]>;

export const threadsPath = (entryId: string, locale = "en") => variantPath(entryId, locale, "/comment-threads");

export const beginThread = (app: TestApp, entryId: string, body: Record<string, unknown>, more: { as?: Caller; locale?: string } = {}) =>
  app.request<ThreadView & ProblemBody>("post", threadsPath(entryId, more.locale), { as: more.as ?? "editor", body: { fieldKey: "body", ...body } });

export const reply = (app: TestApp, threadId: string, body: string, as: Caller = "editor") =>
  app.request<ThreadView & ProblemBody>("post", `/api/v1/comment-threads/${threadId}/comments`, { as, body: { body } });

export const resolve = (app: TestApp, threadId: string, as: Caller = "editor", ifMatch?: number) =>
  app.request<ThreadView & ProblemBody>("put", `/api/v1/comment-threads/${threadId}/resolution`, { as, ...(ifMatch === undefined ? {} : { ifMatch }) });

export const reopen = (app: TestApp, threadId: string, as: Caller = "editor") =>
  app.request<ThreadView & ProblemBody>("delete", `/api/v1/comment-threads/${threadId}/resolution`, { as });

export const listThreads = async (app: TestApp, entryId: string, query = "", as: Caller = "editor", locale = "en") =>
  (await app.request<ThreadPage & ProblemBody>("get", `${threadsPath(entryId, locale)}${query}`, { as })).body;

/** A person and their browser. */
export async function person(app: TestApp, name: string, role: Parameters<typeof addPerson>[2] = "editor", more: Parameters<typeof addPerson>[3] = {}) {
  const { id } = await addPerson(app, `${name}@newsroom.test`, role, more);
  const { cookie } = await signInAs(app, `${name}@newsroom.test`);
  return { id, as: { cookie } };
}

/** What a person was told, newest first. */
export const toldTo = async (app: TestApp, as: Caller) =>
  (await app.request<{ items: { type: string; path: string; details: Record<string, string> }[] }>("get", "/api/v1/notifications", { as })).body.items;
