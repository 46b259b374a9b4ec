import { sessionViewSchema, tokenViewSchema, userViewSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

export const identityKeys = {
  users: ["identity", "users"] as const,
  tokens: ["identity", "tokens"] as const,
  sessions: ["identity", "sessions"] as const,
};

const userPage = pageSchema(userViewSchema);
const tokenPage = pageSchema(tokenViewSchema);

export const usersQuery = infiniteQueryOptions({
  queryKey: identityKeys.users,
  queryFn: ({ pageParam, signal }) => callApi("GET", "/users", userPage, { query: { limit: 100, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const tokensQuery = infiniteQueryOptions({
  queryKey: identityKeys.tokens,
  queryFn: ({ pageParam, signal }) => callApi("GET", "/tokens", tokenPage, { query: { limit: 100, cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

export const sessionsQuery = queryOptions({
  queryKey: identityKeys.sessions,
  queryFn: async ({ signal }) => (await callApi("GET", "/sessions", pageSchema(sessionViewSchema), { signal })).items,
});

export const invalidateIdentity = (part: keyof typeof identityKeys) => queryClient.invalidateQueries({ queryKey: identityKeys[part] });
