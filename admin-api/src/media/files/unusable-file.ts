/** Why a file cannot be used. The word is stable (the admin translates it), the sentence is for everybody else. */
export const unusableReasons = {
  picture_unreadable: "The picture cannot be decoded: the file is damaged or not what it says.",
  picture_too_many_pixels: "The picture has more than 150 million pixels.",
  clip_unreadable: "The clip cannot be read: the file is damaged or in a format that is not known.",
  clip_without_picture: "The clip has no video track.",
  clip_without_duration: "The clip has no length.",
  clip_too_many_pixels: "The clip's frames are larger than 8192 × 8192 pixels.",
  ffmpeg_missing: "Clips need ffmpeg, which is not installed where jobs run.",
  changed_after_check: "The file was written again after it was accepted.",
  storage_unreachable: "The file could not be read from the storage, although it was tried several times.",
} as const;

export type UnusableReason = keyof typeof unusableReasons;

/** A fault of the file, not of the moment: trying again would not help. */
export class UnusableFile extends Error {
  readonly reason: UnusableReason;

  constructor(reason: UnusableReason, cause?: unknown) {
    super(unusableReasons[reason], { cause });
    this.name = "UnusableFile";
    this.reason = reason;
  }
}

/** As stored in `Asset.failure`: `word: sentence`. */
export const failureText = (reason: UnusableReason): string => `${reason}: ${unusableReasons[reason]}`;
