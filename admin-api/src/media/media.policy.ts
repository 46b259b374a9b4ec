import { type Actor, can, type Permission } from "@pressbox/shared/identity/identity.permissions.ts";
import { notAllowed } from "../platform/errors.ts";

/** @throws AppError 403 naming the permission, before anything is read or changed */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw notAllowed(permission);
}

/** Only who started an upload may renew or complete it: the SAS is theirs. */
export const canEndUpload = (actor: Actor, upload: { readonly createdById: string }): boolean => actor.kind === "system" || actor.id === upload.createdById;
