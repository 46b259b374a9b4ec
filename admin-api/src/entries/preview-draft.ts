import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { notFound } from "../platform/errors.ts";
import { slugOf, titleOf } from "./draft-content.ts";
import type { DraftKey } from "./drafts.repository.ts";
import { openVariant } from "./open-entry.ts";
import { withProposedSlug } from "./slug-proposal.ts";
import { cleanFields } from "./suggestions.ts";

/** A draft as publishing it now would freeze it: suggestions rejected, an empty slug proposed. Nothing is written. */
export interface PreviewDraft extends DraftKey {
  readonly definition: ContentTypeDefinition;
  readonly contentTypeVersion: number;
  readonly title: string;
  readonly slug: string;
  /** Fields of the variant, and those that all locales share. */
  readonly own: FieldValues;
  readonly shared: FieldValues;
  /** Of the later of the two. */
  readonly updatedAt: Date;
}

/** @throws AppError 404 for what is not there, is in the bin or must not be seen; also for the shared fields, which are no page */
export async function readPreviewDraft(reader: Reader, actor: Actor, { entryId, locale }: DraftKey): Promise<PreviewDraft> {
  const { entry, type, own, shared } = await openVariant(reader, actor, entryId, locale);
  if (entry.deletedAt !== null || locale === sharedLocale) throw notFound("variant");
  const { definition } = type;
  const ownFields = await withProposedSlug(reader, type, locale, cleanFields(own.fields));
  return {
    entryId,
    locale,
    definition,
    contentTypeVersion: type.version,
    title: titleOf(definition, ownFields),
    slug: slugOf(definition, ownFields),
    own: ownFields,
    shared: cleanFields(shared.fields),
    updatedAt: new Date(Math.max(own.updatedAt.getTime(), shared.updatedAt.getTime())),
  };
}
