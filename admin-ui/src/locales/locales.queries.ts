import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { localeSchema } from "@pressbox/shared/locales/locales.schema.ts";
import { queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

export const localeKeys = { all: ["locales"] as const, list: ["locales", "list"] as const };

/** Every locale content is written in, in the newsroom's order, disabled ones included. */
export const localesQuery = queryOptions({
  queryKey: localeKeys.list,
  queryFn: async ({ signal }) => (await callApi("GET", "/locales", pageSchema(localeSchema), { signal })).items,
  staleTime: 5 * 60_000,
});

export const invalidateLocales = () => queryClient.invalidateQueries({ queryKey: localeKeys.all });
