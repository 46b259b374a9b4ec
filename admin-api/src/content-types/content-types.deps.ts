import type { Reader } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";

export interface ContentTypesDeps extends Platform {
  /** Whether entries of a type exist, the bin included. Entries rank higher, so composition hands this in. */
  readonly hasEntriesOfType: (reader: Reader, key: string) => Promise<boolean>;
}
