/**
 * The door of `/collaboration`: who may open a socket at all, and for how long. Fails closed: no session, a foreign page or a fault in
 * asking all mean no socket. While it is open the session and the rights behind it are asked again; what has changed closes it, and
 * the browser opens a new one with what it may do today.
 */

import type { IncomingMessage } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import { closeCodes, collaborationPath, parseDocumentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { type WebSocket, WebSocketServer } from "ws";
import { authenticateUpgrade, revalidateActor } from "../../identity/identity.public.ts";
import { isSameOrigin } from "../../platform/http/origin-check.ts";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";
import { findDraftRights } from "./draft-rights.ts";
import { isWellFormed } from "./message-faults.ts";
import { createMessageRate } from "./message-rate.ts";

/** A whole offline day of one long report fits; a browser that sends more is cut off, alone. */
export const messageLimitBytes = 4 * 1024 * 1024;
const askAgainEveryMs = 20_000;

export interface CollaborationSocket {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks for every open socket whether it may still be open. Runs by itself; tests call it. */
  recheck(): Promise<void>;
  close(): void;
}

export function createCollaborationSocket(deps: CollaborationDeps, hocuspocus: Hocuspocus<SocketContext>): CollaborationSocket {
  const server = new WebSocketServer({ noServer: true, maxPayload: messageLimitBytes, perMessageDeflate: false, clientTracking: false });
  const open = new Map<WebSocket, SocketContext>();

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (request.url?.split("?")[0] !== collaborationPath) return refuse(socket, 404);
    if (!isSameOrigin(request, deps.config.publicUrl)) return refuse(socket, 403);
    const session = await authenticateUpgrade(deps, request.headers.cookie);
    if (!session) return refuse(socket, 401);
    if (socket.destroyed) return;
    server.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, request, session));
  }

  function serve(webSocket: WebSocket, request: IncomingMessage, context: SocketContext): void {
    open.set(webSocket, context);
    const connection = hocuspocus.handleConnection(webSocket as unknown as globalThis.WebSocket, asWebRequest(request, deps.config.publicUrl), context);
    webSocket.binaryType = "nodebuffer";
    const rate = createMessageRate(() => performance.now());
    const cutOff = (code: number, reason: string): void => {
      deps.log.info({ actor: context.actor.id, reason }, "collaboration socket cut off");
      webSocket.close(code, reason);
    };
    webSocket.on("message", (message) => {
      // Closed by us and not yet by the other side, which may take its time: whatever still comes has no right any more.
      if (webSocket.readyState !== webSocket.OPEN) return;
      const bytes = new Uint8Array(message as Buffer);
      if (!rate.mayPass()) cutOff(closeCodes.tooMany, "too many messages");
      else if (isWellFormed(bytes)) connection.handleMessage(bytes);
      else cutOff(closeCodes.malformed, "malformed message");
    });
    webSocket.on("error", (error) => deps.log.info({ err: error }, "collaboration socket failed"));
    webSocket.on("close", (code, reason) => {
      open.delete(webSocket);
      connection.handleClose({ code, reason: reason.toString() });
    });
  }

  async function recheck(): Promise<void> {
    for (const [webSocket, context] of open) {
      const actor = await revalidateActor(deps, context.sessionId);
      if (!actor) webSocket.close(closeCodes.sessionEnded, "session ended");
      else if (canonicalJson(actor.grants) !== canonicalJson(context.actor.grants)) webSocket.close(closeCodes.rightsChanged, "rights changed");
    }
    for (const document of hocuspocus.documents.values())
      for (const connection of document.getConnections()) {
        const { actor, opened } = connection.context as SocketContext;
        const key = parseDocumentName(document.name);
        const rights = key && (await findDraftRights(deps.database.read, actor, key));
        if (rights?.canRead !== opened?.rights.canRead || rights?.canWrite !== opened?.rights.canWrite)
          connection.webSocket.close(closeCodes.rightsChanged, "rights changed");
      }
  }

  const timer = setInterval(() => void recheck().catch((error: unknown) => deps.log.error({ err: error }, "open sockets cannot be checked")), askAgainEveryMs);
  timer.unref();

  return {
    handleUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      admit(request, socket, head).catch((error: unknown) => {
        deps.log.error({ err: error }, "collaboration upgrade failed");
        refuse(socket, 503);
      });
    },
    recheck,
    close() {
      clearInterval(timer);
      for (const webSocket of open.keys()) webSocket.close(1001, "server stops");
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Hocuspocus wants a Fetch request; it needs no cookie. */
function asWebRequest(request: IncomingMessage, publicUrl: string): Request {
  return new Request(new URL(request.url ?? "/", publicUrl), { headers: { "user-agent": request.headers["user-agent"] ?? "" } });
}
