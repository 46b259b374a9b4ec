import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notAllowed, notFound } from "../../platform/errors.ts";
import { slugOf } from "../draft-content.ts";
import { findDraft, hasLiveDocument, lockEntry, takeRevision } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { variantExists } from "../entries.errors.ts";
import { canEditShared, canEditVariant } from "../entries.policy.ts";
import { readFieldInput } from "../field-input.ts";
import { type OpenEntry, openEntry, requireNotInBin } from "../open-entry.ts";
import { requireFreeSlug, withProposedSlug } from "../slug-proposal.ts";
import { findSlugOwners } from "../slugs.repository.ts";
import { cleanFields } from "../suggestions.ts";
import { withoutNulls, writeDraft } from "../write-draft.ts";
import { changeVariant } from "./change-variant.ts";
import { requireLocale } from "./create-entry.ts";

export interface CreateVariantInput {
  readonly entryId: string;
  readonly locale: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Start with the texts of this locale's draft. */
  readonly copyFrom?: string | undefined;
}

/**
 * Makes an entry's variant in another locale, empty, with texts, or as a copy to be translated. Asking again without texts changes nothing.
 * @returns false when it was there already @throws AppError 409 when it is there and texts were given
 */
export async function createVariant(deps: EntriesDeps, actor: Actor, { entryId, locale, fields, copyFrom }: CreateVariantInput): Promise<boolean> {
  const { database } = deps;
  const opened = await openEntry(database.read, actor, entryId);
  requireNotInBin(opened.entry);
  if (!canEditVariant(actor, { contentType: opened.type.key, locale, sourceLocale: opened.sourceLocale })) throw notAllowed("entry.translate");
  await requireLocale(database.read, locale);
  const input = await readFieldInput(database.read, actor, opened.type, fields);
  const hasShared = Object.keys(input.shared).length > 0;
  if (hasShared && !canEditShared(actor, opened.type.key)) throw notAllowed("entry.edit-shared");
  if (copyFrom !== undefined && (await hasLiveDocument(database.read, { entryId, locale: copyFrom }))) await deps.liveDrafts.flush(entryId);
  const isNew = await insertVariant(deps, actor, { opened, locale, own: withoutNulls(input.own), copyFrom });
  if (!isNew && (Object.keys(fields).length > 0 || copyFrom !== undefined)) throw variantExists(locale);
  if (hasShared) await changeVariant(deps, actor, { entryId, locale, fields: input.shared, ifMatch: undefined });
  return isNew;
}

interface NewVariant {
  readonly opened: OpenEntry;
  readonly locale: string;
  readonly own: FieldValues;
  readonly copyFrom: string | undefined;
}

async function insertVariant(deps: EntriesDeps, actor: Actor, { opened, locale, own, copyFrom }: NewVariant): Promise<boolean> {
  const { entry, type } = opened;
  return deps.database.transaction(async (tx) => {
    await lockEntry(tx, entry.id);
    if (locale === sharedLocale || (await findDraft(tx, { entryId: entry.id, locale }))) return false;
    const source = copyFrom === undefined ? null : await findDraft(tx, { entryId: entry.id, locale: copyFrom });
    if (copyFrom !== undefined && !source) throw notFound("variant to copy from");
    const copied = source ? await withoutTakenSlug({ ...cleanFields(source.fields) }) : {};
    const texts = await withProposedSlug(tx, type, locale, { ...copied, ...own });
    await requireFreeSlug(tx, type, { entryId: entry.id, locale }, texts);
    const at = deps.clock.now();
    const revision = await takeRevision(tx, entry.id, at);
    await writeDraft(tx, { entryId: entry.id, locale, type, current: null, fields: texts, revision, authorIds: [actor.id], at });
    await recordAudit(tx, deps.clock, actor, { action: "variant.created", subject: `entry:${entry.id}`, details: { locale, copyFrom: copyFrom ?? null } });
    return true;

    /** A copied slug is only a start: where another entry has it in this locale, one is proposed instead. */
    async function withoutTakenSlug(fields: FieldValues): Promise<FieldValues> {
      const slug = slugOf(type.definition, fields);
      const field = type.definition.fields.find((each) => each.kind === "slug");
      const isTaken = slug !== "" && (await findSlugOwners(tx, { contentType: type.key, locale }, [slug])).has(slug);
      const hasOwnTitle = field !== undefined && own[field.from] !== undefined;
      return field && (isTaken || hasOwnTitle) ? withoutNulls({ ...fields, [field.key]: null }) : fields;
    }
  });
}
