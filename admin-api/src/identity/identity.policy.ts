import { type Actor, can, type Grant, permissionMatrix } from "@pressbox/shared/identity/identity.permissions.ts";

/** Whether `actor` holds everything that the grant would give, wherever it would give it. Nobody can give more than they have. */
export const canGive = (actor: Actor, grant: Grant): boolean =>
  [...permissionMatrix[grant.role]].every((permission) => can(actor, permission, { contentType: grant.contentType, locale: grant.locale }));

/** Whether these grants make somebody an administrator of everything: of those, one must stay. */
export const isFullAdministrator = (grants: readonly Grant[]): boolean =>
  grants.some((grant) => grant.role === "administrator" && grant.contentType === "*" && grant.locale === "*");

export const isSameGrant = (a: Grant, b: Grant): boolean => a.role === b.role && a.contentType === b.contentType && a.locale === b.locale;
