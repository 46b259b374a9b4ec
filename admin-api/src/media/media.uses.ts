/** Who points at an asset, as media speaks of it. */
import type { Reader } from "../platform/database/database.ts";
import { whereUsed } from "../references/references.public.ts";
import type { UnnamedUse } from "./media.deps.ts";

/** Every place that points at the asset, in drafts and in what readers see; at most 1,000. */
export async function findUses(reader: Reader, assetId: string): Promise<UnnamedUse[]> {
  const rows = await whereUsed(reader, { toKind: "asset", toId: assetId });
  return rows.map((row) => ({ entryId: row.fromEntryId, locale: row.fromLocale, state: row.versionState, path: row.path }));
}
