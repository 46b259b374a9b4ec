import { type Locale, localeSchema } from "@pressbox/shared/locales/locales.schema.ts";
import type { Reader, Tx } from "../platform/database/database.ts";

/** All, in the order people see them. There are dozens at most. */
export async function listLocales(reader: Reader): Promise<Locale[]> {
  const rows = await reader.locale.findMany({ orderBy: [{ position: "asc" }, { code: "asc" }] });
  return rows.map((row) => localeSchema.parse(row));
}

export const insertLocale = async (tx: Tx, locale: Locale): Promise<void> => void (await tx.locale.create({ data: locale, select: { code: true } }));

/** Compare-and-set on the revision; false when somebody was faster. */
export async function updateLocale(
  tx: Tx,
  locale: Pick<Locale, "code" | "revision">,
  columns: { name?: string; fallback?: string; isEnabled?: boolean },
): Promise<boolean> {
  const changed = await tx.locale.updateMany({ where: { code: locale.code, revision: locale.revision }, data: { ...columns, revision: { increment: 1 } } });
  return changed.count === 1;
}

/** Makes changes to the chains wait for each other until this transaction ends: two that are harmless alone could close a circle. */
export const lockLocales = async (tx: Tx): Promise<void> => void (await tx.locale.updateMany({ where: { isSource: true }, data: { isSource: true } }));
