import type { Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import { isSameGrant } from "../identity.policy.ts";

/** Each grant once. Content type keys and locales are written as given: a grant may name one that is made later. */
export const distinctGrants = (grants: readonly Grant[]): Grant[] =>
  grants.filter((grant, index) => grants.findIndex((other) => isSameGrant(grant, other)) === index);
