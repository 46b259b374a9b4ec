/** What sign-in and rights count on, on whichever database `DATABASE_URL` names. */
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Tx } from "../platform/database/database.ts";
import { openTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import {
  countOtherAdministrators,
  deleteEndedSessions,
  deleteSessions,
  findNames,
  findSessionWithUser,
  findTokenBySecretHash,
  findUser,
  findUserForSignIn,
  hasUsers,
  insertSession,
  insertToken,
  insertUser,
  listLivingTokensOf,
  listSessions,
  listTokens,
  listUsers,
  lockAdministration,
  replaceGrants,
  revokeTokenById,
  touchSession,
  touchToken,
  updateUser,
} from "./identity.repository.ts";
import { deleteCounts, deleteForgotten, findCount, takeBackOne, writeCount } from "./sign-in-throttle.repository.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
  await database.transaction(async (tx) => void (await tx.counter.create({ data: { name: "administration", value: 0 } })));
});
afterEach(() => database.close());

const now = new Date("2021-07-11T19:00:00.123Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const write = <Result>(work: (tx: Tx) => Promise<Result>) => database.transaction(work);
const everything = { role: "administrator", contentType: "*", locale: "*" } as const;

async function addUser(email: string, grants: readonly { role: "administrator" | "editor"; contentType: string; locale: string }[] = [everything]) {
  const user = { id: newId(), email, name: `${email} مارتا`, status: "active" as const, uiLocale: "en", timeZone: "UTC", grants, revision: 1, createdAt: now };
  await write((tx) => insertUser(tx, { ...user, passwordHash: "$argon2id$…" }));
  return user;
}
const session = (userId: string, id = "a".repeat(64)) => ({
  id,
  handle: newId(),
  userId,
  createdAt: now,
  lastSeenAt: now,
  expiresAt: later(1000),
  userAgent: "Firefox",
  address: "::1",
});
const token = (createdById: string, secretHash: string) => ({
  id: newId(),
  name: "build",
  role: "editor" as const,
  contentType: "*",
  locale: "*",
  createdById,
  createdAt: now,
  expiresAt: later(1000),
  lastUsedAt: null,
  revokedAt: null,
  secretHash,
});

describe("people", () => {
  test("come back as they were written, the hash only for sign-in", async () => {
    expect(await hasUsers(database.read)).toBe(false);
    const user = await addUser("marta@pressbox.test", [everything, { role: "editor", contentType: "article", locale: "es" }]);
    expect(await hasUsers(database.read)).toBe(true);
    const found = await findUser(database.read, user.id);
    expect(found).toMatchObject({ ...user, grants: expect.arrayContaining([...user.grants]) });
    expect(JSON.stringify(found)).not.toContain("argon2");
    expect((await findUserForSignIn(database.read, "marta@pressbox.test"))?.passwordHash).toBe("$argon2id$…");
    expect(await findUserForSignIn(database.read, "nobody@pressbox.test")).toBeNull();
  });

  test("one e-mail belongs to one person", async () => {
    await addUser("marta@pressbox.test");
    await expect(addUser("marta@pressbox.test")).rejects.toThrow();
    expect(await listUsers(database.read, 10, undefined)).toHaveLength(1);
  });

  test("are listed after the one last seen", async () => {
    const users = [await addUser("a@x.test"), await addUser("b@x.test"), await addUser("c@x.test")].map(({ id }) => id).sort();
    expect((await listUsers(database.read, 2, undefined)).map(({ id }) => id)).toEqual(users.slice(0, 2));
    expect((await listUsers(database.read, 2, users[1])).map(({ id }) => id)).toEqual(users.slice(2));
  });

  test("of two changes from one revision one wins", async () => {
    const user = await addUser("marta@pressbox.test");
    const outcomes = await Promise.all(["A", "B"].map((name) => write((tx) => updateUser(tx, user, { name }, now))));
    expect(outcomes.sort()).toEqual([false, true]);
    expect((await findUser(database.read, user.id))?.revision).toBe(2);
  });

  test("only active administrators of everything are counted as such", async () => {
    const ada = await addUser("ada@x.test");
    const scoped = await addUser("b@x.test", [{ role: "administrator", contentType: "article", locale: "*" }]);
    const disabled = await addUser("c@x.test");
    await write((tx) => updateUser(tx, disabled, { status: "disabled" }, now));
    expect(await countOtherAdministrators(database.read, ada.id)).toBe(0);
    expect(await countOtherAdministrators(database.read, scoped.id)).toBe(1);
    await write((tx) => replaceGrants(tx, scoped.id, [everything]));
    expect(await countOtherAdministrators(database.read, ada.id)).toBe(1);
  });

  test("changes to who administers take turns: of two at once each sees the other's outcome", async () => {
    const demote = (user: { id: string }) =>
      write(async (tx) => {
        await lockAdministration(tx);
        if ((await countOtherAdministrators(tx, user.id)) === 0) return false;
        await replaceGrants(tx, user.id, []);
        return true;
      });
    const [a, b] = [await addUser("a@x.test"), await addUser("b@x.test")];
    expect((await Promise.all([demote(a), demote(b)])).sort()).toEqual([false, true]);
  });

  test("and tokens are named by id, in any number", async () => {
    const user = await addUser("marta@pressbox.test");
    const program = token(user.id, "f".repeat(64));
    await write((tx) => insertToken(tx, program));
    const names = await findNames(database.read, [...Array.from({ length: 2_500 }, () => newId()), user.id, program.id]);
    expect([...names].sort()).toEqual([[user.id, user.name] as const, [program.id, "build"] as const].sort());
  });
});

describe("sessions", () => {
  test("are found with their person, touched only from the state that was read, and ended by id, handle or person", async () => {
    const user = await addUser("marta@pressbox.test");
    const made = session(user.id);
    await write((tx) => insertSession(tx, made));
    expect(await findSessionWithUser(database.read, made.id)).toMatchObject({ session: made, user: { id: user.id } });
    await write((tx) => touchSession(tx, made, later(5)));
    await write((tx) => touchSession(tx, made, later(99)));
    expect((await listSessions(database.read, user.id))[0]?.lastSeenAt).toEqual(later(5));
    expect(await write((tx) => deleteSessions(tx, { handle: made.handle, userId: "somebody else" }))).toBe(0);
    expect(await write((tx) => deleteSessions(tx, { handle: made.handle, userId: user.id }))).toBe(1);
    expect(await findSessionWithUser(database.read, made.id)).toBeNull();
  });

  test("that ended or idled are swept, others stay", async () => {
    const user = await addUser("marta@pressbox.test");
    await write((tx) => insertSession(tx, session(user.id, "1".repeat(64))));
    await write((tx) => insertSession(tx, { ...session(user.id, "2".repeat(64)), expiresAt: later(-1) }));
    await write((tx) => insertSession(tx, { ...session(user.id, "3".repeat(64)), lastSeenAt: later(-5000) }));
    await write((tx) => deleteEndedSessions(tx, now, later(-4000)));
    expect((await listSessions(database.read, user.id)).map(({ id }) => id)).toEqual(["1".repeat(64)]);
  });
});

describe("failed sign-ins", () => {
  test("are counted by key until the window ends, taken back one by one and swept", async () => {
    const key = `pair:${"x".repeat(240)}@pressbox.test|2001:db8::1`;
    expect(await findCount(database.read, key, now)).toBeNull();
    await write((tx) => writeCount(tx, key, { failures: 1, windowEnd: later(1000) }));
    await write((tx) => writeCount(tx, key, { failures: 2, windowEnd: later(1000) }));
    expect(await findCount(database.read, key, now)).toMatchObject({ failures: 2 });
    expect(await findCount(database.read, key, later(1000))).toBeNull();
    for (let index = 0; index < 3; index++) await write((tx) => takeBackOne(tx, key));
    expect(await findCount(database.read, key, now)).toMatchObject({ failures: 0 });
    await write((tx) => deleteForgotten(tx, now));
    expect(await findCount(database.read, key, now)).not.toBeNull();
    await write((tx) => deleteForgotten(tx, later(1001)));
    expect(await findCount(database.read, key, now)).toBeNull();
    await write((tx) => writeCount(tx, key, { failures: 1, windowEnd: later(1000) }));
    await write((tx) => deleteCounts(tx, [key, "another"]));
    expect(await findCount(database.read, key, now)).toBeNull();
  });
});

describe("tokens", () => {
  test("are found by their hash and revoked once", async () => {
    const made = token("ada", "e".repeat(64));
    await write((tx) => insertToken(tx, made));
    const { secretHash, ...rest } = made;
    expect(await findTokenBySecretHash(database.read, secretHash)).toEqual(rest);
    await write((tx) => touchToken(tx, made.id, now));
    expect((await listLivingTokensOf(database.read, "ada"))[0]?.lastUsedAt).toEqual(now);
    expect(await write((tx) => revokeTokenById(tx, made.id, now))).toBe(true);
    expect(await write((tx) => revokeTokenById(tx, made.id, later(1)))).toBe(false);
    expect(await listLivingTokensOf(database.read, "ada")).toEqual([]);
    expect((await listTokens(database.read, 10, undefined))[0]?.revokedAt).toEqual(now);
  });
});
