import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { invariant, notAllowed } from "../../platform/errors.ts";
import type { ContentTypesDeps } from "../content-types.deps.ts";
import { contentTypeExists } from "../content-types.errors.ts";
import { type ContentType, findContentType, insertContentType } from "../content-types.repository.ts";

/** Adds a content type. @throws AppError 409 when its key is taken */
export async function createContentType(deps: ContentTypesDeps, actor: Actor, definition: ContentTypeDefinition): Promise<ContentType> {
  if (!can(actor, "content-type.edit")) throw notAllowed("content-type.edit");
  return deps.database.transaction(async (tx) => {
    if (await findContentType(tx, definition.key)) throw contentTypeExists(definition.key);
    await insertContentType(tx, { definition, createdById: actor.id, at: deps.clock.now() });
    await recordAudit(tx, deps.clock, actor, { action: "content-type.created", subject: `content-type:${definition.key}` });
    const created = await findContentType(tx, definition.key);
    invariant(created, "a content type was inserted and is not there");
    return created;
  });
}
