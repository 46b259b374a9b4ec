import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";

/** A variant that a commit brought or ended. */
export interface Place {
  readonly entryId: string;
  readonly locale: string;
}

/** Which variants each commit brought or ended. */
export async function findPlaces(reader: Reader, seqs: ReadonlySet<number>): Promise<ReadonlyMap<number, readonly Place[]>> {
  if (seqs.size === 0) return new Map();
  const rows = await reader.publicationHistory.findMany({
    where: { locale: { not: sharedLocale }, OR: [{ fromSeq: { in: [...seqs] } }, { toSeq: { in: [...seqs] } }] },
    orderBy: [{ entryId: "asc" }, { locale: "asc" }],
    select: { entryId: true, locale: true, fromSeq: true, toSeq: true },
  });
  const places = new Map<number, Map<string, Place>>();
  for (const { entryId, locale, fromSeq, toSeq } of rows)
    for (const seq of [fromSeq, toSeq]) {
      if (!seqs.has(seq)) continue;
      const ofCommit = places.get(seq) ?? new Map<string, Place>();
      places.set(seq, ofCommit.set(`${entryId}/${locale}`, { entryId, locale }));
    }
  return new Map([...places].map(([seq, ofCommit]) => [seq, [...ofCommit.values()]]));
}
