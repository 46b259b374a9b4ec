/** Words that plain node views write; the editor fills them from the `rich-text` texts. */
export interface CardLabels {
  caption: string;
  attribution: string;
  opaque: string;
  missingAsset: string;
  loading: string;
  openAt: string;
}

/** What is shown of an asset inside the editor. `url` is a picture: a rendition, or a clip's poster; empty while it is made. */
export interface EditorAsset {
  kind: "image" | "clip";
  fileName: string;
  alt: string;
  url: string;
  width: number;
  height: number;
  /** Milliseconds; 0 for pictures. */
  durationMs: number;
}

export interface CardOptions {
  labels: CardLabels;
  /** Null when there is no such asset. */
  loadAsset: (assetId: string) => Promise<EditorAsset | null>;
}
