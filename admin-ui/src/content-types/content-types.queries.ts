import { contentTypeDetailSchema, contentTypeViewSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

export const contentTypeKeys = {
  all: ["content-types"] as const,
  list: ["content-types", "list"] as const,
  detail: (key: string) => ["content-types", "detail", key] as const,
};

/** Every content type with its current definition. */
export const contentTypesQuery = queryOptions({
  queryKey: contentTypeKeys.list,
  queryFn: async ({ signal }) => (await callApi("GET", "/content-types", z.object({ items: z.array(contentTypeViewSchema) }), { signal })).items,
  staleTime: 5 * 60_000,
});

export const contentTypeQuery = (key: string) =>
  queryOptions({
    queryKey: contentTypeKeys.detail(key),
    queryFn: ({ signal }) => callApi("GET", `/content-types/${encodeURIComponent(key)}`, contentTypeDetailSchema, { signal }),
    staleTime: 60_000,
  });

export const invalidateContentTypes = () => queryClient.invalidateQueries({ queryKey: contentTypeKeys.all });
