import {
  type NotificationCount,
  notificationCountSchema,
  notificationPageSchema,
  notificationSettingsSchema,
} from "@pressbox/shared/notifications/notifications.schema.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

export const notificationKeys = {
  all: ["notifications"] as const,
  count: ["notifications", "count"] as const,
  lists: ["notifications", "list"] as const,
  list: (filter: NotificationFilter) => ["notifications", "list", filter] as const,
  settings: ["notifications", "settings"] as const,
};

export type NotificationFilter = "all" | "unread";

/** How often the number is asked for where no stream tells it. */
const askEveryMs = 60_000;

/** What the bell shows. @param isLive a stream tells it: nobody asks */
export const countQuery = (isLive: boolean) =>
  queryOptions({
    queryKey: notificationKeys.count,
    queryFn: ({ signal }) => callApi("GET", "/notifications/count", notificationCountSchema, { signal }),
    staleTime: isLive ? Number.POSITIVE_INFINITY : askEveryMs / 2,
    refetchInterval: isLive ? false : askEveryMs,
    refetchOnWindowFocus: !isLive,
    retry: false,
  });

export const notificationsQuery = (filter: NotificationFilter) =>
  infiniteQueryOptions({
    queryKey: notificationKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      callApi("GET", "/notifications", notificationPageSchema, { query: { filter, limit: 20, ...(pageParam === "" ? {} : { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 5_000,
  });

export const settingsQuery = queryOptions({
  queryKey: notificationKeys.settings,
  queryFn: ({ signal }) => callApi("GET", "/notifications/settings", notificationSettingsSchema, { signal }),
});

/** Takes a new number over; lists that are older than it are read again. */
export function takeCount(count: NotificationCount): void {
  const before = queryClient.getQueryData<NotificationCount>(notificationKeys.count);
  queryClient.setQueryData(notificationKeys.count, count);
  if (before !== undefined && (before.newestId !== count.newestId || before.unread !== count.unread))
    void queryClient.invalidateQueries({ queryKey: notificationKeys.lists });
}
