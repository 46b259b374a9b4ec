import type { ContentTypeDetail, ContentTypeView } from "@pressbox/shared/content-types/content-types.schema.ts";
import { fieldValuesJsonSchema } from "@pressbox/shared/content-types/field-values.ts";
import type { ContentType } from "./content-types.repository.ts";

export function presentContentType(type: ContentType): ContentTypeView {
  return { key: type.key, version: type.version, revision: type.revision, updatedAt: type.updatedAt.toISOString(), definition: type.definition };
}

/** With the JSON Schema of both modes, made from the very schema that validates. */
export function presentContentTypeDetail(type: ContentType): ContentTypeDetail {
  return {
    ...presentContentType(type),
    jsonSchema: { draft: fieldValuesJsonSchema(type.definition, "draft"), publish: fieldValuesJsonSchema(type.definition, "publish") },
  };
}
