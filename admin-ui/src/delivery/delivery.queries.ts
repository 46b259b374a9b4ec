import { commitViewSchema, deliveryMessageSchema, deliveryOverviewSchema, liveVariantSchema } from "@pressbox/shared/delivery/delivery.schema.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

export type DeliveryOverview = z.infer<typeof deliveryOverviewSchema>;
export type DeliveryCommit = z.infer<typeof commitViewSchema>;
export type DeliveryMessage = z.infer<typeof deliveryMessageSchema>;

export const deliveryKeys = { all: ["delivery"] as const, overview: ["delivery", "overview"] as const };

/** The page follows what happens: a publish is seen within seconds. */
const followMs = 3_000;

export const deliveryOverviewQuery = queryOptions({
  queryKey: deliveryKeys.overview,
  queryFn: ({ signal }) => callApi("GET", "/delivery", deliveryOverviewSchema, { signal }),
  refetchInterval: followMs,
});

const firstPage = undefined as string | undefined;
const commitPage = pageSchema(commitViewSchema);
const messagePage = pageSchema(deliveryMessageSchema);
const livePage = pageSchema(liveVariantSchema);

export const commitsQuery = infiniteQueryOptions({
  queryKey: ["delivery", "commits"] as const,
  queryFn: ({ pageParam, signal }) => callApi("GET", "/delivery/commits", commitPage, { query: { limit: 25, cursor: pageParam }, signal }),
  initialPageParam: firstPage,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  refetchInterval: followMs,
});

export const messagesQuery = (state: string) =>
  infiniteQueryOptions({
    queryKey: ["delivery", "messages", state] as const,
    queryFn: ({ pageParam, signal }) => callApi("GET", "/delivery/messages", messagePage, { query: { limit: 50, cursor: pageParam, state }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: followMs,
  });

export const liveQuery = (locale: string) =>
  infiniteQueryOptions({
    queryKey: ["delivery", "live", locale] as const,
    queryFn: ({ pageParam, signal }) => callApi("GET", "/delivery/live", livePage, { query: { limit: 50, cursor: pageParam, locale }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const invalidateDelivery = () => queryClient.invalidateQueries({ queryKey: deliveryKeys.all });
