import {
  mostPeopleByIds,
  mostThreadsOfPage,
  peopleSchema,
  type ThreadPage,
  type ThreadState,
  type ThreadView,
  threadPageSchema,
} from "@pressbox/shared/comments/comments.schema.ts";
import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

const commentKeys = {
  entry: (entryId: string) => ["comments", entryId] as const,
  threads: (entryId: string, locale: string, state: ThreadState) => ["comments", entryId, "threads", locale, state] as const,
  people: (entryId: string, q: string) => ["comments", entryId, "people", q] as const,
};

export const threadsPath = (entryId: string, locale: string): string => `/entries/${entryId}/variants/${encodeURIComponent(locale)}/comment-threads`;

const readThreads = (entryId: string, locale: string, query: { state: ThreadState; limit: number; cursor?: string }, signal: AbortSignal) =>
  callApi("GET", threadsPath(entryId, locale), threadPageSchema, { query, signal });

/** All open threads of a variant, page by page: there are never more than a few pages. */
export const openThreadsQuery = (entryId: string, locale: string) =>
  queryOptions({
    queryKey: commentKeys.threads(entryId, locale, "open"),
    queryFn: async ({ signal }) => {
      const threads: ThreadView[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: ThreadPage = await readThreads(entryId, locale, { state: "open", limit: mostThreadsOfPage, ...(cursor === "" ? {} : { cursor }) }, signal);
        threads.push(...page.items);
        cursor = page.nextCursor;
      }
      return threads;
    },
    staleTime: 60_000,
  });

/** Resolved threads, the newest first, page by page. */
export const resolvedThreadsQuery = (entryId: string, locale: string) =>
  infiniteQueryOptions({
    queryKey: commentKeys.threads(entryId, locale, "resolved"),
    queryFn: ({ signal, pageParam }) =>
      readThreads(entryId, locale, { state: "resolved", limit: mostThreadsOfPage, ...(pageParam === "" ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: "",
    getNextPageParam: (page: ThreadPage) => page.nextCursor,
    staleTime: 60_000,
  });

/** Whom one can mention. */
export const peopleQuery = (entryId: string, q: string) =>
  queryOptions({
    queryKey: commentKeys.people(entryId, q),
    queryFn: async ({ signal }) => (await callApi("GET", `/entries/${entryId}/people`, peopleSchema, { query: { q }, signal })).items,
    staleTime: 60_000,
  });

/** Names of these people, as far as they may read the entry. @param ids sorted, so that one question is asked once; at most a hundred are asked for */
export const peopleByIdsQuery = (entryId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: [...commentKeys.people(entryId, ""), ids],
    queryFn: async ({ signal }) =>
      (await callApi("GET", `/entries/${entryId}/people`, peopleSchema, { query: { ids: ids.slice(0, mostPeopleByIds).join(",") }, signal })).items,
    enabled: ids.length > 0,
    staleTime: 60_000,
  });

export const refreshComments = (entryId: string): Promise<void> => queryClient.invalidateQueries({ queryKey: commentKeys.entry(entryId) });

/** Shows what the server answered at once, before the lists are asked for again. */
export function keepThread(thread: ThreadView): void {
  const { entryId, locale, id } = thread;
  queryClient.setQueryData<ThreadView[]>(openThreadsQuery(entryId, locale).queryKey, (threads = []) => {
    const isThere = threads.some((each) => each.id === id);
    if (thread.state === "resolved") return threads.filter((each) => each.id !== id);
    return isThere ? threads.map((each) => (each.id === id ? thread : each)) : [thread, ...threads];
  });
  queryClient.setQueryData<InfiniteData<ThreadPage>>(resolvedThreadsQuery(entryId, locale).queryKey, (data) => {
    if (data === undefined) return data;
    const pages = data.pages.map((page) => ({ ...page, items: page.items.filter((each) => each.id !== id) }));
    if (thread.state === "resolved" && pages[0] !== undefined) pages[0] = { ...pages[0], items: [thread, ...pages[0].items] };
    return { ...data, pages };
  });
  void refreshComments(entryId);
}
