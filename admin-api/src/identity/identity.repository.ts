/** The only file that reads and writes people, grants, sessions and tokens. Reads first, then writes, which take a transaction. */
import { type Grant, grantSchema, type Role, roleSchema } from "@pressbox/shared/identity/identity.permissions.ts";
import { z } from "zod";
import type { Reader, Tx } from "../platform/database/database.ts";

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly status: "active" | "disabled" | "erased";
  readonly uiLocale: string;
  readonly timeZone: string;
  readonly grants: readonly Grant[];
  readonly revision: number;
  readonly createdAt: Date;
}

export interface Session {
  /** SHA-256 of the cookie's secret. */
  readonly id: string;
  readonly handle: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly contentType: string;
  readonly locale: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Everything but the password's hash. */
const userColumns = {
  id: true,
  email: true,
  name: true,
  status: true,
  uiLocale: true,
  timeZone: true,
  revision: true,
  createdAt: true,
  grants: { select: { role: true, contentType: true, locale: true } },
} as const;
const tokenColumns = {
  id: true,
  name: true,
  role: true,
  contentType: true,
  locale: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;
const statusSchema = z.enum(["active", "disabled", "erased"]);
const grantsSchema = z.array(grantSchema);

type UserRow = Omit<User, "status" | "grants"> & { status: string; grants: { role: string; contentType: string; locale: string }[] };
const toUser = (row: UserRow): User => ({ ...row, status: statusSchema.parse(row.status), grants: grantsSchema.parse(row.grants) });
const toToken = (row: Omit<Token, "role"> & { role: string }): Token => ({ ...row, role: roleSchema.parse(row.role) });

export const hasUsers = async (reader: Reader): Promise<boolean> => (await reader.user.findFirst({ select: { id: true } })) !== null;

export async function findUser(reader: Reader, id: string): Promise<User | null> {
  const row = await reader.user.findUnique({ where: { id }, select: userColumns });
  return row && toUser(row);
}

/** Those of these people who are active, at most 500. */
export async function findActiveUsers(reader: Reader, ids: readonly string[]): Promise<User[]> {
  return (await reader.user.findMany({ where: { id: { in: [...ids] }, status: "active" }, select: userColumns })).map(toUser);
}

/** By canonical e-mail, with the password's hash, which leaves this feature in no other way. */
export async function findUserForSignIn(reader: Reader, email: string): Promise<{ user: User; passwordHash: string } | null> {
  const row = await reader.user.findUnique({ where: { email }, select: { ...userColumns, passwordHash: true } });
  if (!row) return null;
  const { passwordHash, ...user } = row;
  return { user: toUser(user), passwordHash };
}

/** Those of `emails` (some dozens) that stand as they were made. */
export async function findUntouchedEmails(reader: Reader, emails: readonly string[]): Promise<string[]> {
  const rows = await reader.user.findMany({ where: { email: { in: [...emails] }, revision: 1, status: "active" }, select: { email: true } });
  return rows.map(({ email }) => email);
}

/** In order of making. @param after id of the last one seen */
export async function listUsers(reader: Reader, limit: number, after: string | undefined): Promise<User[]> {
  const rows = await reader.user.findMany({
    where: after === undefined ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: userColumns,
  });
  return rows.map(toUser);
}

/** Active people with what they hold. @param ids only of these; all (at most 5,000) when left out */
export async function listActivePeople(reader: Reader, ids?: readonly string[]): Promise<Pick<User, "id" | "name" | "grants">[]> {
  const rows = await reader.user.findMany({
    where: { status: "active", ...(ids === undefined ? {} : { id: { in: ids.slice(0, 500) } }) },
    orderBy: { id: "asc" },
    take: 5_000,
    select: { id: true, name: true, grants: userColumns.grants },
  });
  return rows.map((row) => ({ ...row, grants: grantsSchema.parse(row.grants) }));
}

/** How many others are active and administrators of everything. */
export const countOtherAdministrators = (reader: Reader, userId: string): Promise<number> =>
  reader.user.count({
    where: { id: { not: userId }, status: "active", grants: { some: { role: "administrator", contentType: "*", locale: "*" } } },
  });

export async function findSessionWithUser(reader: Reader, id: string): Promise<{ session: Session; user: User } | null> {
  const row = await reader.session.findUnique({ where: { id }, include: { user: { select: userColumns } } });
  if (!row) return null;
  const { user, ...session } = row;
  return { session, user: toUser(user) };
}

export const listSessions = (reader: Reader, userId: string): Promise<Session[]> =>
  reader.session.findMany({ where: { userId }, orderBy: { lastSeenAt: "desc" } });

export async function findToken(reader: Reader, id: string): Promise<Token | null> {
  const row = await reader.apiToken.findUnique({ where: { id }, select: tokenColumns });
  return row && toToken(row);
}

export async function findTokenBySecretHash(reader: Reader, secretHash: string): Promise<Token | null> {
  const row = await reader.apiToken.findUnique({ where: { secretHash }, select: tokenColumns });
  return row && toToken(row);
}

/** In order of making, without the revoked and ended ones of long ago. @param after id of the last one seen */
export async function listTokens(reader: Reader, limit: number, after: string | undefined): Promise<Token[]> {
  const rows = await reader.apiToken.findMany({
    where: after === undefined ? {} : { id: { lt: after } },
    orderBy: { id: "desc" },
    take: limit,
    select: tokenColumns,
  });
  return rows.map(toToken);
}

export async function listLivingTokensOf(reader: Reader, userId: string): Promise<Token[]> {
  const rows = await reader.apiToken.findMany({ where: { createdById: userId, revokedAt: null }, select: tokenColumns });
  return rows.map(toToken);
}

/** Names by id, of people and tokens. */
export async function findNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let start = 0; start < ids.length; start += 500) {
    const where = { id: { in: ids.slice(start, start + 500) } };
    for (const row of await reader.user.findMany({ where, select: { id: true, name: true } })) names.set(row.id, row.name);
    if (names.size < ids.length) for (const row of await reader.apiToken.findMany({ where, select: { id: true, name: true } })) names.set(row.id, row.name);
  }
  return names;
}

/**
 * Makes changes to who administers wait for each other until this transaction ends; answers how many there were before. The row is
 * made at bootstrap. Without it two administrators could demote each other at the same instant on SQL Server.
 */
export async function lockAdministration(tx: Tx): Promise<number> {
  const row = await tx.counter.update({ where: { name: "administration" }, data: { value: { increment: 1 } }, select: { value: true } });
  return row.value - 1;
}

export async function insertUser(tx: Tx, user: User & { readonly passwordHash: string }): Promise<void> {
  const { grants, ...columns } = user;
  await tx.user.create({ data: { ...columns, updatedAt: user.createdAt }, select: { id: true } });
  await insertGrants(tx, user.id, grants);
}

/** Compare-and-set on the revision; false when somebody was faster. */
export async function updateUser(
  tx: Tx,
  user: Pick<User, "id" | "revision">,
  columns: { name?: string; status?: string; uiLocale?: string; timeZone?: string; passwordHash?: string },
  now: Date,
): Promise<boolean> {
  const changed = await tx.user.updateMany({
    where: { id: user.id, revision: user.revision },
    data: { ...columns, revision: { increment: 1 }, updatedAt: now },
  });
  return changed.count === 1;
}

/** Takes everything out of a person's row but the id: what they did still names that. The address is one that nobody can have. */
export async function eraseUser(tx: Tx, id: string, name: string, at: Date): Promise<void> {
  await tx.roleGrant.deleteMany({ where: { userId: id } });
  await tx.user.updateMany({
    where: { id },
    data: {
      email: `${id}@erased.invalid`,
      name,
      passwordHash: "none",
      status: "erased",
      uiLocale: "en",
      timeZone: "UTC",
      revision: { increment: 1 },
      updatedAt: at,
    },
  });
}

export async function replaceGrants(tx: Tx, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.roleGrant.deleteMany({ where: { userId } });
  await insertGrants(tx, userId, grants);
}

async function insertGrants(tx: Tx, userId: string, grants: readonly Grant[]): Promise<void> {
  await tx.roleGrant.createMany({ data: grants.map(({ role, contentType, locale }) => ({ userId, role, contentType, locale })) });
}

export const insertSession = async (tx: Tx, session: Session): Promise<void> => void (await tx.session.create({ data: session, select: { id: true } }));

/** Moves the idle end on, unless a parallel request just did. */
export const touchSession = async (tx: Tx, session: Session, now: Date): Promise<void> =>
  void (await tx.session.updateMany({ where: { id: session.id, lastSeenAt: session.lastSeenAt }, data: { lastSeenAt: now } }));

/** Number of sessions ended. */
export async function deleteSessions(tx: Tx, where: { id?: string; userId?: string; handle?: string }): Promise<number> {
  return (await tx.session.deleteMany({ where })).count;
}

export const deleteEndedSessions = async (tx: Tx, now: Date, idleSince: Date): Promise<void> =>
  void (await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: idleSince } }] } }));

export const insertToken = async (tx: Tx, token: Token & { readonly secretHash: string }): Promise<void> =>
  void (await tx.apiToken.create({ data: token, select: { id: true } }));

export const touchToken = async (tx: Tx, id: string, now: Date): Promise<void> =>
  void (await tx.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } }));

/** False when there is no living token of that id. */
export async function revokeTokenById(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })).count === 1;
}
