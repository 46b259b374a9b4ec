/**
 * What readers of a region may see, as four numbers (decision 0070).
 *
 * `epoch`: every commit up to it, whole. `assets`: how often assets changed. Both only grow. Each has a floor: what was stored under a smaller
 * number is not believed. A floor rises to its number when the number jumps, that is, when the writer cannot know that everything between
 * was stored: after a lost message, a cache that was away, or a flush.
 */
export interface RegionState {
  readonly epoch: number;
  readonly floor: number;
  readonly assets: number;
  readonly assetFloor: number;
}

export const beforeAnything: RegionState = { epoch: 0, floor: 0, assets: 0, assetFloor: 0 };

/**
 * The next of a number and its floor: backwards does nothing, +1 keeps the floor if what changed was stored first, everything else raises it.
 * @param isStored whether the caller stored what the step changed
 */
export function advanced(value: number, floor: number, to: number, isStored: boolean): { value: number; floor: number } {
  if (to <= value) return { value, floor };
  return { value: to, floor: isStored && to === value + 1 ? floor : to };
}
