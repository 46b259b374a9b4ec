import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { freezeCheckpoint } from "../checkpoints.ts";
import { findDraftsWithShared, lockEntry } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { nothingLive } from "../entries.errors.ts";
import { findPublication } from "../publications.repository.ts";
import { resolvePublishTime, type WhenInput } from "../publishing/publish-time.ts";
import { scheduleVariants } from "../publishing/schedule-variants.ts";
import { unpublishVariants } from "../publishing/unpublish-variants.ts";
import { findSchedulesOfEntry } from "../schedules.repository.ts";
import { type PublishResult, requireAsSeen, requirePublishable } from "./publish-variant-set.ts";

export interface UnpublishInput extends WhenInput {
  readonly entryId: string;
  readonly locale: string;
  readonly reason: string;
  /** Revision the caller saw. */
  readonly ifMatch: number | undefined;
}

/**
 * Takes a variant from the readers, now or at a moment to come. It may be planned for what only will be live by then.
 * @throws AppError 409 when nothing is live, nor planned to be before
 */
export async function unpublishVariant(deps: EntriesDeps, actor: Actor, input: UnpublishInput): Promise<PublishResult> {
  const { entryId, locale, reason } = input;
  await requirePublishable(deps.database.read, actor, entryId, [locale]);
  const when = resolvePublishTime(input, deps.clock.now());
  await deps.liveDrafts.flush(entryId);
  const result = await deps.database.transaction(async (tx): Promise<PublishResult> => {
    await lockEntry(tx, entryId);
    await requireAsSeen(tx, actor, input, [locale]);
    for (const draft of await findDraftsWithShared(tx, [{ entryId, locale }])) await freezeCheckpoint(tx, draft, deps.clock.now());
    if (when === null) {
      const { commitSeq } = await unpublishVariants(deps, tx, { actor, items: [{ entryId, locale }], reason });
      return { commitSeq, schedules: [], republished: [] };
    }
    const live = await findPublication(tx, { entryId, locale });
    const planned = await findSchedulesOfEntry(tx, entryId, { locale, states: ["pending"] });
    const willBeLive = (live?.version ?? 0) > 0 || planned.some((schedule) => schedule.action === "publish" && schedule.dueAt < when.dueAt);
    if (!willBeLive) throw nothingLive(locale);
    const variants = [{ entryId, locale, version: 0, sharedVersion: 0 }];
    const schedules = await scheduleVariants(deps, tx, { actor, action: "unpublish", variants, when, reason });
    return { commitSeq: null, schedules, republished: [] };
  });
  if (result.commitSeq !== null) deps.liveDrafts.announce(entryId, { type: "published", commitSeq: result.commitSeq });
  return result;
}
