import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { blockSizeFor } from "@pressbox/shared/media/media.blocks.ts";
import type { StartedUpload } from "@pressbox/shared/media/media.schema.ts";
import { notFound } from "../../platform/errors.ts";
import type { MediaDeps } from "../media.deps.ts";
import { uploadExpired, uploadOfAnother } from "../media.errors.ts";
import { canEndUpload, requirePermission } from "../media.policy.ts";
import { findUpload } from "../media.repository.ts";
import { sasLifeMs } from "./start-upload.ts";

/** A fresh SAS for an upload that goes on: a slow line, a laptop that slept. Blocks that stand stay. */
export async function renewUpload(deps: MediaDeps, actor: Actor, assetId: string): Promise<StartedUpload> {
  requirePermission(actor, "asset.upload");
  const upload = await findUpload(deps.database.read, assetId);
  if (!upload) throw notFound("upload");
  if (!canEndUpload(actor, upload)) throw uploadOfAnother();
  const now = deps.clock.now().getTime();
  if (upload.expiresAt.getTime() <= now) throw uploadExpired();
  const expiresAt = new Date(Math.min(now + sasLifeMs, upload.expiresAt.getTime()));
  const uploadUrl = await deps.blobs.signUpload(upload.blobPath, expiresAt);
  return { assetId, uploadUrl, blockSizeBytes: blockSizeFor(upload.sizeBytes), expiresAt: expiresAt.toISOString() };
}
