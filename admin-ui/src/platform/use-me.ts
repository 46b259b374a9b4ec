import { can, type Permission, type PermissionScope } from "@pressbox/shared/identity/identity.permissions.ts";
import { type Me, meSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { callApi } from "./api-client.ts";

/** Who is signed in. Every page depends on it, so it lives in the platform and not in a feature. */
export const meQuery = queryOptions({
  queryKey: ["identity", "me"],
  queryFn: ({ signal }) => callApi("GET", "/me", meSchema, { signal }),
  staleTime: 60_000,
});

/** The signed-in actor. The application starts only when there is one. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/**
 * Asks the same matrix as the server. What may not be done is left out of the page, or says why.
 * @example const can = useCan(); can("entry.publish", { locale: "es" })
 */
export function useCan(): (permission: Permission, scope?: PermissionScope) => boolean {
  const { actor } = useMe();
  return (permission, scope = {}) => can(actor, permission, scope);
}
