/**
 * The one permission matrix. Every door (REST, socket, jobs, CLI, tokens) and every button asks `can`.
 * A person holds grants: a role, for one content type or all, in one locale or all.
 */
import { z } from "zod";

export const roles = ["editor", "media-manager", "translator", "publisher", "administrator"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/**
 * What can be done, `<resource>.<verb>`. Those under `entry.` are scoped by content type and locale, `asset.translate` (alt texts and captions
 * of target locales) by locale; the others are not scoped.
 */
export const permissions = [
  "entry.read",
  "entry.create",
  "entry.edit",
  "entry.edit-shared",
  "entry.translate",
  "entry.publish",
  "entry.delete",
  "entry.comment",
  "entry.moderate-comments",
  "entry.share-preview",
  "asset.read",
  "asset.upload",
  "asset.edit",
  "asset.translate",
  "asset.delete",
  "content-type.read",
  "content-type.edit",
  "locale.read",
  "locale.edit",
  "user.read",
  "user.edit",
  "token.edit",
  "delivery.read",
  "delivery.retry",
  "delivery.time-travel",
  "audit.read",
  "check.edit",
  "person.erase",
] as const;
export type Permission = (typeof permissions)[number];

const reading: readonly Permission[] = ["entry.read", "entry.comment", "asset.read", "content-type.read", "locale.read", "delivery.read"];

/** Role → what it may do. `entry.edit` is any locale's own texts, `entry.translate` those of a target locale only. */
export const permissionMatrix: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  editor: new Set([
    ...reading,
    "entry.create",
    "entry.edit",
    "entry.edit-shared",
    "entry.translate",
    "entry.delete",
    "entry.share-preview",
    "asset.upload",
    "asset.edit",
    "asset.translate",
  ]),
  "media-manager": new Set([...reading, "asset.upload", "asset.edit", "asset.translate", "asset.delete"]),
  translator: new Set([...reading, "entry.translate", "entry.share-preview", "asset.upload", "asset.translate"]),
  publisher: new Set([
    ...reading,
    "entry.create",
    "entry.edit",
    "entry.edit-shared",
    "entry.translate",
    "entry.publish",
    "entry.delete",
    "entry.share-preview",
    "asset.upload",
    "asset.edit",
    "asset.translate",
    "delivery.retry",
    "delivery.time-travel",
  ]),
  administrator: new Set(permissions),
};

export const grantSchema = z.object({ role: roleSchema, contentType: z.string().max(64), locale: z.string().max(35) });
/** `*` means every content type or every locale. */
export type Grant = z.infer<typeof grantSchema>;

/** Who acts: a signed-in person, a program's token, or Pressbox itself (jobs, CLI). */
export interface Actor {
  readonly kind: "user" | "token" | "system";
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** Where a permission is wanted. Leave a part out to ask "anywhere?" (for menus and lists). */
export interface PermissionScope {
  readonly contentType?: string;
  readonly locale?: string;
}

/** Whether `actor` may do `permission` there. The system actor may do everything: its callers checked at the door. */
export function can(actor: Actor, permission: Permission, scope: PermissionScope = {}): boolean {
  if (actor.kind === "system") return true;
  const isOfType = permission.startsWith("entry.");
  const isOfLocale = isOfType || permission === "asset.translate";
  return actor.grants.some(
    (grant) =>
      permissionMatrix[grant.role].has(permission) &&
      (!isOfType || scope.contentType === undefined || grant.contentType === "*" || grant.contentType === scope.contentType) &&
      (!isOfLocale || scope.locale === undefined || grant.locale === "*" || grant.locale === scope.locale),
  );
}
