import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { numberedSlug, slugFrom } from "@pressbox/shared/content-types/slug.ts";
import type { ContentType } from "../content-types/content-types.public.ts";
import type { Reader } from "../platform/database/database.ts";
import { slugOf } from "./draft-content.ts";
import { slugTaken } from "./entries.errors.ts";
import { findSlugOwners } from "./slugs.repository.ts";

const attempts = 50;

/** Fills an empty slug of a new variant from its title, with a number behind it where others were first. A slug that was given stays. */
export async function withProposedSlug(reader: Reader, type: ContentType, locale: string, fields: FieldValues): Promise<FieldValues> {
  const field = type.definition.fields.find((each) => each.kind === "slug");
  if (!field || slugOf(type.definition, fields) !== "") return fields;
  const title = fields[field.from];
  const wish = typeof title === "string" ? slugFrom(title, locale) : "";
  if (wish === "") return fields;
  const candidates = Array.from({ length: attempts }, (_, index) => numberedSlug(wish, index + 1));
  const owners = await findSlugOwners(reader, { contentType: type.key, locale }, candidates);
  const free = candidates.find((candidate) => !owners.has(candidate));
  return free === undefined ? fields : { ...fields, [field.key]: free };
}

/** @throws AppError 409 at the field when another entry has this slug in this locale */
export async function requireFreeSlug(reader: Reader, type: ContentType, owner: { entryId: string; locale: string }, fields: FieldValues): Promise<void> {
  const slug = slugOf(type.definition, fields);
  if (slug === "") return;
  const holder = (await findSlugOwners(reader, { contentType: type.key, locale: owner.locale }, [slug])).get(slug);
  const field = type.definition.fields.find((each) => each.kind === "slug");
  if (holder !== undefined && holder !== owner.entryId) throw slugTaken(`fields.${field?.key}`, slug, owner.locale);
}
