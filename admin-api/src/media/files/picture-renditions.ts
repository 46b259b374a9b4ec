/**
 * Pictures → renditions in the widths a responsive page needs. The orientation of EXIF is applied, all metadata (GPS!) is dropped, colours
 * become sRGB. The picture is decoded once, to the largest width; the smaller ones are made of that.
 */
import { widthsFor } from "@pressbox/shared/media/media.states.ts";
import type { Sharp, SharpConstructor } from "sharp";
import { UnusableFile } from "./unusable-file.ts";

const maxPixels = 150_000_000;
let loading: Promise<SharpConstructor> | undefined;
/** Loaded with the first picture: a start need not wait for it. */
function loadSharp(): Promise<SharpConstructor> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    // The web server may live in this process: pictures take one core, not all.
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loading;
}

export const pictureFormats = {
  avif: { contentType: "image/avif", encode: (image: Sharp) => image.avif({ quality: 55, effort: 2 }) },
  webp: { contentType: "image/webp", encode: (image: Sharp) => image.webp({ quality: 78 }) },
  jpg: { contentType: "image/jpeg", encode: (image: Sharp) => image.flatten({ background: "#ffffff" }).jpeg({ quality: 80, progressive: true }) },
} as const;
export type PictureFormat = keyof typeof pictureFormats;

export interface MadeRendition {
  readonly name: string;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb`, shown until the picture is there. */
  readonly dominantColour: string;
}

/** @param input path or bytes. @throws UnusableFile when it is not a picture that can be decoded whole */
export async function readPicture(input: string | Uint8Array): Promise<PictureFacts & { decoded: DecodedPicture }> {
  const sharp = await loadSharp();
  try {
    const image = sharp(input, { limitInputPixels: maxPixels, failOn: "error" });
    const { autoOrient } = await image.metadata();
    const largest = widthsFor(autoOrient.width).at(-1)!;
    const { data, info } = await image
      .autoOrient()
      .resize({ width: largest })
      .toColourspace("srgb")
      .timeout({ seconds: 120 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const decoded = { data, info: { width: info.width, height: info.height, channels: info.channels } };
    const { dominant } = await sharp(data, { raw: decoded.info })
      .resize({ width: Math.min(largest, 64) })
      .png()
      .toBuffer()
      .then((small) => sharp(small).stats());
    return { width: autoOrient.width, height: autoOrient.height, dominantColour: hex(dominant), decoded };
  } catch (error) {
    throw new UnusableFile(/pixel limit/i.test(String(error)) ? "picture_too_many_pixels" : "picture_unreadable", error);
  }
}

interface DecodedPicture {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

/** Makes one rendition after the other; names are `<prefix>w<width>.<format>`. */
export async function* makeRenditions(decoded: DecodedPicture, formats: readonly PictureFormat[], prefix = ""): AsyncGenerator<MadeRendition> {
  const sharp = await loadSharp();
  for (const width of widthsFor(decoded.info.width)) {
    const resized = await sharp(decoded.data, { raw: decoded.info }).resize({ width }).raw().toBuffer({ resolveWithObject: true });
    const raw = { width: resized.info.width, height: resized.info.height, channels: resized.info.channels };
    for (const format of formats) {
      const { contentType, encode } = pictureFormats[format];
      const bytes = await encode(sharp(resized.data, { raw })).toBuffer();
      yield { name: `${prefix}w${width}.${format}`, contentType, width: raw.width, height: raw.height, bytes };
    }
  }
}

const hex = ({ r, g, b }: { r: number; g: number; b: number }) => `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
