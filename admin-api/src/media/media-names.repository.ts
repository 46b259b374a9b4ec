/** File names of assets, for features that tell people about them. */
import type { Reader } from "../platform/database/database.ts";

export interface NamedAsset {
  readonly assetId: string;
  readonly fileName: string;
}

/** Names assets, deleted ones too, by their ids or by the uploads they came from. What is gone has no name. */
export async function nameAssets(
  reader: Reader,
  { assetIds, uploadIds }: { assetIds: readonly string[]; uploadIds: readonly string[] },
): Promise<{ byId(id: string): string | undefined; byUpload(uploadId: string): NamedAsset | undefined }> {
  if (assetIds.length === 0 && uploadIds.length === 0) return { byId: () => undefined, byUpload: () => undefined };
  const uploads = await reader.upload.findMany({ where: { id: { in: [...uploadIds] } }, select: { id: true, assetId: true } });
  const ids = [...new Set([...assetIds, ...uploads.map((upload) => upload.assetId)])];
  const assets = await reader.asset.findMany({ where: { id: { in: ids } }, select: { id: true, fileName: true } });
  const names = new Map(assets.map((asset) => [asset.id, asset.fileName]));
  const assetOf = new Map(uploads.map((upload) => [upload.id, upload.assetId]));
  return {
    byId: (id) => names.get(id),
    byUpload(uploadId) {
      const assetId = assetOf.get(uploadId);
      return assetId === undefined ? undefined : { assetId, fileName: names.get(assetId) ?? "" };
    },
  };
}
