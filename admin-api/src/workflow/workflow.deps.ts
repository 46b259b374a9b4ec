import type { Reader } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";

export interface WorkflowDeps extends Platform {
  /** Open comment threads of a variant. Comments are of the same rank, so composition hands this in. */
  readonly countOpenThreads: (reader: Reader, entryId: string, locale: string) => Promise<number>;
}
