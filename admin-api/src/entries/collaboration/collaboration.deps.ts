import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Platform } from "../../platform/platform.ts";
import type { RedisConnection } from "../../platform/redis.ts";
import type { DraftRights } from "./draft-rights.ts";

/** What live drafts need from elsewhere; bound by hand in `app/compose.ts`. */
export interface CollaborationDeps extends Platform {
  /** Where there is a Redis, documents, presence and announcements are shared between processes. */
  readonly redis?: RedisConnection | undefined;
}

/** What a document's connection knows about its person. */
export interface SocketContext {
  readonly actor: Actor;
  readonly sessionId: string;
  /** Set when the document was opened. */
  readonly opened?: { readonly rights: DraftRights; readonly generation: number; readonly isOutdated: boolean };
}
