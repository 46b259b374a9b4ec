import type { DeliveredEntry } from "@pressbox/shared/delivery/delivery.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { type PreviewDraft, readPreviewDraft } from "../../../entries/entries.public.ts";
import { findLivingActor, hashSecret, secretPattern, systemActor } from "../../../identity/identity.public.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Platform } from "../../../platform/platform.ts";
import type { PreviewDeps } from "../preview.deps.ts";
import { findLivingLink, type PreviewLinkRow, touchLink } from "../preview-links.repository.ts";

type LinkDeps = Pick<Platform, "database" | "clock"> & Pick<PreviewDeps, "previews" | "flushSeldom">;

/** Signs of life are written at most this often. */
const touchEveryMs = 60_000;

export interface OpenedPreview {
  readonly link: PreviewLinkRow;
  readonly draft: PreviewDraft;
  readonly entry: DeliveredEntry;
}

/**
 * What a link shows now, or null: it never was, is over, was revoked, whoever made it has left or may not share it any more, or the entry is gone. The link opens this one
 * variant and nothing else; what it points at is there only as far as readers see it too.
 */
export async function openPreviewLink(deps: LinkDeps, secret: string): Promise<OpenedPreview | null> {
  const now = deps.clock.now();
  const link = secretPattern.test(secret) ? await findLivingLink(deps.database.read, hashSecret(secret), now) : null;
  const sharer = link && (await findLivingActor(deps.database.read, link.createdById, now));
  if (!link || !sharer) return null;
  const before = await readLinked(deps, link);
  if (!before || !mayShare(sharer, before)) return null;
  // Nothing is stored for who has no right to it, and for a crowd at one link once a second.
  await deps.flushSeldom(link.entryId);
  const draft = await readLinked(deps, link);
  if (!draft) return null;
  if (link.lastUsedAt === null || now.getTime() - link.lastUsedAt.getTime() > touchEveryMs)
    await deps.database.transaction((tx) => touchLink(tx, link.id, now));
  return { link, draft, entry: await deps.previews.read(draft) };
}

const mayShare = (sharer: Actor, { definition, locale }: PreviewDraft): boolean => can(sharer, "entry.share-preview", { contentType: definition.key, locale });

async function readLinked(deps: LinkDeps, { entryId, locale }: PreviewLinkRow): Promise<PreviewDraft | null> {
  const { value, error } = await readPreviewDraft(deps.database.read, systemActor, { entryId, locale }).then(
    (value) => ({ value, error: null }),
    (error: unknown) => ({ value: null, error }),
  );
  if (error instanceof AppError && error.status === 404) return null;
  if (error !== null) throw error;
  return value;
}
