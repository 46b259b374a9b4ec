import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";

/**
 * Who may do what with an entry (docs/decisions/0044-reading-is-by-type.md). Reading goes by content type: a translator of Spanish reads the
 * English source. Writing goes by content type and locale. Shared fields belong to all languages, so only grants for all of them reach there.
 */
export interface EntryScope {
  readonly contentType: string;
  readonly locale: string;
  /** The newsroom's source locale: translators do not write it. */
  readonly sourceLocale: string;
}

export const canReadType = (actor: Actor, contentType: string): boolean => can(actor, "entry.read", { contentType });

/** Own texts of a variant; of locale `*` the shared fields. */
export function canEditVariant(actor: Actor, { contentType, locale, sourceLocale }: EntryScope): boolean {
  if (locale === sharedLocale) return canEditShared(actor, contentType);
  return can(actor, "entry.edit", { contentType, locale }) || (locale !== sourceLocale && can(actor, "entry.translate", { contentType, locale }));
}

export const canEditShared = (actor: Actor, contentType: string): boolean => can(actor, "entry.edit-shared", { contentType, locale: sharedLocale });

export const canPublishVariant = (actor: Actor, { contentType, locale }: Pick<EntryScope, "contentType" | "locale">): boolean =>
  can(actor, "entry.publish", { contentType, locale });

/** Deleting takes all languages with it. */
export const canDeleteEntry = (actor: Actor, contentType: string): boolean => can(actor, "entry.delete", { contentType, locale: sharedLocale });

/** Content types whose entries the actor may read; null for all of them. */
export function readableTypes(actor: Actor): readonly string[] | null {
  if (actor.kind === "system") return null;
  const types = [...new Set(actor.grants.map((grant) => grant.contentType))].filter((type) => type === "*" || canReadType(actor, type));
  return types.includes("*") && actor.grants.some((grant) => grant.contentType === "*" && can({ ...actor, grants: [grant] }, "entry.read"))
    ? null
    : types.filter((type) => type !== "*");
}
