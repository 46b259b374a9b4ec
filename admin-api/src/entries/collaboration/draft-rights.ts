import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { getContentType } from "../../content-types/content-types.public.ts";
import { findSourceLocale } from "../../locales/locales.public.ts";
import type { Reader } from "../../platform/database/database.ts";
import { invariant } from "../../platform/errors.ts";
import { canEditVariant, canReadType } from "../entries.policy.ts";
import { type DraftKey, findVariantHead } from "./draft-documents.repository.ts";

export interface DraftRights {
  readonly contentType: string;
  readonly canRead: boolean;
  readonly canWrite: boolean;
}

/** What an actor may do with a variant's draft: the policy that REST asks. Nobody writes in the bin. Null when there is no such variant. */
export async function findDraftRights(reader: Reader, actor: Actor, key: DraftKey): Promise<DraftRights | null> {
  const variant = await findVariantHead(reader, key);
  if (!variant) return null;
  const { contentType, isInBin } = variant;
  const sourceLocale = (await findSourceLocale(reader))?.code ?? "";
  return {
    contentType,
    canRead: canReadType(actor, contentType),
    canWrite: !isInBin && canEditVariant(actor, { contentType, locale: key.locale, sourceLocale }),
  };
}

/** The definition in force. */
export async function findDefinition(reader: Reader, contentType: string): Promise<ContentTypeDefinition> {
  const found = await getContentType(reader, contentType);
  invariant(found, `content type ${contentType} has entries and is gone`);
  return found.definition;
}
