/**
 * Erases a person's data (decision 0109). What they did stays and names them by id alone: versions, publications, audit. Erasing twice changes nothing
 * more, and ends what a process that died had begun.
 */
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { eraseNameFromAudit, recordAudit } from "../../audit/audit.public.ts";
import type { Reader, Tx } from "../../platform/database/database.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import type { Platform } from "../../platform/platform.ts";
import { cannotEraseYourself, cannotGive } from "../identity.errors.ts";
import { canGive } from "../identity.policy.ts";
import { deleteSessions, eraseUser, findUser, listLivingTokensOf, lockAdministration, revokeTokenById, type User } from "../identity.repository.ts";
import { deleteCountsOf } from "../sign-in-throttle.repository.ts";

export interface ErasureWishes {
  /** What they wrote in comments goes too; places in the threads stay. */
  readonly comments: boolean;
}

/** What other features keep about a person; handed in by the composition, run in the same transaction. */
export type PersonEraser = (tx: Tx, personId: string, wishes: ErasureWishes, at: Date) => Promise<void>;

export interface ErasureDeps extends Platform {
  readonly erasers: readonly PersonEraser[];
}

export const erasedName = "Erased person";

/** @throws AppError 403, 404, 409 for oneself */
export async function erasePerson(deps: ErasureDeps, actor: Actor, id: string, wishes: ErasureWishes): Promise<User> {
  if (!can(actor, "person.erase")) throw notAllowed("person.erase");
  if (actor.id === id) throw cannotEraseYourself();
  await openErasable(deps.database.read, actor, id);
  const eraseNameFromRest = await eraseNameFromAudit(deps.database, id, erasedName);
  return deps.database.transaction(async (tx) => {
    await lockAdministration(tx);
    const user = await openErasable(tx, actor, id);
    const at = deps.clock.now();
    await deleteSessions(tx, { userId: id });
    for (const token of await listLivingTokensOf(tx, id)) await revokeTokenById(tx, token.id, at);
    await deleteCountsOf(tx, user.email);
    await eraseUser(tx, id, erasedName, at);
    await eraseNameFromRest(tx);
    for (const erase of deps.erasers) await erase(tx, id, wishes, at);
    // Without the name: this record stays.
    await recordAudit(tx, deps.clock, actor, { action: "person.erased", subject: `user:${id}`, details: { comments: wishes.comments } });
    return (await findUser(tx, id))!;
  });
}

/** @throws AppError 404, 403 for somebody who may more than the actor */
async function openErasable(reader: Reader, actor: Actor, id: string): Promise<User> {
  const user = await findUser(reader, id);
  if (!user) throw notFound("person");
  const tooMuch = user.grants.find((grant) => !canGive(actor, grant));
  if (tooMuch) throw cannotGive(tooMuch.role);
  return user;
}
