import {
  contentTypeDefinitionSchema,
  contentTypeDetailSchema,
  contentTypeKeySchema,
  contentTypeViewSchema,
} from "@pressbox/shared/content-types/content-types.schema.ts";
import { z } from "zod";
import { notFound } from "../platform/errors.ts";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { ContentTypesDeps } from "./content-types.deps.ts";
import { presentContentType, presentContentTypeDetail } from "./content-types.presenter.ts";
import { type ContentType, findContentType, findContentTypes } from "./content-types.repository.ts";
import { changeContentType } from "./use-cases/change-content-type.ts";
import { createContentType } from "./use-cases/create-content-type.ts";

const params = z.object({ key: contentTypeKeySchema });
const base = { tag: "content-types" } as const;

/** `/api/v1/content-types`: the content model, read by every screen and edited in Settings. */
export function contentTypesRoutes(deps: ContentTypesDeps): Route[] {
  const reply = (status: number, type: ContentType) => ({
    status,
    body: presentContentTypeDetail(type),
    headers: { ETag: revisionTag(type.revision) },
  });
  return [
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/content-types",
      summary: "All content types with the definitions in force",
      permission: "content-type.read",
      responses: { 200: z.object({ items: z.array(contentTypeViewSchema) }) },
      handle: async () => ({ status: 200, body: { items: (await findContentTypes(deps.database.read)).map(presentContentType) } }),
    }),
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/content-types/{key}",
      summary: "One content type, with the JSON Schema of its fields for drafts and for publishing",
      permission: "content-type.read",
      params,
      responses: { 200: contentTypeDetailSchema },
      async handle({ params }) {
        const type = await findContentType(deps.database.read, params.key);
        if (!type) throw notFound("content type");
        return reply(200, type);
      },
    }),
    defineRoute({
      ...base,
      method: "post",
      path: "/api/v1/content-types",
      summary: "Add a content type",
      permission: "content-type.edit",
      body: contentTypeDefinitionSchema,
      responses: { 201: contentTypeDetailSchema },
      handle: async ({ actor, body }) => reply(201, await createContentType(deps, actor, body)),
    }),
    defineRoute({
      ...base,
      method: "put",
      path: "/api/v1/content-types/{key}",
      summary: "Put a new definition of a content type in force",
      permission: "content-type.edit",
      params,
      body: contentTypeDefinitionSchema,
      responses: { 200: contentTypeDetailSchema },
      handle: async ({ actor, params, body, ifMatch }) => reply(200, await changeContentType(deps, actor, { key: params.key, definition: body, ifMatch })),
    }),
  ];
}
