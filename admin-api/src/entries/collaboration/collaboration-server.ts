/**
 * Live drafts: Hocuspocus carries Yjs between browsers, everything that must not be lost is ours (docs/architecture/drafts.md).
 *
 *   update ─ applied and sent to the others at once ─ log (≤ 10 ms) ─ DraftUpdate rows ─ `saved` to the browsers
 *          └ debounced 1 s, at most 5 s, at once when the last one leaves ─ storeDraft ─ `stored`
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Redis as RedisExtension } from "@hocuspocus/extension-redis";
import { type Connection, type Document, type Extension, Hocuspocus, type onStatelessPayload } from "@hocuspocus/server";
import { clientMessageSchema, closeCodes, type ServerMessage } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { Redis } from "ioredis";
import { createAnnouncements } from "./announcements.ts";
import { guardAwareness } from "./awareness-guard.ts";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";
import { createCollaborationSocket } from "./collaboration-socket.ts";
import { createLiveDrafts } from "./create-live-drafts.ts";
import { findUnstored } from "./draft-documents.repository.ts";
import { type LiveDocument, openLiveDocument } from "./live-document.ts";
import type { LiveDrafts } from "./live-drafts.ts";
import { openConnection } from "./open-connection.ts";
import { loadDocument } from "./open-document.ts";
import { createPresence, type Presence } from "./presence.ts";
import { createUpdateGuard, type UpdateGuard } from "./update-guard.ts";

const storeDelays = { debounce: 1_000, maxDebounce: 5_000 };
const storeAgainMs = 2_000;

export interface CollaborationServer {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly liveDrafts: LiveDrafts;
  readonly presence: Presence;
  /** Stores what a process that died had accepted and not stored. Call once at start. */
  recover(): Promise<number>;
  /** Closes sockets whose session or rights ended. Runs by itself every 20 s. */
  recheck(): Promise<void>;
  /** Stores everything, closes every socket. */
  close(): Promise<void>;
}

export function createCollaborationServer(deps: CollaborationDeps): CollaborationServer {
  const live = new WeakMap<Document, LiveDocument>();
  const liveOf = (document: Document) => live.get(document)!;
  const guard = createUpdateGuard();
  let isClosing = false;
  const { redisUrl } = deps.config;
  const extensions: Extension[] = redisUrl ? [new RedisExtension({ createClient: () => connectForDocuments(deps, redisUrl), prefix: "pressbox:draft" })] : [];

  const hocuspocus = new Hocuspocus<SocketContext>({
    ...storeDelays,
    extensions,
    quiet: true,
    maxPendingDocuments: 20,
    onAuthenticate: (payload) => openConnection(deps, payload),
    async onLoadDocument({ document, documentName: name }) {
      const { key, generation, contentType, rows } = await loadDocument(deps, name, document);
      const isUnstored = (await findUnstored(deps.database, key)).some((each) => each.locale === key.locale);
      const onRejected = () => closeSockets(document);
      live.set(document, openLiveDocument(deps, { document, key, generation, contentType, rows, isUnstored, onRejected }));
    },
    async connected({ connection, context }) {
      if (!context.opened) return;
      // The document in memory is the one before the upgrade that the door has already seen: it is on its way out.
      if (liveOf(connection.document).generation !== context.opened.generation) return closeSockets(connection.document);
      const send = (message: ServerMessage) => connection.sendStateless(JSON.stringify(message));
      send({ type: "opened", formatVersion, generation: context.opened.generation, canWrite: !connection.readOnly });
      if (context.opened.isOutdated) send({ type: "outdated", formatVersion });
    },
    beforeHandleAwareness: guardAwareness,
    beforeSync: async (payload) => guard.beforeSync(payload),
    async afterHandleMessage({ connection, document }) {
      const owed = guard.isEvenAgain(connection) ? owedMarks.get(connection) : undefined;
      if (owed !== undefined) await answerMark(deps, liveOf(document), connection, owed);
    },
    onStateless: (payload) => hearMark(deps, guard, liveOf(payload.document), payload),
    async onStoreDocument({ document, ...payload }) {
      try {
        await liveOf(document).store();
        await liveOf(document).compact(document.getConnectionsCount() === 0);
      } catch (error) {
        deps.log.error({ err: error, document: document.name }, "draft cannot be stored, trying again");
        setTimeout(() => void hocuspocus.storeDocumentHooks(document, { ...payload, document }), storeAgainMs).unref();
        throw error;
      }
    },
    // Keeps the document in memory until its log is on disk: a reload would otherwise miss it.
    async beforeUnloadDocument({ document }) {
      const leaving = live.get(document);
      await leaving?.log.flush().catch(() => undefined);
      // A server that stops is not people leaving: they are back with the next one.
      if (!isClosing) await leaving?.checkpoint().catch((error: unknown) => deps.log.error({ err: error, document: document.name }, "no checkpoint was made"));
    },
  });

  const socket = createCollaborationSocket(deps, hocuspocus);
  const liveDrafts = createLiveDrafts({ deps, hocuspocus, liveOf, announce: createAnnouncements(deps, hocuspocus) });
  const presence = createPresence(hocuspocus, deps.redis);

  return {
    handleUpgrade: socket.handleUpgrade,
    recheck: socket.recheck,
    liveDrafts,
    presence,
    async recover() {
      const unstored = await findUnstored(deps.database, { since: new Date(deps.clock.now().getTime() - 7 * 86_400_000) });
      // One that cannot be stored keeps none of the others waiting.
      for (const entryId of new Set(unstored.map((key) => key.entryId)))
        await liveDrafts.flush(entryId).catch((error: unknown) => deps.log.error({ err: error, entryId }, "an unstored draft could not be recovered"));
      return unstored.length;
    },
    async close() {
      isClosing = true;
      socket.close();
      const notStored = (document: Document) => (error: unknown) => deps.log.error({ err: error, document: document.name }, "draft not stored at stop");
      await Promise.all([...hocuspocus.documents.values()].map((document) => liveOf(document).store().catch(notStored(document))));
      await presence.stop();
      await hocuspocus.hooks("onDestroy", { instance: hocuspocus });
    },
  };
}

/** The browsers open a new socket at once and are told by the door what has changed. */
function closeSockets(document: Document): void {
  for (const connection of document.getConnections()) connection.webSocket.close(closeCodes.rightsChanged, "document moved on");
}

/** Connections of the Redis extension: it subscribes while connecting, so commands wait for the connection, but not for ever. */
function connectForDocuments(deps: CollaborationDeps, url: string): Redis {
  const redis = new Redis(url, { connectionName: "pressbox-drafts", commandTimeout: 5_000 });
  redis.on("error", (error: unknown) => deps.log.debug({ err: error }, "Redis is away"));
  return redis;
}

/** Marks of connections that are behind, until they are even again. */
const owedMarks = new WeakMap<Connection, number>();

/** Who may not write has nothing to be told. */
async function hearMark(deps: CollaborationDeps, guard: UpdateGuard, live: LiveDocument, { connection, payload }: onStatelessPayload): Promise<void> {
  const message = clientMessageSchema.safeParse(parseJson(payload));
  if (!message.success || !(connection.context as SocketContext).opened?.rights.canWrite) return;
  if (!guard.isBehind(connection)) return answerMark(deps, live, connection, message.data.mark);
  owedMarks.set(connection, message.data.mark);
}

/** `saved` with the client's number, once all it sent before is on disk. */
async function answerMark(deps: CollaborationDeps, live: LiveDocument, connection: Connection, mark: number): Promise<void> {
  owedMarks.delete(connection);
  await live.log.flush();
  const saved: ServerMessage = { type: "saved", clocks: {}, mark, savedAt: deps.clock.now().toISOString() };
  connection.sendStateless(JSON.stringify(saved));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
