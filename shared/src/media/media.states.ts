import type { assetStates } from "./media.schema.ts";

export type AssetState = (typeof assetStates)[number];

/**
 * Where an asset may go from where. `uploading`: the browser writes blocks. `processing`: the file was accepted, jobs look at it.
 * `ready`: renditions exist. `failed`: the file cannot be used; `failure` says why. A job that runs again may find any of the last three.
 */
export const assetTransitions: Readonly<Record<AssetState, readonly AssetState[]>> = {
  uploading: ["processing", "failed"],
  processing: ["ready", "failed"],
  ready: [],
  failed: ["ready"],
};

/** Widths of picture renditions, in pixels; those above the picture's own are left out, and its own closes the row when it is smaller. */
export const renditionWidths = [320, 640, 960, 1280, 1920, 2560] as const;

/** The widths made of a picture `width` pixels wide. */
export function widthsFor(width: number): number[] {
  const largest = renditionWidths.at(-1)!;
  return [...renditionWidths.filter((each) => each < Math.min(width, largest)), Math.min(width, largest)];
}
