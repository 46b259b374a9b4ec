import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notFound } from "../../platform/errors.ts";
import { replaceReferences } from "../../references/references.public.ts";
import { lockEntries } from "../drafts.repository.ts";
import { nothingLive } from "../entries.errors.ts";
import { entriesPublished, publicationOrderingKey } from "../entries.events.ts";
import { findPublications, insertCommit, type LiveRow, publicationKey, takeCommitSeq, writePublications } from "../publications.repository.ts";
import { refreshStatuses } from "../variant-status.ts";
import type { PublishDeps, PublishOutcome, PublishRequest } from "./publish-variants.ts";

/**
 * Points publications at none, in the caller's transaction. History keeps what was live; the slug stays reserved.
 * @throws AppError 409 when one of them is not live
 */
export async function unpublishVariants(deps: PublishDeps, tx: Tx, { actor, items, reason }: Omit<PublishRequest, "kind">): Promise<PublishOutcome> {
  const at = deps.clock.now();
  const entryIds = [...new Set(items.map((item) => item.entryId))].sort();
  if (!(await lockEntries(tx, entryIds))) throw notFound("entry");
  const publications = await findPublications(tx, entryIds);
  const previous = new Map(publications.map((publication) => [publicationKey(publication), publication]));
  const live = items.map((item) => {
    const publication = previous.get(publicationKey(item));
    if (!publication || publication.version === 0) throw nothingLive(item.locale);
    return publication;
  });

  const seq = await takeCommitSeq(tx);
  await insertCommit(tx, { seq, at, actorId: actor.id, reason, variants: live.length });
  const ended = { version: 0, sharedVersion: 0, hash: "", sharedHash: "", sequence: seq, publishedAt: at, publishedById: actor.id, title: "", reason };
  await writePublications(
    tx,
    live.map((publication): LiveRow => ({ ...publication, ...ended })),
    previous,
  );
  for (const { entryId, locale } of live) await replaceReferences(tx, { entryId, locale, versionState: "live" }, []);
  for (const entryId of entryIds) {
    const gone = new Set(live.filter((publication) => publication.entryId === entryId).map((publication) => publication.locale));
    const isDark = publications.every((publication) => publication.entryId !== entryId || publication.version === 0 || gone.has(publication.locale));
    if (isDark) await replaceReferences(tx, { entryId, locale: sharedLocale, versionState: "live" }, []);
    await refreshStatuses(tx, entryId);
    await recordAudit(tx, deps.clock, actor, {
      action: "entry.unpublished",
      subject: `entry:${entryId}`,
      details: { commitSeq: seq, reason, locales: [...gone] },
    });
  }
  await deps.outbox.append(tx, entriesPublished, { commitSeq: seq }, { orderingKey: publicationOrderingKey });
  return { commitSeq: seq, published: live.map(({ entryId, locale }) => ({ entryId, locale, isRepublished: false })) };
}
