import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { notFound } from "../platform/errors.ts";
import { findTitles } from "./drafts.repository.ts";
import { nameEntries } from "./name-entries.ts";
import { openEntry } from "./open-entry.ts";

/** A variant without its texts, for features that hang something on it. */
export interface VariantHead {
  readonly entryId: string;
  /** `*` for the shared fields. */
  readonly locale: string;
  readonly contentType: string;
  readonly isInBin: boolean;
  /** As people know the entry: in this locale, else in the source. */
  readonly title: string;
  /** Fields whose texts live in this variant. */
  readonly fieldKeys: ReadonlySet<string>;
}

/** @throws AppError 404 for what is not there or must not be seen */
export async function openVariantHead(reader: Reader, actor: Actor, { entryId, locale }: { entryId: string; locale: string }): Promise<VariantHead> {
  const { entry, type } = await openEntry(reader, actor, entryId);
  if (!(await findTitles(reader, [entryId])).some((variant) => variant.locale === locale)) throw notFound("variant");
  const [named] = await nameEntries(reader, [{ entryId, locale }]);
  return {
    entryId,
    locale,
    contentType: type.key,
    isInBin: entry.deletedAt !== null,
    title: named?.title ?? "",
    fieldKeys: new Set(type.definition.fields.filter((field) => field.localized === (locale !== sharedLocale)).map((field) => field.key)),
  };
}
