import { recordAudit } from "../../audit/audit.public.ts";
import type { Platform } from "../../platform/platform.ts";
import { actorOf } from "../authenticate.ts";
import { wrongCredentials } from "../identity.errors.ts";
import { deleteSessions, findUserForSignIn, type User } from "../identity.repository.ts";
import { isPassword } from "../password-hashing.ts";
import { hashSecret } from "../secrets.ts";
import { startSession, type Visitor } from "../sessions.ts";
import { countAttempt, forgiveAttempts } from "../sign-in-throttle.ts";

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Secret of the session this browser brought along: it ends, so that nobody can plant one and wait. */
  readonly earlierSecret: string | undefined;
  readonly visitor: Visitor;
}

/** Starts a session for the right e-mail and password. Unknown, wrong and disabled take as long and say the same. */
export async function signIn(deps: Platform, input: SignInInput): Promise<{ user: User; secret: string }> {
  await countAttempt(deps, input.email, input.visitor.address);
  const found = await findUserForSignIn(deps.database.read, input.email);
  const isRight = await isPassword(input.password, found?.passwordHash);
  if (!found || !isRight || found.user.status !== "active") throw wrongCredentials();
  const now = deps.clock.now();
  return await deps.database.transaction(async (tx) => {
    // Read again inside: a person disabled, or with a new password, in this very moment gets no session.
    const current = await findUserForSignIn(tx, input.email);
    if (current?.user.status !== "active" || current.passwordHash !== found.passwordHash) throw wrongCredentials();
    await forgiveAttempts(tx, now, input.email, input.visitor.address);
    if (input.earlierSecret !== undefined) await deleteSessions(tx, { id: hashSecret(input.earlierSecret) });
    const secret = await startSession(tx, now, current.user.id, input.visitor);
    await recordAudit(tx, deps.clock, actorOf(current.user), { action: "session.started", subject: `user:${current.user.id}` });
    return { user: current.user, secret };
  });
}
