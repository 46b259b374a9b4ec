import type { MediaDeps } from "../media.deps.ts";
import { deleteUpload, findUploadById, markFailed } from "../media.repository.ts";

/** Ends an upload that nobody completed in time. Does nothing when it was completed: its row is gone then. */
export async function giveUpUpload(deps: MediaDeps, uploadId: string): Promise<void> {
  const upload = await findUploadById(deps.database.read, uploadId);
  if (!upload) return;
  // The blob first: once the row is gone nobody knows its path. The storage forgets uncommitted blocks by itself, after a week.
  await deps.blobs.remove("uploads", upload.blobPath);
  await deps.database.transaction(async (tx) => {
    if (await deleteUpload(tx, uploadId))
      await markFailed(tx, upload.assetId, "upload_abandoned: The upload was not finished.", deps.clock.now(), { isDropped: true });
  });
}
