import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { findSourceLocale } from "../locales/locales.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { findTitles } from "./drafts.repository.ts";

export interface NamedEntry {
  readonly entryId: string;
  readonly locale: string;
  readonly contentType: string;
  readonly title: string;
  readonly isInBin: boolean;
}

/**
 * Names entries for people: the title in the asked locale; for `*`, or where there is none, that of the source locale, else any.
 * Unknown entries are left out.
 */
export async function nameEntries(reader: Reader, keys: readonly { entryId: string; locale: string }[]): Promise<NamedEntry[]> {
  if (keys.length === 0) return [];
  const rows = await findTitles(reader, [...new Set(keys.map((key) => key.entryId))]);
  const source = (await findSourceLocale(reader))?.code ?? "";
  const byEntry = Map.groupBy(rows, (row) => row.entryId);
  return keys.flatMap(({ entryId, locale }): NamedEntry[] => {
    const variants = byEntry.get(entryId);
    if (!variants) return [];
    const titleIn = (wanted: string) => variants.find((variant) => variant.locale === wanted)?.title;
    const any = variants.find((variant) => variant.title !== "")?.title;
    const title = (locale === sharedLocale ? "" : titleIn(locale)) || titleIn(source) || any || "";
    return [{ entryId, locale, contentType: variants[0]!.contentType, title, isInBin: variants[0]!.isInBin }];
  });
}
