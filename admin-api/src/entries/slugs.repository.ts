/**
 * Slugs are reserved rows: the key (type, locale, slug) lets one entry have it. `isCurrent` rows are the live slug and the draft's wish;
 * the others are old addresses and redirect. A wish that was never live goes when the draft moves on (docs/decisions/0041-slugs-keep-their-script.md).
 */
import type { Reader, Tx } from "../platform/database/database.ts";
import { slugTaken } from "./entries.errors.ts";

export interface SlugScope {
  readonly contentType: string;
  readonly locale: string;
}

/** Which of `slugs` are taken, and by which entry. */
export async function findSlugOwners(reader: Reader, { contentType, locale }: SlugScope, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.slug.findMany({ where: { contentType, locale, slug: { in: [...slugs] } }, select: { slug: true, entryId: true } });
  return new Map(rows.map((row) => [row.slug, row.entryId]));
}

/**
 * Reserves a draft's wish and lets go of an earlier wish. False when another entry has it: then nothing was changed.
 * @param planned slugs that stay reserved because something is to go live under them
 */
export async function reserveSlug(
  tx: Tx,
  scope: SlugScope,
  owner: { entryId: string; slug: string; at: Date },
  planned: readonly string[] = [],
): Promise<boolean> {
  const { entryId, slug } = owner;
  const holder = slug === "" ? undefined : (await findSlugOwners(tx, scope, [slug])).get(slug);
  if (holder !== undefined && holder !== entryId) return false;
  const live = await tx.publication.findUnique({ where: { entryId_locale: { entryId, locale: scope.locale } }, select: { slug: true } });
  await tx.slug.deleteMany({ where: { entryId, locale: scope.locale, isCurrent: true, slug: { notIn: [slug, live?.slug ?? "", ...planned] } } });
  if (slug !== "" && holder === undefined) await insertSlug(tx, scope, owner);
  return true;
}

/** Makes `slug` the one the entry is live under; the one before becomes an old address. */
export async function takeLiveSlug(tx: Tx, scope: SlugScope, owner: { entryId: string; slug: string; previous: string; at: Date }): Promise<void> {
  const { entryId, slug, previous, at } = owner;
  if (previous !== "" && previous !== slug) await tx.slug.updateMany({ where: { ...scope, slug: previous, entryId }, data: { isCurrent: false } });
  if (slug === "") return;
  const kept = await tx.slug.updateMany({ where: { ...scope, slug, entryId }, data: { isCurrent: true } });
  if (kept.count === 0) await insertSlug(tx, scope, { entryId, slug, at });
}

/** @throws AppError 409 when another transaction took the slug since this one looked: the key lets one through */
async function insertSlug(tx: Tx, scope: SlugScope, { entryId, slug, at }: { entryId: string; slug: string; at: Date }): Promise<void> {
  try {
    await tx.slug.create({ data: { ...scope, slug, entryId, isCurrent: true, createdAt: at }, select: { slug: true } });
  } catch (error) {
    if ((error as { code?: string }).code === "P2002") throw slugTaken("fields.slug", slug, scope.locale);
    throw error;
  }
}
