import type { DeliveryDeps } from "../delivery.deps.ts";
import type { PreviewOrigins } from "./preview-origins.ts";
import type { PreviewReader } from "./preview-reader.ts";

/** What previews need; bound by hand in `app/compose.ts`. */
export interface PreviewDeps extends DeliveryDeps {
  readonly previews: PreviewReader;
  readonly origins: PreviewOrigins;
  /** Stores what is still on its way into an entry's drafts, so that the preview shows what was typed a moment ago. */
  flushDrafts(entryId: string): Promise<void>;
  /** The same for doors without a sign-in: at most once a second an entry, however many ask. */
  flushSeldom(entryId: string): Promise<void>;
  /** Origins of blob storage, where pictures may come from. */
  readonly blobOrigins: readonly string[];
}
