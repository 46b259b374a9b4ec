import type { AssetUse } from "@pressbox/shared/media/media.schema.ts";
import type { Reader } from "../platform/database/database.ts";
import type { Platform } from "../platform/platform.ts";
import type { BlobStore } from "../platform/storage/blob-store.ts";

/** A place that points at an asset, before the entry's name is known. */
export type UnnamedUse = Omit<AssetUse, "contentType" | "title">;

/** Names entries for where-used. Entries rank above media, so composition hands this in. Unknown entries are left out. */
export type NameEntries = (reader: Reader, entries: readonly { entryId: string; locale: string }[]) => Promise<readonly NamedEntry[]>;

export interface NamedEntry {
  readonly entryId: string;
  readonly locale: string;
  readonly contentType: string;
  readonly title: string;
}

export interface MediaDeps extends Platform {
  readonly blobs: BlobStore;
  readonly nameEntries: NameEntries;
}
