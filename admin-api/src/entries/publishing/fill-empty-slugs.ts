/**
 * An empty slug takes its proposal when the variant goes to readers: a translation is started empty and gets its title in the live document,
 * and nobody should be refused for an address that the title names already. The draft gets it, so that what is frozen is what people see.
 */
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { slugOf } from "../draft-content.ts";
import { hasLiveDocument, lockEntry, takeRevision } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { type OpenVariant, openVariant, readDrafts } from "../open-entry.ts";
import { withProposedSlug } from "../slug-proposal.ts";
import { refreshStatuses } from "../variant-status.ts";
import { writeDraft } from "../write-draft.ts";

/**
 * Call it after the live documents are stored, before the publishing transaction: it writes through an open document where there is one.
 * @returns locale → key of the field that was filled
 */
export async function fillEmptySlugs(deps: EntriesDeps, actor: Actor, entryId: string, locales: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const filled = new Map<string, string>();
  for (const locale of locales) {
    const opened = await openVariant(deps.database.read, actor, entryId, locale);
    const field = opened.type.definition.fields.find((each) => each.kind === "slug");
    if (!field?.localized || slugOf(opened.type.definition, opened.own.fields) !== "") continue;
    if (await fillOne(deps, actor, opened, field.key)) filled.set(locale, field.key);
  }
  return filled;
}

async function fillOne(deps: EntriesDeps, actor: Actor, opened: OpenVariant, key: string): Promise<boolean> {
  const { entry, type, own } = opened;
  const draftKey = { entryId: entry.id, locale: own.locale };
  const isStored = await deps.database.transaction(async (tx) => {
    await lockEntry(tx, entry.id);
    if (await hasLiveDocument(tx, draftKey)) return null;
    const { own: current } = await readDrafts(tx, opened, own.locale);
    const fields = await withProposedSlug(tx, type, own.locale, current.fields);
    if (fields === current.fields) return false;
    const at = deps.clock.now();
    const revision = await takeRevision(tx, entry.id, at);
    await writeDraft(tx, { ...draftKey, type, current, fields, revision, authorIds: [actor.id].filter(Boolean), at });
    await refreshStatuses(tx, entry.id);
    return true;
  });
  if (isStored !== null) return isStored;
  const proposed = (await withProposedSlug(deps.database.read, type, own.locale, own.fields))[key];
  if (proposed === undefined) return false;
  // What somebody typed there meanwhile stays: it is not what was expected, and nothing is changed.
  const { conflicts } = await deps.liveDrafts.change(entry.id, own.locale, { [key]: proposed }, actor, { [key]: undefined });
  return conflicts.length === 0;
}
