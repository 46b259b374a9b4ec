/** What other features and the composition may use of locales. */
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";
import { describeLocale } from "./describe-locale.ts";
import { insertLocale, listLocales } from "./locales.repository.ts";

export { listLocales } from "./locales.repository.ts";

/** The language with this canonical code that people may write in, or null. */
export async function findEnabledLocale(reader: Reader, code: string): Promise<Locale | null> {
  return (await listLocales(reader)).find((locale) => locale.code === code && locale.isEnabled) ?? null;
}

/** The language that texts are written in first. */
export async function findSourceLocale(reader: Reader): Promise<Locale | null> {
  return (await listLocales(reader)).find((locale) => locale.isSource) ?? null;
}

/** English (the source), Spanish and Arabic, unless there are languages already. Chains are the newsroom's choice: none is seeded. */
export async function seedLocales(tx: Tx): Promise<void> {
  if ((await listLocales(tx)).length > 0) return;
  for (const [position, code] of ["en", "es", "ar"].entries())
    await insertLocale(tx, { code, ...describeLocale(code), fallback: "", isSource: position === 0, isEnabled: true, position, revision: 1 });
}
