import type { PublishProgress } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { notFound } from "../platform/errors.ts";
import type { EntriesDeps } from "./entries.deps.ts";
import { openVariant } from "./open-entry.ts";
import { findCommit, findPublication } from "./publications.repository.ts";

/** How far the last publish or unpublish of a variant has got. @throws AppError 404 when there was none yet */
export async function readPublishProgress(
  { config, database, pendingPurges }: EntriesDeps,
  actor: Actor,
  entryId: string,
  locale: string,
): Promise<PublishProgress> {
  await openVariant(database.read, actor, entryId, locale);
  const publication = await findPublication(database.read, { entryId, locale });
  const commit = publication && (await findCommit(database.read, publication.sequence));
  if (!commit) throw notFound("publication");
  return {
    commitSeq: commit.seq,
    hasCdn: config.cdn.adapter !== "none",
    committedAt: commit.at.toISOString(),
    visibleAt: commit.visibleAt?.toISOString() ?? null,
    purgesPending: commit.purgedAt ? 0 : await pendingPurges(database.read, commit.seq),
    purgedAt: commit.purgedAt?.toISOString() ?? null,
  };
}
