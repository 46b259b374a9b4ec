import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { mediaUrl, originalName } from "./media.paths.ts";
import type { AssetRow } from "./media.repository.ts";

/** @param creatorName of the person or program that uploaded it */
export function presentAsset(asset: AssetRow, creatorName: string): AssetView {
  return {
    id: asset.id,
    kind: asset.kind as AssetView["kind"],
    state: asset.state as AssetView["state"],
    failure: asset.failure,
    fileName: asset.fileName,
    credit: asset.credit,
    texts: asset.texts.map(({ locale, alt, caption }) => ({ locale, alt, caption })),
    file: presentFile(asset),
    revision: asset.revision,
    createdAt: asset.createdAt.toISOString(),
    updatedAt: asset.updatedAt.toISOString(),
    createdBy: { id: asset.createdById, name: creatorName },
  };
}

/** The file of an asset and what was made of it, null before that. */
export function presentFile(asset: AssetRow): AssetView["file"] {
  const { version } = asset;
  if (!version) return null;
  const { hash, contentType, sizeBytes, width, height, durationMs, dominantColour } = version;
  return {
    hash,
    contentType,
    sizeBytes,
    width,
    height,
    durationMs,
    dominantColour,
    url: mediaUrl(asset.id, hash, originalName),
    renditions: version.renditions.map((rendition) => ({ ...rendition, url: mediaUrl(asset.id, hash, rendition.name) })),
  };
}
