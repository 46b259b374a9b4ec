/** Geometry of the chip at suggested words, in pixels of the window: left and right are the screen's. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ChipRoom {
  /** The first and the last line of the suggested words. */
  readonly first: Box;
  readonly last: Box;
  /** Nothing follows the words on their last line. */
  readonly isLineEnd: boolean;
  readonly isRtl: boolean;
  readonly chip: { readonly width: number; readonly height: number };
  /** What can be seen of the text. */
  readonly bounds: Box;
}

const gap = 6;

/** Behind the words where the line ends with them and the chip fits; else above them; below where there is no room above. Never outside of the bounds. */
export function placeChip({ first, last, isLineEnd, isRtl, chip, bounds }: ChipRoom): { readonly left: number; readonly top: number } {
  const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));
  const top = (value: number): number => clamp(value, bounds.top, bounds.bottom - chip.height);
  const left = (value: number): number => clamp(value, bounds.left, bounds.right - chip.width);
  const behind = isRtl ? last.left - gap - chip.width : last.right + gap;
  const fits = behind >= bounds.left && behind + chip.width <= bounds.right;
  const middle = (last.top + last.bottom - chip.height) / 2;
  if (isLineEnd && fits && middle >= bounds.top && middle + chip.height <= bounds.bottom) return { left: behind, top: middle };
  const above = first.top - 2 - chip.height;
  if (above >= bounds.top) return { left: left(isRtl ? first.right - chip.width : first.left), top: top(above) };
  return { left: left(isRtl ? last.right - chip.width : last.left), top: top(last.bottom + 2) };
}
