import { checkSettingsSchema, variantFactsSchema } from "@pressbox/shared/workflow/workflow.schema.ts";
import { queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

const workflowKeys = {
  settings: ["workflow", "check-settings"] as const,
  facts: (entryId: string, locale: string) => ["workflow", "check-facts", entryId, locale] as const,
};

export const checkSettingsQuery = queryOptions({
  queryKey: workflowKeys.settings,
  queryFn: ({ signal }) => callApi("GET", "/check-settings", checkSettingsSchema, { signal }),
});

/** What checks must know besides the text. Asked again when the stored draft may point at something new, and when the tab is looked at again. */
export const checkFactsQuery = (entryId: string, locale: string) =>
  queryOptions({
    queryKey: workflowKeys.facts(entryId, locale),
    queryFn: ({ signal }) => callApi("GET", `/entries/${entryId}/variants/${encodeURIComponent(locale)}/check-facts`, variantFactsSchema, { signal }),
    staleTime: 2_000,
    retry: false,
  });

export const refreshCheckFacts = (entryId: string, locale: string) => queryClient.invalidateQueries({ queryKey: workflowKeys.facts(entryId, locale) });
export const rememberCheckSettings = (settings: unknown) => queryClient.setQueryData(workflowKeys.settings, settings as never);
