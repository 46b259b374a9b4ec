import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { CreateEntryInput } from "@pressbox/shared/entries/entries.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { type ContentType, getContentType } from "../../content-types/content-types.public.ts";
import { findEnabledLocale } from "../../locales/locales.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { invalidInput, notAllowed } from "../../platform/errors.ts";
import { insertEntry, takeRevision } from "../drafts.repository.ts";
import type { EntriesDeps } from "../entries.deps.ts";
import { canEditShared } from "../entries.policy.ts";
import { readFieldInput } from "../field-input.ts";
import { requireFreeSlug, withProposedSlug } from "../slug-proposal.ts";
import { withoutNulls, writeDraft } from "../write-draft.ts";

/**
 * Makes an entry with its first variant. An empty slug is proposed from the title.
 * @throws AppError 422 for fields that do not fit, 409 when the slug is taken
 */
export async function createEntry(
  deps: EntriesDeps,
  actor: Actor,
  { type: typeKey, locale, fields }: CreateEntryInput,
): Promise<{ id: string; revision: number }> {
  if (!can(actor, "entry.create", { contentType: typeKey, locale })) throw notAllowed("entry.create");
  const type = await requireType(deps.database.read, typeKey);
  await requireLocale(deps.database.read, locale);
  const input = await readFieldInput(deps.database.read, actor, type, fields);
  if (Object.keys(withoutNulls(input.shared)).length > 0 && !canEditShared(actor, type.key)) throw notAllowed("entry.edit-shared");
  return deps.database.transaction(async (tx) => {
    const at = deps.clock.now();
    const id = newId(at.getTime());
    const own: FieldValues = await withProposedSlug(tx, type, locale, withoutNulls(input.own));
    await requireFreeSlug(tx, type, { entryId: id, locale }, own);
    await insertEntry(tx, { id, contentType: type.key, createdById: actor.id, at });
    const revision = await takeRevision(tx, id, at);
    const first = { entryId: id, type, current: null, revision, authorIds: [actor.id], at };
    await writeDraft(tx, { ...first, locale: sharedLocale, fields: input.shared });
    await writeDraft(tx, { ...first, locale, fields: own });
    await recordAudit(tx, deps.clock, actor, { action: "entry.created", subject: `entry:${id}`, details: { contentType: type.key, locale } });
    return { id, revision };
  });
}

async function requireType(reader: Reader, key: string): Promise<ContentType> {
  const type = await getContentType(reader, key);
  if (!type) throw invalidInput([{ path: "type", rule: "unknown_content_type", message: `There is no content type ${key}.` }]);
  return type;
}

/** @throws AppError 422 when nobody writes in this locale */
export async function requireLocale(reader: Reader, locale: string): Promise<void> {
  if (await findEnabledLocale(reader, locale)) return;
  throw invalidInput([{ path: "locale", rule: "unknown_locale", message: `${locale} is not one of the newsroom's languages.` }]);
}
