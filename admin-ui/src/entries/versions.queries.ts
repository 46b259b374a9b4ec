/** Versions of a variant, or of the shared fields under the locale `*`. */
import { blameSchema, variantViewSchema, versionSummarySchema, versionViewSchema } from "@pressbox/shared/entries/entries.schema.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";
import { variantKey, variantPath } from "./variants.queries.ts";

const versionsKey = (entryId: string, locale: string) => [...variantKey(entryId, locale), "versions"] as const;
const versionsPage = pageSchema(versionSummarySchema);

/** Newest first, fifty at a time. */
export const versionsQuery = (entryId: string, locale: string) =>
  infiniteQueryOptions({
    queryKey: versionsKey(entryId, locale),
    queryFn: ({ signal, pageParam }) =>
      callApi("GET", `${variantPath(entryId, locale)}/versions`, versionsPage, { query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 5_000,
  });

/** What a version holds never changes. */
export const versionQuery = (entryId: string, locale: string, number: number) =>
  queryOptions({
    queryKey: [...variantKey(entryId, locale), "version", number] as const,
    queryFn: ({ signal }) => callApi("GET", `${variantPath(entryId, locale)}/versions/${number}`, versionViewSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Asked each time: it moves with every word. */
export const blameQuery = (entryId: string, locale: string, field: string) =>
  queryOptions({
    queryKey: [...variantKey(entryId, locale), "blame", field] as const,
    queryFn: ({ signal }) => callApi("GET", `${variantPath(entryId, locale)}/blame`, blameSchema, { query: { field }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

export const refreshVersions = (entryId: string, locale: string): Promise<void> => queryClient.invalidateQueries({ queryKey: versionsKey(entryId, locale) });

export const createVersion = (entryId: string, locale: string, name: string) =>
  callApi("POST", `${variantPath(entryId, locale)}/versions`, versionViewSchema, { body: { name } });

export const nameVersion = (entryId: string, locale: string, number: number, name: string) =>
  callApi("PATCH", `${variantPath(entryId, locale)}/versions/${number}`, versionViewSchema, { body: { name } });

/** @param fields keys that come back; undefined for the whole version */
export const restoreVersion = (entryId: string, locale: string, number: number, fields?: readonly string[]) =>
  callApi("POST", `${variantPath(entryId, locale)}/versions/${number}/restore`, variantViewSchema, { body: fields === undefined ? {} : { fields } });
