/** Counts of failed sign-ins by key, and which addresses an e-mail is known to sign in from. */
import type { Reader, Tx } from "../platform/database/database.ts";

export interface FailureCount {
  readonly failures: number;
  /** Until then it counts. */
  readonly windowEnd: Date;
}

/**
 * Makes attempts under the same keys wait for each other until this transaction ends: read without the lock, SQL Server would show a hundred
 * parallel guesses the same count, and the last of them would write it back plus one.
 */
export const lockCounts = async (tx: Tx, keys: readonly string[]): Promise<void> =>
  void (await tx.signInThrottle.updateMany({ where: { key: { in: [...keys] } }, data: { failures: { increment: 0 } } }));

/** Null when there is none that still counts. */
export async function findCount(reader: Reader, key: string, now: Date): Promise<FailureCount | null> {
  const row = await reader.signInThrottle.findUnique({ where: { key } });
  return row && row.windowEnd > now ? row : null;
}

export async function writeCount(tx: Tx, key: string, count: FailureCount): Promise<void> {
  const { failures, windowEnd } = count;
  await tx.signInThrottle.upsert({ where: { key }, create: { key, failures, windowEnd }, update: { failures, windowEnd } });
}

export const takeBackOne = async (tx: Tx, key: string): Promise<void> =>
  void (await tx.signInThrottle.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } }));

export const deleteCounts = async (tx: Tx, keys: readonly string[]): Promise<void> =>
  void (await tx.signInThrottle.deleteMany({ where: { key: { in: [...keys] } } }));

/** Everything that is counted under an e-mail, with whatever address. */
export const deleteCountsOf = async (tx: Tx, email: string): Promise<void> =>
  void (await tx.signInThrottle.deleteMany({
    where: { OR: [{ key: `email:${email}` }, ...["pair", "known"].map((kind) => ({ key: { startsWith: `${kind}:${email}|` } }))] },
  }));

/** Sweeps what no longer counts. */
export const deleteForgotten = async (tx: Tx, now: Date): Promise<void> => void (await tx.signInThrottle.deleteMany({ where: { windowEnd: { lt: now } } }));
