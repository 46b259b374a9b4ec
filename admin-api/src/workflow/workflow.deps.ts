import type { Reader } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";

export interface WorkflowDeps extends Platform {
  /** Open comment threads of each variant, in their order. Comments are of the same rank, so composition hands this in. */
  readonly countOpenThreads: (reader: Reader, variants: readonly { readonly entryId: string; readonly locale: string }[]) => Promise<number[]>;
}
