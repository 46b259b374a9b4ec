import type { Reader, Tx } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";
import type { LiveDrafts } from "./collaboration/live-drafts.ts";
import type { Gate } from "./gates.ts";

/** What higher-ranked features remember of a variant's words. @param clean a text without the phrase */
export type PhraseEraser = (tx: Tx, key: { readonly entryId: string; readonly locale: string }, clean: (text: string) => string) => Promise<void>;

/** What the use cases of entries need; bound by hand in `app/compose.ts`. */
export interface EntriesDeps extends Platform {
  readonly liveDrafts: LiveDrafts;
  /** What higher-ranked features have to say before anything is published; entries' own gates come first. */
  readonly gates: readonly Gate[];
  /** Run in the transaction that begins the erasing of a phrase. */
  readonly phraseErasers: readonly PhraseEraser[];
  /** Purges of a commit that the CDN has not taken yet. Delivery ranks higher, so composition hands this in. */
  readonly pendingPurges: (reader: Reader, commitSeq: number) => Promise<number>;
}
