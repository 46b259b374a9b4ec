import type { Hocuspocus } from "@hocuspocus/server";
import { type ServerMessage, serverMessageSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { z } from "zod";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";

const channel = "pressbox:announcements";
const announcementSchema = z.object({ entryId: z.string(), message: serverMessageSchema });

/** Messages to everybody who has an entry open. With Redis every process hears them, also from a worker that has no sockets. */
export function createAnnouncements(deps: CollaborationDeps, hocuspocus: Hocuspocus<SocketContext>) {
  function tell(entryId: string, message: ServerMessage): void {
    for (const document of hocuspocus.documents.values()) if (document.name.startsWith(`${entryId}/`)) document.relayStateless(JSON.stringify(message));
  }
  deps.redis?.subscribe(channel, (text) => {
    const heard = announcementSchema.safeParse(JSON.parse(text));
    if (heard.success) tell(heard.data.entryId, heard.data.message);
  });

  // A lost announcement costs a moment of staleness on screen, nothing else.
  return (entryId: string, message: ServerMessage): void => {
    if (deps.redis?.isReady()) deps.redis.publish(channel, JSON.stringify({ entryId, message }));
    else tell(entryId, message);
  };
}
