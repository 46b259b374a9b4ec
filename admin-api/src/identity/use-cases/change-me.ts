import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { changeMeInputSchema } from "@pressbox/shared/identity/identity.schema.ts";
import type { z } from "zod";
import { recordAudit } from "../../audit/audit.public.ts";
import { invariant, notSignedIn, preconditionFailed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { tokenHasNoProfile, wrongCurrentPassword } from "../identity.errors.ts";
import { presentUser } from "../identity.presenter.ts";
import { deleteSessions, findUser, findUserForSignIn, type User, updateUser } from "../identity.repository.ts";
import { hashPassword, isPassword } from "../password-hashing.ts";
import { startSession, type Visitor } from "../sessions.ts";
import { countAttempt, forgiveAttempts } from "../sign-in-throttle.ts";

export interface ChangeMeInput {
  readonly ifMatch: number | undefined;
  readonly changes: z.output<typeof changeMeInputSchema>;
  readonly visitor: Visitor;
}

/** Changes one's own profile. A new password ends every session and starts a fresh one here: its secret is answered. */
export async function changeMe(
  deps: Platform,
  actor: Actor,
  { ifMatch, changes, visitor }: ChangeMeInput,
): Promise<{ user: User; secret: string | undefined }> {
  if (actor.kind !== "user") throw tokenHasNoProfile();
  const before = await findUser(deps.database.read, actor.id);
  if (!before) throw notSignedIn();
  const passwordHash = changes.password && (await replacePassword(deps, before, changes.password, visitor));
  return await deps.database.transaction(async (tx) => {
    const user = await findUser(tx, actor.id);
    invariant(user, "the signed-in person is still there");
    if (ifMatch !== undefined && ifMatch !== user.revision) throw preconditionFailed({ current: presentUser(user) });
    const { name, uiLocale, timeZone } = changes;
    const columns = {
      ...(name === undefined ? {} : { name }),
      ...(uiLocale === undefined ? {} : { uiLocale }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    };
    const now = deps.clock.now();
    if (!(await updateUser(tx, user, columns, now))) throw preconditionFailed({ current: presentUser(user) });
    let secret: string | undefined;
    if (passwordHash !== undefined) {
      await deleteSessions(tx, { userId: user.id });
      secret = await startSession(tx, now, user.id, visitor);
      await forgiveAttempts(tx, now, user.email, visitor.address);
    }
    await recordAudit(tx, deps.clock, actor, { action: "user.changed", subject: `user:${user.id}`, details: { fields: Object.keys(changes), isSelf: true } });
    const changed = await findUser(tx, user.id);
    invariant(changed, "a changed person is still there");
    return { user: changed, secret };
  });
}

/** Guessing the current password in a borrowed browser is throttled like sign-in. */
async function replacePassword(deps: Platform, user: User, password: { current: string; next: string }, visitor: Visitor): Promise<string> {
  await countAttempt(deps, user.email, visitor.address);
  const found = await findUserForSignIn(deps.database.read, user.email);
  if (!(await isPassword(password.current, found?.passwordHash))) throw wrongCurrentPassword();
  return await hashPassword(password.next);
}
