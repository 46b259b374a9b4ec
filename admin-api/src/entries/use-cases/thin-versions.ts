import { thinCheckpoints } from "@pressbox/shared/entries/version-thinning.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Platform } from "../../platform/platform.ts";
import { deleteCheckpoints, findCheckpoints, findNewestVersions, findPublishedVersions } from "../checkpoints.repository.ts";
import { lockEntry } from "../drafts.repository.ts";

/**
 * Takes the checkpoints of one entry out that the policy no longer keeps. Under the entry's lock, as naming and publishing are: what somebody needs a
 * moment later is either protected or gone. Numbers are never given again: the newest version always stays. @returns how many went
 */
export async function thinVersions({ database, clock }: Pick<Platform, "database" | "clock">, entryId: string): Promise<number> {
  return database.transaction(async (tx) => {
    await lockEntry(tx, entryId);
    const needed = new Set([...(await findNewestVersions(tx, entryId)), ...(await findPublishedVersions(tx, entryId, sharedLocale))]);
    const byLocale = Map.groupBy(await findCheckpoints(tx, entryId), (checkpoint) => checkpoint.locale);
    let thinned = 0;
    for (const [locale, checkpoints] of byLocale) {
      const gone = thinCheckpoints(checkpoints, clock.now(), (number) => needed.has(`${locale}/${number}`));
      thinned += await deleteCheckpoints(tx, { entryId, locale }, gone);
    }
    return thinned;
  });
}
