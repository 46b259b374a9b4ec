import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { invalidInput, invariant, notAllowed, notFound, preconditionFailed } from "../../platform/errors.ts";
import type { ContentTypesDeps } from "../content-types.deps.ts";
import { wouldOrphanValues } from "../content-types.errors.ts";
import { presentContentType } from "../content-types.presenter.ts";
import { type ContentType, findContentType, insertNextDefinition } from "../content-types.repository.ts";
import { orphaningChanges } from "../definition-changes.ts";

export interface ChangeContentTypeInput {
  readonly key: string;
  readonly definition: ContentTypeDefinition;
  /** Revision the caller saw. */
  readonly ifMatch: number | undefined;
}

/**
 * Puts a new definition in force; the old one stays for the versions made under it. The same definition again changes nothing.
 * @throws AppError 409 when entries exist whose values it would orphan, 412 when the type was changed meanwhile
 */
export async function changeContentType(deps: ContentTypesDeps, actor: Actor, { key, definition, ifMatch }: ChangeContentTypeInput): Promise<ContentType> {
  if (!can(actor, "content-type.edit")) throw notAllowed("content-type.edit");
  if (definition.key !== key) throw invalidInput([{ path: "key", rule: "key_fixed", message: "The key of a content type cannot be changed." }]);
  return deps.database.transaction(async (tx) => {
    const current = await findContentType(tx, key);
    if (!current) throw notFound("content type");
    if (ifMatch !== undefined && ifMatch !== current.revision) throw preconditionFailed({ current: presentContentType(current) });
    if (canonicalJson(current.definition) === canonicalJson(contentTypeDefinitionSchema.parse(definition))) return current;
    const orphaning = orphaningChanges(current.definition, definition);
    if (orphaning.length > 0 && (await deps.hasEntriesOfType(tx, key))) throw wouldOrphanValues(orphaning);
    const isInForce = await insertNextDefinition(tx, current, { definition, createdById: actor.id, at: deps.clock.now() });
    if (!isInForce) throw preconditionFailed({ current: presentContentType(current) });
    await recordAudit(tx, deps.clock, actor, {
      action: "content-type.changed",
      subject: `content-type:${key}`,
      details: { version: current.version + 1 },
    });
    const changed = await findContentType(tx, key);
    invariant(changed, "a content type was changed and is not there");
    return changed;
  });
}
