/** Links to drafts, and the sites that draw previews of their own. */
import {
  createdPreviewLinkSchema,
  createPreviewLinkInputSchema,
  previewLinkSchema,
  previewSitesSchema,
  setPreviewSiteInputSchema,
} from "@pressbox/shared/delivery/preview.schema.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { z } from "zod";
import { defineRoute, type Route } from "../../platform/http/route.ts";
import type { PreviewDeps } from "./preview.deps.ts";
import { listPreviewSites } from "./preview-sites.repository.ts";
import { variantParams, variantPath } from "./preview-variant.ts";
import { createPreviewLink, listPreviewLinks, revokePreviewLink } from "./use-cases/preview-links.ts";
import { setPreviewSite } from "./use-cases/preview-sites.ts";

const base = { tag: "delivery" } as const;

export function linkRoutes(deps: PreviewDeps): Route[] {
  return [
    defineRoute({
      ...base,
      method: "get",
      path: `${variantPath}/preview-links`,
      summary: "Links to this draft that work now",
      permission: "entry.share-preview",
      params: variantParams,
      responses: { 200: z.object({ items: z.array(previewLinkSchema) }) },
      handle: async ({ actor, params: { id, locale } }) => ({ status: 200, body: { items: await listPreviewLinks(deps, actor, { entryId: id, locale }) } }),
    }),
    defineRoute({
      ...base,
      method: "post",
      path: `${variantPath}/preview-links`,
      summary: "Make a link that shows this draft to whoever has it; its address is told once",
      permission: "entry.share-preview",
      params: variantParams,
      body: createPreviewLinkInputSchema,
      responses: { 201: createdPreviewLinkSchema },
      handle: async ({ actor, params: { id, locale }, body }) => ({
        status: 201,
        body: await createPreviewLink(deps, actor, { entryId: id, locale }, body.lifetimeMinutes),
      }),
    }),
    defineRoute({
      ...base,
      method: "delete",
      path: "/api/v1/preview-links/{id}",
      summary: "End a link now",
      permission: "entry.share-preview",
      params: z.object({ id: idSchema }),
      responses: { 204: null },
      async handle({ actor, params }) {
        await revokePreviewLink(deps, actor, params.id);
        return { status: 204 };
      },
    }),
  ];
}

export function siteRoutes(deps: PreviewDeps): Route[] {
  const params = z.object({ key: z.string().max(64) });
  return [
    defineRoute({
      ...base,
      method: "get",
      path: "/api/v1/preview-sites",
      summary: "Where sites show drafts, by content type",
      permission: "content-type.read",
      responses: { 200: previewSitesSchema },
      handle: async () => ({ status: 200, body: { items: await listPreviewSites(deps.database.read) } }),
    }),
    defineRoute({
      ...base,
      method: "put",
      path: "/api/v1/preview-sites/{key}",
      summary: "Say where the site shows drafts of a type",
      permission: "content-type.edit",
      params,
      body: setPreviewSiteInputSchema,
      responses: { 200: previewSitesSchema },
      async handle({ actor, params, body }) {
        await setPreviewSite(deps, actor, params.key, body.urlTemplate);
        return { status: 200, body: { items: await listPreviewSites(deps.database.read) } };
      },
    }),
    defineRoute({
      ...base,
      method: "delete",
      path: "/api/v1/preview-sites/{key}",
      summary: "The site shows drafts of this type no longer",
      permission: "content-type.edit",
      params,
      responses: { 204: null },
      async handle({ actor, params }) {
        await setPreviewSite(deps, actor, params.key, null);
        return { status: 204 };
      },
    }),
  ];
}
