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
  newsroom: NewsroomOptions;
}

/** What is shown of another entry. */
export interface EditorEntry {
  title: string;
  /** In the language of the text: what is not live is left out for readers. */
  isLive: boolean;
}

/** Words of newsroom blocks; fetched with the first of them. */
export interface NewsroomLabels {
  keyMoments: string;
  playerRatings: string;
  relatedEntries: string;
  gallery: string;
  factBoxTitle: string;
  attribution: string;
  caption: string;
  minute: string;
  player: string;
  choosePlayer: string;
  unlinkPlayer: string;
  rating: string;
  ratingRule: string;
  addEntry: string;
  addPicture: string;
  earlier: string;
  later: string;
  remove: string;
  removeBlock: string;
  notLive: string;
  untitled: string;
  missingEntry: string;
  missingAsset: string;
  loading: string;
  legacy: string;
  openLegacy: string;
}

/** What newsroom blocks ask of the page around the editor. Each picker answers null when the person chose nothing. */
export interface NewsroomOptions {
  loadLabels: () => Promise<NewsroomLabels>;
  loadAsset: (assetId: string) => Promise<EditorAsset | null>;
  /** Null when there is no such entry, or not for this person. */
  loadEntry: (entryId: string) => Promise<EditorEntry | null>;
  pickPicture: () => Promise<{ id: string } | null>;
  pickEntry: () => Promise<{ id: string; title: string } | null>;
  /** Opens markup of another system by its block's id; null where it can only be looked at. */
  openLegacy: () => ((blockId: string) => void) | null;
}
