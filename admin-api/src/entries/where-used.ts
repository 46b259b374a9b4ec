import type { EntryUse } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader } from "../platform/database/database.ts";
import { whereUsed } from "../references/references.public.ts";
import { canReadType } from "./entries.policy.ts";
import { nameEntries } from "./name-entries.ts";

/** Who points at an entry, entries in the bin left out. Entries that the actor may not read are counted, without their titles. */
export async function readUses(reader: Reader, actor: Actor, entryId: string): Promise<EntryUse[]> {
  const incoming = (await whereUsed(reader, { toKind: "entry", toId: entryId })).filter((use) => use.fromEntryId !== entryId);
  const named = await nameEntries(
    reader,
    incoming.map((use) => ({ entryId: use.fromEntryId, locale: use.fromLocale })),
  );
  const byKey = new Map(named.map((entry) => [`${entry.entryId}/${entry.locale}`, entry]));
  return incoming.flatMap((use): EntryUse[] => {
    const entry = byKey.get(`${use.fromEntryId}/${use.fromLocale}`);
    if (!entry || entry.isInBin) return [];
    const { contentType } = entry;
    const title = canReadType(actor, contentType) ? entry.title : "";
    return [{ entryId: use.fromEntryId, contentType, title, locale: use.fromLocale, state: use.versionState, path: use.path }];
  });
}
