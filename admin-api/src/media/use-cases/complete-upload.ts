/**
 * The browser says that all blocks are there and listed. Believed is only what the storage says: that the blob stands, has the announced
 * length, and begins like a picture or clip. Cut short: nothing changes and the upload can go on. Of a wrong type: nothing stays of it.
 */
import { buffer } from "node:stream/consumers";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { blockSizeFor } from "@pressbox/shared/media/media.blocks.ts";
import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notFound } from "../../platform/errors.ts";
import { detectType, headBytes } from "../files/file-type.ts";
import type { MediaDeps } from "../media.deps.ts";
import { fileTypeRefused, pictureTooLarge, uploadExpired, uploadIncomplete, uploadOfAnother, uploadTooLarge } from "../media.errors.ts";
import { uploadAccepted } from "../media.events.ts";
import { canEndUpload, requirePermission } from "../media.policy.ts";
import { deleteUpload, findAssetRow, findUpload, markFailed, markProcessing } from "../media.repository.ts";
import { viewAsset } from "./read-assets.ts";

const largestPictureBytes = 200 * 1024 ** 2;

export async function completeUpload(deps: MediaDeps, actor: Actor, assetId: string, input: { blockCount?: number | undefined }): Promise<AssetView> {
  requirePermission(actor, "asset.upload");
  const upload = await findUpload(deps.database.read, assetId);
  // Asked again after an answer that got lost: it is complete.
  if (!upload) return await viewAsset(deps, actor, assetId);
  if (!canEndUpload(actor, upload)) throw uploadOfAnother();
  if (upload.expiresAt <= deps.clock.now()) throw uploadExpired();
  const asset = await findAssetRow(deps.database.read, assetId);
  if (!asset) throw notFound("asset");

  const blob = await deps.blobs.find("uploads", upload.blobPath);
  const blocksWanted = Math.ceil(upload.sizeBytes / blockSizeFor(upload.sizeBytes));
  if (!blob || blob.sizeBytes < upload.sizeBytes || (input.blockCount !== undefined && input.blockCount < blocksWanted))
    throw uploadIncomplete(upload.sizeBytes, blob?.sizeBytes ?? 0);
  const refuse = async (problem: Error) => {
    await deps.database.transaction(async (tx) => {
      if (await deleteUpload(tx, upload.id)) await markFailed(tx, assetId, problem.message.slice(0, 1000), deps.clock.now(), { isDropped: true });
    });
    await deps.blobs.remove("uploads", upload.blobPath);
    return problem;
  };
  if (blob.sizeBytes > upload.sizeBytes) throw await refuse(uploadTooLarge(upload.sizeBytes, blob.sizeBytes));
  const head = await buffer(await deps.blobs.read("uploads", upload.blobPath, { count: Math.min(headBytes, blob.sizeBytes), etag: blob.etag }));
  const type = await detectType(head);
  if (type.kind === null) throw await refuse(fileTypeRefused(asset.fileName, type.found));
  if (type.kind === "image" && blob.sizeBytes > largestPictureBytes) throw await refuse(pictureTooLarge(blob.sizeBytes, largestPictureBytes));

  await deps.database.transaction(async (tx) => {
    // Two tabs may complete one upload: the one that takes the row away goes on.
    if (!(await deleteUpload(tx, upload.id))) return;
    await markProcessing(tx, assetId, type.kind, deps.clock.now());
    await recordAudit(tx, deps.clock, actor, {
      action: "asset.uploaded",
      subject: `asset:${assetId}`,
      details: { fileName: asset.fileName, sizeBytes: blob.sizeBytes, contentType: type.contentType },
    });
    await deps.outbox.append(
      tx,
      uploadAccepted,
      { assetId, blobPath: upload.blobPath, etag: blob.etag, contentType: type.contentType },
      { orderingKey: `asset:${assetId}` },
    );
  });
  return await viewAsset(deps, actor, assetId);
}
