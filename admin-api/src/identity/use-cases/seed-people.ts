import type { CreateUserInput } from "@pressbox/shared/identity/identity.schema.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { hasUsers, insertUser, lockAdministration } from "../identity.repository.ts";
import { hashPassword } from "../password-hashing.ts";

/** Makes these people in an installation that has none, all or nothing. Answers whether it did: of several processes one does. */
export async function seedPeople(deps: Pick<Platform, "database" | "clock">, people: readonly CreateUserInput[]): Promise<boolean> {
  if (await hasUsers(deps.database.read)) return false;
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  const createdAt = deps.clock.now();
  return await deps.database.transaction(async (tx) => {
    await lockAdministration(tx);
    if (await hasUsers(tx)) return false;
    for (const [index, { email, name, grants, uiLocale, timeZone }] of people.entries())
      await insertUser(tx, {
        id: newId(createdAt.getTime() + index),
        email,
        name,
        status: "active",
        uiLocale,
        timeZone,
        grants,
        revision: 1,
        createdAt,
        passwordHash: hashes[index]!,
      });
    return true;
  });
}
