/**
 * Slows guessing down without locking anybody out. docs/features/identity.md
 *
 * Three counts of failures: of an e-mail from one address, of an address over all e-mails, of an e-mail over all addresses. After some free
 * tries each further one doubles the wait, up to a cap; a quiet half hour forgets all. An attempt is counted before the password is looked
 * at, so a hundred parallel guesses are a hundred, and taken back when it was right. A success takes back its own e-mail's counts only.
 *
 * An address that an e-mail signed in from during the last month is not held up by the e-mail's overall count: strangers who guess at
 * Marta's password cannot keep Marta out.
 */
import type { Clock } from "../platform/clock.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import { tooManyAttempts } from "./identity.errors.ts";
import { deleteCounts, deleteForgotten, findCount, lockCounts, takeBackOne, writeCount } from "./sign-in-throttle.repository.ts";

const forgetMs = 30 * 60_000;
const familiarMs = 30 * 24 * 3_600_000;

interface Rule {
  readonly key: string;
  readonly freeFailures: number;
  readonly capMs: number;
}

const pairRule = (email: string, address: string): Rule => ({ key: `pair:${email}|${address}`, freeFailures: 5, capMs: 15 * 60_000 });
const addressRule = (address: string): Rule => ({ key: `address:${address}`, freeFailures: 50, capMs: 15 * 60_000 });
const emailRule = (email: string): Rule => ({ key: `email:${email}`, freeFailures: 20, capMs: 60_000 });
const familiarKey = (email: string, address: string) => `known:${email}|${address}`;

/** Counts an attempt. @throws AppError 429 with Retry-After while one of the waits lasts; such an attempt is not counted */
export async function countAttempt(deps: { database: Database; clock: Clock }, email: string, address: string): Promise<void> {
  const now = deps.clock.now();
  const waitMs = await deps.database.transaction(async (tx) => {
    const isFamiliar = (await findCount(tx, familiarKey(email, address), now)) !== null;
    const rules = [pairRule(email, address), addressRule(address), ...(isFamiliar ? [] : [emailRule(email)])];
    await lockCounts(
      tx,
      rules.map((rule) => rule.key),
    );
    const counts: { key: string; failures: number }[] = [];
    for (const rule of rules) {
      const count = await findCount(tx, rule.key, now);
      const blockedUntil = count ? count.windowEnd.getTime() - forgetMs + waitAfter(rule, count.failures) : 0;
      if (blockedUntil > now.getTime()) return blockedUntil - now.getTime();
      counts.push({ key: rule.key, failures: count?.failures ?? 0 });
    }
    const windowEnd = new Date(now.getTime() + forgetMs);
    for (const { key, failures } of counts) await writeCount(tx, key, { failures: failures + 1, windowEnd });
    return 0;
  });
  if (waitMs > 0) throw tooManyAttempts(Math.ceil(waitMs / 1000));
}

/** Takes back what a right password's attempt counted, and remembers the address. Counts of other e-mails stay. */
export async function forgiveAttempts(tx: Tx, now: Date, email: string, address: string): Promise<void> {
  await deleteCounts(tx, [pairRule(email, address).key, emailRule(email).key]);
  await takeBackOne(tx, addressRule(address).key);
  await deleteForgotten(tx, now);
  await writeCount(tx, familiarKey(email, address), { failures: 0, windowEnd: new Date(now.getTime() + familiarMs) });
}

/** Milliseconds from the last failure until the next try: none for the free ones, then 1 s, 2 s, 4 s … up to the cap. */
export function waitAfter(rule: Pick<Rule, "freeFailures" | "capMs">, failures: number): number {
  if (failures < rule.freeFailures) return 0;
  return Math.min(rule.capMs, 1000 * 2 ** Math.min(failures - rule.freeFailures, 30));
}
