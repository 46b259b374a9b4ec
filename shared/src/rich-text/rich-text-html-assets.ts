import { escapeHtml, htmlAttributes } from "./html-text.ts";
import { safeSource } from "./rich-text.links.ts";
import type { RichTextNode } from "./rich-text.schema.ts";

/** What is drawn of an asset: the fields of a delivered asset that matter here. `url`s are origin paths or absolute. */
export interface DrawnAsset {
  kind: "image" | "clip";
  alt: string;
  caption: string;
  credit: string;
  width: number;
  height: number;
  url: string;
  renditions: readonly { name: string; contentType: string; width: number; height: number; url: string }[];
}

/** Of the measure of an article; a page with another one overrides it by its own `sizes`. */
const sizes = "(min-width: 720px) 640px, 100vw";

/** `<figure>` with the picture in all its renditions, or the clip with its poster. Nothing when no source may be shown, or the asset is of another kind. */
export function assetHtml(node: RichTextNode, asset: DrawnAsset): string {
  const source = safeSource(asset.url);
  if (source === null || asset.kind !== (node.type === "clip" ? "clip" : "image")) return "";
  const drawn = asset.kind === "image" ? pictureHtml(asset, source) : clipHtml(asset, source);
  const caption = String(node.attrs?.["caption"] || asset.caption);
  const lines = [caption && `<span>${escapeHtml(caption)}</span>`, asset.credit && `<small>${escapeHtml(asset.credit)}</small>`].filter(Boolean);
  const figcaption = lines.length > 0 ? `<figcaption>${lines.join(" ")}</figcaption>` : "";
  const dir = node.attrs?.["dir"];
  return `<figure${htmlAttributes({ "data-type": node.type, "data-asset-id": String(node.attrs?.["assetId"]), dir: typeof dir === "string" ? dir : null })}>${drawn}${figcaption}</figure>`;
}

function pictureHtml(asset: DrawnAsset, source: string): string {
  const sources = ["image/avif", "image/webp"].map((type) => {
    const srcset = renditionSet(asset, type);
    return srcset === "" ? "" : `<source${htmlAttributes({ type, srcset, sizes })}>`;
  });
  const img = `<img${htmlAttributes({ src: source, width: asset.width, height: asset.height, loading: "lazy", decoding: "async" })} alt="${escapeHtml(asset.alt)}">`;
  return `<picture>${sources.join("")}${img}</picture>`;
}

function renditionSet(asset: DrawnAsset, type: string): string {
  return asset.renditions
    .filter((rendition) => rendition.contentType === type && rendition.width > 0)
    .sort((a, b) => a.width - b.width)
    .flatMap((rendition) => {
      const url = safeSource(rendition.url);
      // A comma or space in an address would start the next candidate of the set.
      return url === null ? [] : [`${url.replaceAll(",", "%2C")} ${rendition.width}w`];
    })
    .join(", ");
}

function clipHtml(asset: DrawnAsset, source: string): string {
  const poster = asset.renditions.find((rendition) => rendition.name.startsWith("poster") && rendition.contentType.startsWith("image/"));
  const video = { src: source, poster: poster && safeSource(poster.url), width: asset.width, height: asset.height, preload: "none", title: asset.alt };
  return `<video controls playsinline${htmlAttributes(video)}></video>`;
}
