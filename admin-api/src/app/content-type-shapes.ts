import { fieldValuesJsonSchema } from "@pressbox/shared/content-types/field-values.ts";
import { type Actor, can } from "@pressbox/shared/identity/identity.permissions.ts";
import { listContentTypes } from "../content-types/content-types.public.ts";
import type { Reader } from "../platform/database/database.ts";
import type { MoreShapes } from "../platform/http/open-api.ts";

/**
 * The fields of each content type in force, for the API's document, for those who may read content types: `fields.<type>` as drafts take them, `fields.<type>.publish` as publishing asks.
 */
export async function findContentTypeShapes(reader: Reader, actor: Actor | null): Promise<MoreShapes> {
  if (!actor || !can(actor, "content-type.read")) return { stamp: "", schemas: () => ({}) };
  const types = await listContentTypes(reader);
  const shapeOf = (type: (typeof types)[number], mode: "draft" | "publish") => {
    const { $schema: _dialect, ...shape } = fieldValuesJsonSchema(type.definition, mode);
    return { title: `${type.definition.label} (${mode}, version ${type.version})`, ...shape };
  };
  return {
    stamp: types.map(({ key, version }) => `${key}@${version}`).join(" "),
    schemas: () =>
      Object.fromEntries(
        types.flatMap((type) => [
          [`fields.${type.key}`, shapeOf(type, "draft")],
          [`fields.${type.key}.publish`, shapeOf(type, "publish")],
        ]),
      ),
  };
}
