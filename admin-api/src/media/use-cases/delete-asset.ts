import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { recordAudit } from "../../audit/audit.public.ts";
import { notFound, preconditionFailed } from "../../platform/errors.ts";
import type { MediaDeps } from "../media.deps.ts";
import { assetInUse } from "../media.errors.ts";
import { requirePermission } from "../media.policy.ts";
import { findAssetRow, markDeleted } from "../media.repository.ts";
import { findUses } from "../media.uses.ts";

/** Takes an asset out of the library when nothing shows it. Rows and blobs stay: versions of the past may name it. */
export async function deleteAsset(deps: MediaDeps, actor: Actor, id: string, revision: number | undefined): Promise<void> {
  requirePermission(actor, "asset.delete");
  await deps.database.transaction(async (tx) => {
    const asset = await findAssetRow(tx, id);
    if (!asset) throw notFound("asset");
    const uses = await findUses(tx, id);
    if (uses.length > 0) throw assetInUse(uses.filter((use) => use.state === "draft").length, uses.filter((use) => use.state === "live").length);
    if (!(await markDeleted(tx, id, revision, deps.clock.now()))) throw preconditionFailed({ revision: asset.revision });
    await recordAudit(tx, deps.clock, actor, { action: "asset.deleted", subject: `asset:${id}`, details: { fileName: asset.fileName } });
  });
}
