import { type Actor, can, permissions } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Me, SessionView, TokenView, UserView } from "@pressbox/shared/identity/identity.schema.ts";
import type { Session, Token, User } from "./identity.repository.ts";
import { plainAddress } from "./plain-address.ts";

/** A person as others may see them. Fields are named one by one: a new column is never sent by accident. */
export const presentUser = (user: User): UserView => ({
  id: user.id,
  email: user.status === "erased" ? "" : user.email,
  name: user.name,
  status: user.status,
  uiLocale: user.uiLocale,
  timeZone: user.timeZone,
  grants: [...user.grants],
  revision: user.revision,
  createdAt: user.createdAt.toISOString(),
});

export const presentMe = (actor: Actor, user: User | null): Me => ({
  actor: { kind: actor.kind === "token" ? "token" : "user", id: actor.id, name: actor.name, grants: [...actor.grants] },
  user: user && presentUser(user),
  permissions: permissions.filter((permission) => can(actor, permission)),
});

export const presentSession = (session: Session, currentId: string | undefined): SessionView => ({
  handle: session.handle,
  isCurrent: session.id === currentId,
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
  userAgent: session.userAgent,
  // Sessions from before an update may still carry the mapped form.
  address: plainAddress(session.address),
});

export const presentToken = (token: Token): TokenView => ({
  id: token.id,
  name: token.name,
  role: token.role,
  contentType: token.contentType,
  locale: token.locale,
  createdAt: token.createdAt.toISOString(),
  expiresAt: token.expiresAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  revokedAt: token.revokedAt?.toISOString() ?? null,
});
