/** Who a request comes from: an API token in `Authorization`, else the session cookie. A bad token is refused, never ignored. */
import type { IncomingMessage } from "node:http";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Authenticated } from "../platform/http/route-endpoint.ts";
import type { Platform } from "../platform/platform.ts";
import { tokenNotValid } from "./identity.errors.ts";
import { findSessionWithUser, findTokenBySecretHash, type Token, touchSession, touchToken, type User } from "./identity.repository.ts";
import { hashSecret } from "./secrets.ts";
import { readSessionCookie } from "./session-cookie.ts";
import { isLiving } from "./sessions.ts";

export type AuthenticationDeps = Pick<Platform, "database" | "clock" | "config">;

/** Signs of life are written at most this often. */
const touchEveryMs = 60_000;
export const tokenPrefix = "pbx_";

/** @throws AppError 401 for a bearer token that is unknown, expired or revoked */
export async function authenticate(deps: AuthenticationDeps, request: IncomingMessage): Promise<Authenticated | null> {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) return { actor: await authenticateToken(deps, authorization), isCookie: false };
  const session = await authenticateUpgrade(deps, cookie);
  return session && { actor: session.actor, isCookie: true };
}

export interface SocketSession {
  readonly actor: Actor;
  /** For `revalidateActor`; never sent anywhere. */
  readonly sessionId: string;
}

/** The person behind a `Cookie` header, for sockets, which outlive the request. */
export async function authenticateUpgrade(deps: AuthenticationDeps, cookieHeader: string | undefined): Promise<SocketSession | null> {
  const secret = readSessionCookie(cookieHeader, deps.config.publicUrl);
  if (secret === undefined) return null;
  const sessionId = hashSecret(secret);
  const actor = await revalidateActor(deps, sessionId);
  return actor && { actor, sessionId };
}

/** The session's person with today's rights, or null once it has ended. A sign of life. */
export async function revalidateActor(deps: AuthenticationDeps, sessionId: string): Promise<Actor | null> {
  const found = await findSessionWithUser(deps.database.read, sessionId);
  const now = deps.clock.now();
  if (found?.user.status !== "active" || !isLiving(found.session, now)) return null;
  if (now.getTime() - found.session.lastSeenAt.getTime() > touchEveryMs) await deps.database.transaction((tx) => touchSession(tx, found.session, now));
  return actorOf(found.user);
}

/** As `revalidateActor`, without being a sign of life: for what a browser does by itself, or an open tab would keep its session for ever. */
export async function isSessionLiving(deps: AuthenticationDeps, cookieHeader: string | undefined): Promise<boolean> {
  const secret = readSessionCookie(cookieHeader, deps.config.publicUrl);
  const found = secret === undefined ? null : await findSessionWithUser(deps.database.read, hashSecret(secret));
  return found?.user.status === "active" && isLiving(found.session, deps.clock.now());
}

async function authenticateToken(deps: AuthenticationDeps, authorization: string): Promise<Actor> {
  const secret = /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1];
  const token = secret?.startsWith(tokenPrefix) ? await findTokenBySecretHash(deps.database.read, hashSecret(secret)) : null;
  const now = deps.clock.now();
  if (!token || token.revokedAt !== null || token.expiresAt <= now) throw tokenNotValid();
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() > touchEveryMs)
    await deps.database.transaction((tx) => touchToken(tx, token.id, now));
  return tokenActorOf(token);
}

export const tokenActorOf = ({ id, name, role, contentType, locale }: Token): Actor => ({ kind: "token", id, name, grants: [{ role, contentType, locale }] });
export const actorOf = (user: User): Actor => ({ kind: "user", id: user.id, name: user.name, grants: user.grants });
