import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import type { CreateUserInput } from "@pressbox/shared/identity/identity.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { cannotGive, emailTaken } from "../identity.errors.ts";
import { canGive } from "../identity.policy.ts";
import { findUserForSignIn, insertUser, lockAdministration, type User } from "../identity.repository.ts";
import { hashPassword } from "../password-hashing.ts";
import { distinctGrants } from "./distinct-grants.ts";

/** Makes a person who can sign in. */
export async function createUser(deps: Platform, actor: Actor, input: CreateUserInput): Promise<User> {
  if (!can(actor, "user.edit")) throw notAllowed("user.edit");
  const grants = distinctGrants(input.grants);
  const tooMuch = grants.find((grant) => !canGive(actor, grant));
  if (tooMuch) throw cannotGive(tooMuch.role);
  const passwordHash = await hashPassword(input.password);
  const now = deps.clock.now();
  const user: User = {
    id: newId(now.getTime()),
    email: input.email,
    name: input.name,
    status: "active",
    uiLocale: input.uiLocale,
    timeZone: input.timeZone,
    grants,
    revision: 1,
    createdAt: now,
  };
  return await deps.database.transaction(async (tx) => {
    await lockAdministration(tx);
    if (await findUserForSignIn(tx, input.email)) throw emailTaken();
    await insertUser(tx, { ...user, passwordHash });
    await recordAudit(tx, deps.clock, actor, { action: "user.created", subject: `user:${user.id}`, details: { email: user.email, name: user.name, grants } });
    return user;
  });
}
