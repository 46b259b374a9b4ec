import { type EntryListQuery, entrySummarySchema } from "@pressbox/shared/entries/entries.schema.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

/** What a list asks for; limit and cursor are the query's own. */
export type EntryFilter = Partial<Omit<EntryListQuery, "limit" | "cursor">>;

export const entryKeys = {
  all: ["entries"] as const,
  lists: ["entries", "list"] as const,
  list: (filter: EntryFilter) => ["entries", "list", filter] as const,
  detail: (entryId: string) => ["entries", "detail", entryId] as const,
};

const entryPage = pageSchema(entrySummarySchema);

/** Pages of entries, keyset by keyset. */
export const entryListQuery = (filter: EntryFilter) =>
  infiniteQueryOptions({
    queryKey: entryKeys.list(filter),
    queryFn: ({ pageParam, signal }) => callApi("GET", "/entries", entryPage, { query: { ...filter, limit: 60, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 10_000,
    placeholderData: (previous) => previous,
  });

/** The first few entries of a filter, for panels and the palette. */
export const fewEntriesQuery = (filter: EntryFilter, limit: number) =>
  queryOptions({
    queryKey: [...entryKeys.list(filter), "first", limit] as const,
    queryFn: async ({ signal }) => (await callApi("GET", "/entries", entryPage, { query: { ...filter, limit }, signal })).items,
    staleTime: 10_000,
  });

export const invalidateEntryLists = () => queryClient.invalidateQueries({ queryKey: entryKeys.lists });
