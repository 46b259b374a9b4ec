/** The life of a session: 12 idle hours, 7 days in all, whatever happens. */
import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import { deleteEndedSessions, insertSession, type Session } from "./identity.repository.ts";
import { hashSecret, newSecret } from "./secrets.ts";

export const idleMs = 12 * 3_600_000;
export const absoluteMs = 7 * 24 * 3_600_000;

/** What is kept of the browser, for the list of sessions. */
export interface Visitor {
  readonly userAgent: string;
  readonly address: string;
}

/** Starts a session; answers its secret, for the cookie alone. Sweeps ended ones. */
export async function startSession(tx: Tx, now: Date, userId: string, visitor: Visitor): Promise<string> {
  const secret = newSecret();
  await deleteEndedSessions(tx, now, new Date(now.getTime() - idleMs));
  await insertSession(tx, {
    id: hashSecret(secret),
    handle: newId(),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + absoluteMs),
    userAgent: visitor.userAgent.slice(0, 400),
    address: visitor.address.slice(0, 64),
  });
  return secret;
}

export const isLiving = (session: Session, now: Date): boolean => session.expiresAt > now && session.lastSeenAt.getTime() + idleMs > now.getTime();
