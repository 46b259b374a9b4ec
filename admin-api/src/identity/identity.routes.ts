import type { Route } from "../platform/http/route.ts";
import { peopleRoutes } from "./people.routes.ts";
import { sessionRoutes, setupRoutes } from "./sessions.routes.ts";
import { tokenRoutes } from "./tokens.routes.ts";
import type { ErasureDeps } from "./use-cases/erase-person.ts";

/** Sign-in, one's own profile and sessions, people, API tokens, the first administrator. */
export function identityRoutes(deps: ErasureDeps): Route[] {
  return [...sessionRoutes(deps), ...setupRoutes(deps), ...peopleRoutes(deps), ...tokenRoutes(deps)];
}
