import { publicUrl } from "@pressbox/shared/content-types/public-url.ts";
import type { CreatedPreviewLink, PreviewLink } from "@pressbox/shared/delivery/preview.schema.ts";
import { fillPreviewUrl } from "@pressbox/shared/delivery/preview.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { recordAudit } from "../../../audit/audit.public.ts";
import { lockEntry, type PreviewDraft, readPreviewDraft } from "../../../entries/entries.public.ts";
import { findPeople, hashSecret, newSecret } from "../../../identity/identity.public.ts";
import { notAllowed, notFound } from "../../../platform/errors.ts";
import { tooManyPreviewLinks } from "../../delivery.errors.ts";
import type { PreviewDeps } from "../preview.deps.ts";
import { findLinkById, insertLink, listLivingLinks, type PreviewLinkRow, revokeLink, sweepLinks } from "../preview-links.repository.ts";
import { findPreviewTemplate } from "../preview-sites.repository.ts";

/** Of one variant at a time. */
const mostLinks = 50;
/** How long the row of an ended link stays, for whoever asks what happened. */
const keptMs = 30 * 24 * 3_600_000;

interface Variant {
  readonly entryId: string;
  readonly locale: string;
}

/** Makes a link that shows this draft to whoever has it, for a while. @returns the only time that its address is told */
export async function createPreviewLink(deps: PreviewDeps, actor: Actor, variant: Variant, lifetimeMinutes: number): Promise<CreatedPreviewLink> {
  const draft = await openShared(deps, actor, variant);
  const now = deps.clock.now();
  const secret = newSecret();
  const row: PreviewLinkRow = {
    id: newId(now.getTime()),
    ...variant,
    createdById: actor.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifetimeMinutes * 60_000),
    lastUsedAt: null,
  };
  await deps.database.transaction(async (tx) => {
    // Two who share at the same moment count one after the other.
    await lockEntry(tx, variant.entryId);
    if ((await listLivingLinks(tx, variant, now)).length >= mostLinks) throw tooManyPreviewLinks(mostLinks);
    await sweepLinks(tx, new Date(now.getTime() - keptMs));
    await insertLink(tx, { ...row, secretHash: hashSecret(secret) });
    const details = { locale: variant.locale, link: row.id, expiresAt: row.expiresAt.toISOString() };
    await recordAudit(tx, deps.clock, actor, { action: "preview.shared", subject: `entry:${variant.entryId}`, details });
  });
  return {
    ...presentLink(row, new Map([[actor.id, actor.name]])),
    url: `${deps.config.publicUrl}/preview/${secret}`,
    siteUrl: siteUrlOf(await findPreviewTemplate(deps.database.read, draft.definition.key), draft, secret),
  };
}

/** Those that work now. */
export async function listPreviewLinks(deps: PreviewDeps, actor: Actor, variant: Variant): Promise<PreviewLink[]> {
  await openShared(deps, actor, variant);
  const links = await listLivingLinks(deps.database.read, variant, deps.clock.now());
  const names = await findPeople(
    deps.database.read,
    links.map(({ createdById }) => createdById),
  );
  return links.map((link) => presentLink(link, names));
}

/** Whoever may share the draft may also end any link to it. */
export async function revokePreviewLink(deps: PreviewDeps, actor: Actor, id: string): Promise<void> {
  const now = deps.clock.now();
  const link = await findLinkById(deps.database.read, id, now);
  if (!link) throw notFound("preview link");
  await openShared(deps, actor, link);
  await deps.database.transaction(async (tx) => {
    await revokeLink(tx, id, now);
    await recordAudit(tx, deps.clock, actor, { action: "preview.revoked", subject: `entry:${link.entryId}`, details: { locale: link.locale, link: id } });
  });
}

/** @throws AppError 404 for what the actor may not see, 403 for what they may see and not share */
async function openShared(deps: PreviewDeps, actor: Actor, variant: Variant): Promise<PreviewDraft> {
  const draft = await readPreviewDraft(deps.database.read, actor, variant);
  if (!can(actor, "entry.share-preview", { contentType: draft.definition.key, locale: variant.locale })) throw notAllowed("entry.share-preview");
  return draft;
}

const presentLink = ({ id, createdById, createdAt, expiresAt, lastUsedAt }: PreviewLinkRow, names: ReadonlyMap<string, string>): PreviewLink => ({
  id,
  createdBy: { id: createdById, name: names.get(createdById) ?? "" },
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

function siteUrlOf(template: string | null, { entryId, locale, slug, definition }: PreviewDraft, token: string): string | null {
  if (template === null) return null;
  const values = { token, path: publicUrl(definition, locale, slug), locale, slug, type: definition.key, id: entryId };
  return fillPreviewUrl(template, (name) => values[name]);
}
