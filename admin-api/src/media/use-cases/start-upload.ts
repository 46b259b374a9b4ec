import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import { blockSizeFor } from "@pressbox/shared/media/media.blocks.ts";
import type { StartedUpload, StartUploadInput } from "@pressbox/shared/media/media.schema.ts";
import type { MediaDeps } from "../media.deps.ts";
import { uploadExpired } from "../media.events.ts";
import { requirePermission } from "../media.policy.ts";
import { insertUpload } from "../media.repository.ts";

/** The SAS is short-lived and renewed on the way; the upload itself may take a day on a slow line. */
export const sasLifeMs = 3_600_000;
const uploadLifeMs = 24 * 3_600_000;

/** Makes the asset's row and a SAS for one new blob; plans the clean-up in the same transaction. */
export async function startUpload(deps: MediaDeps, actor: Actor, input: StartUploadInput): Promise<StartedUpload> {
  requirePermission(actor, "asset.upload");
  const now = deps.clock.now();
  const assetId = newId(now.getTime());
  const uploadId = newId(now.getTime());
  const blobPath = `${assetId}/${uploadId}`;
  const expiresAt = new Date(now.getTime() + uploadLifeMs);
  const sasExpiresAt = new Date(now.getTime() + sasLifeMs);
  const uploadUrl = await deps.blobs.signUpload(blobPath, sasExpiresAt);
  await deps.database.transaction(async (tx) => {
    await insertUpload(tx, { assetId, uploadId, fileName: input.fileName, sizeBytes: input.sizeBytes, blobPath, createdById: actor.id, now, expiresAt });
    await deps.outbox.append(tx, uploadExpired, { uploadId }, { notBefore: expiresAt });
  });
  return { assetId, uploadUrl, blockSizeBytes: blockSizeFor(input.sizeBytes), expiresAt: sasExpiresAt.toISOString() };
}
