import type { Confirmation } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Reader, Tx } from "../../platform/database/database.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import { findDraftsWithShared, lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canPublishVariant } from "../entries.policy.ts";
import { conflictWith, fieldsChangedSince } from "../field-precondition.ts";
import { openEntry, openVariant, requireNotInBin } from "../open-entry.ts";
import { fillEmptySlugs } from "../publishing/fill-empty-slugs.ts";
import { buildPublishSet, type PublishItem } from "../publishing/publish-set.ts";
import { resolvePublishTime, type WhenInput } from "../publishing/publish-time.ts";
import { passGates, publishVariants, requireAllowed } from "../publishing/publish-variants.ts";
import { requireConfirmed } from "../publishing/require-confirmed.ts";
import { scheduleVariants } from "../publishing/schedule-variants.ts";
import type { Schedule } from "../schedules.repository.ts";

export interface PublishSetInput extends WhenInput {
  readonly entryId: string;
  readonly locales: readonly string[];
  /** For a set of one: which version. Without it the drafts are frozen. */
  readonly version?: number | undefined;
  readonly reason: string;
  /** Revision the caller saw: what goes live is what they read. */
  readonly ifMatch: number | undefined;
  /** What the person was asked and said yes to. */
  readonly confirmed?: readonly Confirmation[];
}

/** What became of it: published now, or planned. */
export interface PublishResult {
  readonly commitSeq: number | null;
  readonly schedules: readonly Schedule[];
  /** Other live locales that got new shared fields in the same commit. */
  readonly republished: readonly string[];
}

/**
 * Publishes locales of one entry, all or none, now or at a moment to come. What is planned is frozen and passes the gates at once, so that a fault
 * is seen by the person who plans and not at night; the gates are asked again when it is due.
 */
export async function publishVariantSet(deps: EntriesDeps, actor: Actor, input: PublishSetInput): Promise<PublishResult> {
  const { entryId, reason, version } = input;
  const locales = [...new Set(input.locales)];
  await requirePublishable(deps.database.read, actor, entryId, locales);
  const when = resolvePublishTime(input, deps.clock.now());
  await deps.liveDrafts.flush(entryId);
  const filled = version === undefined ? await fillEmptySlugs(deps, actor, entryId, locales) : new Map<string, string>();
  const items = locales.map((locale): PublishItem => ({ entryId, locale, version }));
  const result = await deps.database.transaction(
    async (tx): Promise<PublishResult> => {
      // Before the drafts are compared with what the caller saw: what is compared is what is frozen.
      await lockEntry(tx, entryId);
      await requireAsSeen(tx, actor, input, locales, filled);
      await requireConfirmed(tx, actor, input, locales);
      if (when === null) {
        const { commitSeq, published } = await publishVariants(deps, tx, { actor, items, reason, kind: "publish" });
        return { commitSeq, schedules: [], republished: published.filter((each) => each.isRepublished).map((each) => each.locale) };
      }
      const set = await buildPublishSet(tx, items, { actor, kind: "schedule", reason, at: deps.clock.now() });
      requireAllowed(actor, set.candidates);
      await passGates(deps, tx, set.candidates);
      const variants = set.candidates.filter((candidate) => !candidate.isRepublished);
      const schedules = await scheduleVariants(deps, tx, { actor, action: "publish", variants: variants.map(pinnedVersions), when, reason });
      return { commitSeq: null, schedules, republished: [] };
    },
    { timeoutMs: 60_000 },
  );
  if (result.commitSeq !== null) deps.liveDrafts.announce(entryId, { type: "published", commitSeq: result.commitSeq });
  return result;
}

const pinnedVersions = ({ entryId, locale, version, sharedVersion }: { entryId: string; locale: string; version: number; sharedVersion: number }) => ({
  entryId,
  locale,
  version,
  sharedVersion,
});

/** @throws AppError 404 for what is not there, 403 for what the actor may not publish */
export async function requirePublishable(reader: Reader, actor: Actor, entryId: string, locales: readonly string[]): Promise<void> {
  const { entry, type } = await openEntry(reader, actor, entryId);
  const drafts = await findDraftsWithShared(
    reader,
    locales.map((locale) => ({ entryId, locale })),
  );
  for (const locale of locales) {
    if (!drafts.some((draft) => draft.locale === locale)) throw notFound("variant");
    if (!canPublishVariant(actor, { contentType: type.key, locale })) throw notAllowed("entry.publish");
  }
  requireNotInBin(entry);
}

/**
 * @param filled locale → field that this very publish filled: no change of somebody else's
 * @throws AppError 412 when a draft changed since the caller read it
 */
export async function requireAsSeen(
  tx: Tx,
  actor: Actor,
  { entryId, ifMatch }: Pick<PublishSetInput, "entryId" | "ifMatch">,
  locales: readonly string[],
  filled: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  if (ifMatch === undefined) return;
  for (const locale of locales) {
    const opened = await openVariant(tx, actor, entryId, locale);
    const conflicts = [opened.own, opened.shared]
      .flatMap((draft) => fieldsChangedSince(draft.fieldRevisions, Object.keys(draft.fieldRevisions), ifMatch))
      .filter((key) => key !== filled.get(locale));
    if (conflicts.length > 0) throw conflictWith(opened, conflicts);
  }
}
