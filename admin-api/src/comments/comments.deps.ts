import type { ServerMessage } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { NotificationsDeps } from "../notifications/notifications.public.ts";
import type { Platform } from "../platform/platform.ts";

export interface CommentsDeps extends Platform {
  readonly notifications: NotificationsDeps;
  /** Tells everybody who has the entry open, after the commit. */
  readonly announce: (entryId: string, message: ServerMessage) => void;
}
