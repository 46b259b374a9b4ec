/** What other features may use of media. */
import type { AssetView, Rendition } from "@pressbox/shared/media/media.schema.ts";
import type { Reader } from "../platform/database/database.ts";
import { presentFile } from "./media.presenter.ts";
import { type AssetRow, findAssetRows } from "./media.repository.ts";

export { assetChanged, uploadAccepted, uploadExpired } from "./media.events.ts";
export { nameAssets } from "./media-names.repository.ts";

export type Asset = AssetRow;

/** An asset as readers get it; delivery's contract has the same shape. */
export interface DeliveredAsset {
  id: string;
  kind: AssetView["kind"];
  alt: string;
  caption: string;
  credit: string;
  width: number;
  height: number;
  durationMs: number;
  dominantColour: string;
  url: string;
  renditions: Rendition[];
}

/** Assets by id, deleted ones left out. `state` and `kind` are on the row. */
export async function findAssets(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Asset>> {
  return new Map((await findAssetRows(reader, [...new Set(ids)])).map((asset) => [asset.id, asset]));
}

/**
 * An asset as readers get it, or null while it has no file. Each text comes from the first locale of the chain that has it.
 * `url` is what an `<img>` or `<video>` without further wishes shows: the largest JPEG, or `clip.mp4`. Originals are not for readers: they
 * carry the place where a photo was taken.
 * @param chain locales in order of preference
 */
export function toDeliveredAsset(asset: Asset, chain: readonly string[]): DeliveredAsset | null {
  const file = presentFile(asset);
  if (!file) return null;
  const textOf = (key: "alt" | "caption") => chain.map((locale) => asset.texts.find((text) => text.locale === locale)?.[key]).find(Boolean) ?? "";
  return {
    id: asset.id,
    kind: asset.kind as DeliveredAsset["kind"],
    alt: textOf("alt"),
    caption: textOf("caption"),
    credit: asset.credit,
    width: file.width,
    height: file.height,
    durationMs: file.durationMs,
    dominantColour: file.dominantColour,
    url: plainUrl(file.renditions),
    renditions: file.renditions,
  };
}

function plainUrl(renditions: readonly Rendition[]): string {
  const clip = renditions.find((rendition) => rendition.contentType === "video/mp4");
  const jpegs = renditions.filter((rendition) => rendition.contentType === "image/jpeg").sort((a, b) => b.width - a.width);
  return (clip ?? jpegs[0])?.url ?? "";
}
