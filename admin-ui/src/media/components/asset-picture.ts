import type { AssetView } from "@pressbox/shared/media/media.schema.ts";

/** Renditions that are pictures of one format, narrow to wide: of the picture itself or of a clip's poster. */
const picturesOf = (asset: Pick<AssetView, "file">, contentType: string) =>
  (asset.file?.renditions ?? []).filter((rendition) => rendition.contentType === contentType).sort((a, b) => a.width - b.width);

/** Address of the narrowest picture that is at least `width` pixels wide, or the widest; "" while there is none. */
export function pictureUrl(asset: Pick<AssetView, "file">, width: number): string {
  const pictures = picturesOf(asset, "image/webp");
  return (pictures.find((rendition) => rendition.width >= width) ?? pictures.at(-1))?.url ?? "";
}

/** Address of the clip that every browser plays; "" for pictures. */
export const clipUrl = (asset: Pick<AssetView, "file">): string => asset.file?.renditions.find((rendition) => rendition.contentType === "video/mp4")?.url ?? "";
