/** What other features and the composition may use of identity. */
import { type Actor, can, type Permission, type PermissionScope } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader } from "../platform/database/database.ts";
import { actorOf, tokenActorOf } from "./authenticate.ts";
import { findActiveUsers, findNames, findToken, findUntouchedEmails, findUser, findUserForSignIn, listActivePeople } from "./identity.repository.ts";

export { authenticate, authenticateUpgrade, isSessionLiving, revalidateActor } from "./authenticate.ts";
export { hashSecret, newPassword, newSecret, secretPattern } from "./secrets.ts";
export { createToken } from "./use-cases/create-token.ts";
export { createUser } from "./use-cases/create-user.ts";
export type { PersonEraser } from "./use-cases/erase-person.ts";
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

/** Active people by id, as actors with what a message to them needs. */
export async function findActivePeople(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { actor: Actor; email: string; uiLocale: string; timeZone: string }>> {
  const users = await findActiveUsers(reader, ids);
  return new Map(users.map((user) => [user.id, { actor: actorOf(user), email: user.email, uiLocale: user.uiLocale, timeZone: user.timeZone }]));
}

/** A person or a token as they are today; null once they were disabled, revoked or are over: what they gave out ends with them. */
export async function findLivingActor(reader: Reader, id: string, now: Date): Promise<Actor | null> {
  const user = await findUser(reader, id);
  if (user) return user.status === "active" ? actorOf(user) : null;
  const token = await findToken(reader, id);
  return token && token.revokedAt === null && token.expiresAt > now ? tokenActorOf(token) : null;
}

/** Those of these e-mails whose account nobody has changed since it was made. */
export const findUntouchedPeople = async (reader: Reader, emails: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await findUntouchedEmails(reader, emails));

/** The person with this (canonical) e-mail as an actor, for writing in their name; null when there is none. */
export async function findActor(reader: Reader, email: string): Promise<Actor | null> {
  const found = await findUserForSignIn(reader, email);
  return found && actorOf(found.user);
}

/** Active people who hold `permission` there, by id and name alone. @param ids only of these */
export async function findPeopleWho(
  reader: Reader,
  permission: Permission,
  scope: PermissionScope,
  ids?: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const people = await listActivePeople(reader, ids);
  return people.filter(({ id, name, grants }) => can({ kind: "user", id, name, grants }, permission, scope)).map(({ id, name }) => ({ id, name }));
}
