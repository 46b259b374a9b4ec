import {
  type Confirmation,
  type EntrySummary,
  entrySummarySchema,
  publishedSchema,
  publishedSetSchema,
  publishProgressSchema,
  type VariantView,
  variantViewSchema,
} from "@pressbox/shared/entries/entries.schema.ts";
import { queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";
import { entryKeys, invalidateEntryLists } from "./entries.queries.ts";

export const variantPath = (entryId: string, locale: string) => `/entries/${entryId}/variants/${encodeURIComponent(locale)}`;
export const variantKey = (entryId: string, locale: string) => [...entryKeys.detail(entryId), "variant", locale] as const;

export const entryQuery = (entryId: string) =>
  queryOptions({
    queryKey: [...entryKeys.detail(entryId), "summary"] as const,
    queryFn: ({ signal }) => callApi("GET", `/entries/${entryId}`, entrySummarySchema, { signal }),
    staleTime: 5_000,
    // Who comes from a list knows the entry already: the draft is opened while the rest is asked for.
    placeholderData: () => findInLists(entryId),
  });

function findInLists(entryId: string): EntrySummary | undefined {
  const lists = queryClient.getQueriesData<unknown>({ queryKey: entryKeys.lists });
  const entries = lists.flatMap(([, kept]) => (Array.isArray(kept) ? kept : isPaged(kept) ? kept.pages.flatMap((page) => page.items) : []));
  return (entries as readonly EntrySummary[]).find((entry) => entry.id === entryId);
}

const isPaged = (kept: unknown): kept is { pages: { items: EntrySummary[] }[] } => typeof kept === "object" && kept !== null && "pages" in kept;

/** What stands around the draft: status, publication, schedules, abilities. The texts on screen are the live document, never this. */
export const variantQuery = (entryId: string, locale: string) =>
  queryOptions({
    queryKey: variantKey(entryId, locale),
    queryFn: ({ signal }) => callApi("GET", variantPath(entryId, locale), variantViewSchema, { signal }),
    staleTime: 5_000,
  });

/** The ladder of the last publish: asked every second until all of it is climbed. */
export const publishProgressQuery = (entryId: string, locale: string, sequence: number) =>
  queryOptions({
    queryKey: [...variantKey(entryId, locale), "progress", sequence] as const,
    queryFn: ({ signal }) => callApi("GET", `${variantPath(entryId, locale)}/progress`, publishProgressSchema, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.visibleAt !== null && state.data.purgesPending === 0 ? false : 1_000),
    retry: false,
  });

export interface When {
  /** Local wall time in `timeZone`; none for now. */
  readonly at?: string;
  readonly timeZone?: string;
  readonly offset?: string;
}

export const publishSet = (entryId: string, locales: readonly string[], when: When, reason: string, confirmed: readonly Confirmation[]) =>
  callApi("POST", `/entries/${entryId}/publish`, publishedSetSchema, { body: { locales, ...when, reason, confirmed } });

export const unpublishVariant = (entryId: string, locale: string, reason: string) =>
  callApi("POST", `${variantPath(entryId, locale)}/unpublish`, publishedSchema, { body: { reason } });

export const cancelSchedule = (entryId: string, scheduleId: string) => callApi("DELETE", `/entries/${entryId}/schedules/${scheduleId}`, null);

export const startVariant = (entryId: string, locale: string, copyFrom: string | undefined) =>
  callApi("PUT", variantPath(entryId, locale), variantViewSchema, { body: copyFrom === undefined ? {} : { copyFrom } });

/** Everything about an entry is asked again: after a publish, a store, a restore. */
export async function refreshEntry(entryId: string): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: entryKeys.detail(entryId) }), invalidateEntryLists()]);
}

export const rememberVariant = (variant: VariantView) => queryClient.setQueryData(variantQuery(variant.entryId, variant.locale).queryKey, variant);
