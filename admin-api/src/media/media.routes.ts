import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import {
  assetListQuerySchema,
  assetUsesSchema,
  assetViewSchema,
  changeAssetInputSchema,
  completeUploadInputSchema,
  startedUploadSchema,
  startUploadInputSchema,
} from "@pressbox/shared/media/media.schema.ts";
import { z } from "zod";
import { revisionTag } from "../platform/http/entity-tag.ts";
import { defineRoute, type Route } from "../platform/http/route.ts";
import type { MediaDeps } from "./media.deps.ts";
import { createMediaServer } from "./media.serving.ts";
import { changeAsset } from "./use-cases/change-asset.ts";
import { completeUpload } from "./use-cases/complete-upload.ts";
import { deleteAsset } from "./use-cases/delete-asset.ts";
import { listAssets, listUses, viewAsset } from "./use-cases/read-assets.ts";
import { renewUpload } from "./use-cases/renew-upload.ts";
import { startUpload } from "./use-cases/start-upload.ts";

const tag = "media";
const oneAsset = z.object({ id: idSchema });

export function mediaRoutes(deps: MediaDeps): Route[] {
  const serveMedia = createMediaServer(deps);
  return [
    defineRoute({
      method: "get",
      path: "/api/v1/assets",
      summary: "List the media library",
      tag,
      permission: "asset.read",
      query: assetListQuerySchema,
      responses: { 200: pageSchema(assetViewSchema) },
      handle: async ({ actor, query }) => ({ status: 200, body: await listAssets(deps, actor, query) }),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/assets",
      summary: "Start an upload: answers where the browser puts the blocks",
      tag,
      permission: "asset.upload",
      body: startUploadInputSchema,
      responses: { 201: startedUploadSchema },
      handle: async ({ actor, body }) => ({ status: 201, body: await startUpload(deps, actor, body) }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/assets/{id}",
      summary: "Read an asset",
      tag,
      permission: "asset.read",
      params: oneAsset,
      responses: { 200: assetViewSchema },
      handle: async ({ actor, params }) => {
        const asset = await viewAsset(deps, actor, params.id);
        return { status: 200, body: asset, headers: { ETag: revisionTag(asset.revision) } };
      },
    }),
    defineRoute({
      method: "patch",
      path: "/api/v1/assets/{id}",
      summary: "Change name, credit and texts",
      tag,
      permission: "asset.translate",
      params: oneAsset,
      body: changeAssetInputSchema,
      responses: { 200: assetViewSchema },
      handle: async ({ actor, params, body, ifMatch }) => {
        const asset = await changeAsset(deps, actor, params.id, body, ifMatch);
        return { status: 200, body: asset, headers: { ETag: revisionTag(asset.revision) } };
      },
    }),
    defineRoute({
      method: "delete",
      path: "/api/v1/assets/{id}",
      summary: "Delete an asset that is used nowhere",
      tag,
      permission: "asset.delete",
      params: oneAsset,
      responses: { 204: null },
      handle: async ({ actor, params, ifMatch }) => {
        await deleteAsset(deps, actor, params.id, ifMatch);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/assets/{id}/complete",
      summary: "Complete an upload after its blocks were committed",
      tag,
      permission: "asset.upload",
      params: oneAsset,
      body: completeUploadInputSchema,
      responses: { 200: assetViewSchema },
      handle: async ({ actor, params, body }) => ({ status: 200, body: await completeUpload(deps, actor, params.id, body) }),
    }),
    defineRoute({
      method: "post",
      path: "/api/v1/assets/{id}/renew",
      summary: "Get a fresh upload address for an upload that goes on",
      tag,
      permission: "asset.upload",
      params: oneAsset,
      responses: { 200: startedUploadSchema },
      handle: async ({ actor, params }) => ({ status: 200, body: await renewUpload(deps, actor, params.id) }),
    }),
    defineRoute({
      method: "get",
      path: "/api/v1/assets/{id}/uses",
      summary: "Where an asset is used",
      tag,
      permission: "asset.read",
      params: oneAsset,
      responses: { 200: assetUsesSchema },
      handle: async ({ actor, params }) => ({ status: 200, body: { items: await listUses(deps, actor, params.id) } }),
    }),
    defineRoute({
      method: "get",
      path: "/media/{assetId}/{hash}/{name}",
      summary: "A rendition (public) or original (for who may read assets)",
      tag,
      permission: "public",
      params: z.object({ assetId: idSchema, hash: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/) }),
      responses: { 200: null, 206: null, 304: null, 416: null },
      handle: async ({ actor, params, raw, response }) => {
        await serveMedia(params, actor, raw, response);
        return "stream";
      },
    }),
  ];
}
