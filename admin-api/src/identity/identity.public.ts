/** What other features and the composition may use of identity. */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader } from "../platform/database/database.ts";
import { actorOf } from "./authenticate.ts";
import { findNames, findUntouchedEmails, findUserForSignIn } from "./identity.repository.ts";

export { authenticate, authenticateUpgrade, revalidateActor } from "./authenticate.ts";
export { newPassword } from "./secrets.ts";
export { createToken } from "./use-cases/create-token.ts";
export { createUser } from "./use-cases/create-user.ts";
export { seedPeople } from "./use-cases/seed-people.ts";

/** Pressbox itself: jobs and the command line. */
export const systemActor: Actor = { kind: "system", id: "system", name: "Pressbox", grants: [] };

/** Names by id, of people and tokens; ids that name nobody are absent. */
export async function findPeople(reader: Reader, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== "");
  const names = await findNames(reader, wanted);
  if (wanted.includes(systemActor.id)) names.set(systemActor.id, systemActor.name);
  return names;
}

/** Those of these e-mails whose account nobody has changed since it was made. */
export const findUntouchedPeople = async (reader: Reader, emails: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await findUntouchedEmails(reader, emails));

/** The person with this (canonical) e-mail as an actor, for writing in their name; null when there is none. */
export async function findActor(reader: Reader, email: string): Promise<Actor | null> {
  const found = await findUserForSignIn(reader, email);
  return found && actorOf(found.user);
}
