import type { Reader } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";
import type { LiveDrafts } from "./collaboration/live-drafts.ts";
import type { Gate } from "./gates.ts";

/** What the use cases of entries need; bound by hand in `app/compose.ts`. */
export interface EntriesDeps extends Platform {
  readonly liveDrafts: LiveDrafts;
  /** What higher-ranked features have to say before anything is published; entries' own gates come first. */
  readonly gates: readonly Gate[];
  /** Purges of a commit that the CDN has not taken yet. Delivery ranks higher, so composition hands this in. */
  readonly pendingPurges: (reader: Reader, commitSeq: number) => Promise<number>;
}
