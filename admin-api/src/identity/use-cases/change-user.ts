import { type Actor, can, type Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import type { changeUserInputSchema } from "@pressbox/shared/identity/identity.schema.ts";
import type { z } from "zod";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invariant, notAllowed, notFound, preconditionFailed } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { actorOf } from "../authenticate.ts";
import { cannotGive, lastAdministrator, personErased } from "../identity.errors.ts";
import { canGive, isFullAdministrator, isSameGrant } from "../identity.policy.ts";
import { presentUser } from "../identity.presenter.ts";
import {
  countOtherAdministrators,
  deleteSessions,
  findUser,
  listLivingTokensOf,
  lockAdministration,
  replaceGrants,
  revokeTokenById,
  type User,
  updateUser,
} from "../identity.repository.ts";
import { hashPassword } from "../password-hashing.ts";
import { distinctGrants } from "./distinct-grants.ts";

export interface ChangeUserInput {
  readonly id: string;
  readonly ifMatch: number | undefined;
  readonly changes: z.output<typeof changeUserInputSchema>;
}

/**
 * Changes somebody's name, rights, status or password. A disabled person and one with a new password lose their sessions at once; a
 * person's tokens that they could no longer make are revoked.
 */
export async function changeUser(deps: Platform, actor: Actor, { id, ifMatch, changes }: ChangeUserInput): Promise<User> {
  if (!can(actor, "user.edit")) throw notAllowed("user.edit");
  const passwordHash = changes.password === undefined ? undefined : await hashPassword(changes.password);
  return await deps.database.transaction(async (tx) => {
    await lockAdministration(tx);
    const user = await findUser(tx, id);
    if (!user) throw notFound("person");
    if (user.status === "erased") throw personErased();
    if (ifMatch !== undefined && ifMatch !== user.revision) throw preconditionFailed({ current: presentUser(user) });
    const grants = changes.grants === undefined ? user.grants : distinctGrants(changes.grants);
    // Nobody touches rights above their own: neither gives them, nor takes them over by setting a password.
    const touched: readonly Grant[] = [...grants.filter((grant) => !user.grants.some((held) => isSameGrant(held, grant))), ...user.grants];
    const tooMuch = touched.find((grant) => !canGive(actor, grant));
    if (tooMuch) throw cannotGive(tooMuch.role);
    const status = changes.status ?? user.status;
    await requireAnAdministrator(tx, user, { status, grants });

    const columns = { status, ...(changes.name === undefined ? {} : { name: changes.name }), ...(passwordHash === undefined ? {} : { passwordHash }) };
    const now = deps.clock.now();
    if (!(await updateUser(tx, user, columns, now))) throw preconditionFailed({ current: presentUser(user) });
    if (changes.grants !== undefined) await replaceGrants(tx, id, grants);
    if (status === "disabled" || passwordHash !== undefined) await deleteSessions(tx, { userId: id });
    const changed = await findUser(tx, id);
    invariant(changed, "a changed person is still there");
    await revokeExcessTokens(tx, changed, now);
    await recordAudit(tx, deps.clock, actor, {
      action: "user.changed",
      subject: `user:${id}`,
      details: { fields: Object.keys(changes), ...(changes.grants ? { grants } : {}), ...(changes.status ? { status } : {}) },
    });
    return changed;
  });
}

async function requireAnAdministrator(tx: Tx, before: User, after: Pick<User, "status" | "grants">): Promise<void> {
  const isOne = (user: Pick<User, "status" | "grants">) => user.status === "active" && isFullAdministrator(user.grants);
  if (isOne(before) && !isOne(after) && (await countOtherAdministrators(tx, before.id)) === 0) throw lastAdministrator();
}

async function revokeExcessTokens(tx: Tx, user: User, now: Date): Promise<void> {
  const actor = actorOf(user);
  for (const token of await listLivingTokensOf(tx, user.id))
    if (user.status === "disabled" || !can(actor, "token.edit") || !canGive(actor, token)) await revokeTokenById(tx, token.id, now);
}
