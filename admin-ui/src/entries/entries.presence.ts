import { presenceSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";

/** Who has which entry open now. Asked again every ten seconds while the page is in front. */
export const presenceQuery = queryOptions({
  queryKey: ["entries", "presence"] as const,
  queryFn: ({ signal }) => callApi("GET", "/presence", presenceSchema, { signal }),
  refetchInterval: 10_000,
  staleTime: 5_000,
  retry: false,
});
