/**
 * One open document in this process: its log, who changed it since its last store, and the one way it is stored.
 * Stores of one document never overlap, and each begins by putting the log on disk: what is derived is never ahead of what is kept.
 */
import type { Document } from "@hocuspocus/server";
import { isTransactionOrigin } from "@hocuspocus/server";
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import type { ServerMessage } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { readDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import * as Y from "yjs";
import { checkpointDraft } from "../use-cases/checkpoint-draft.ts";
import { storeDraft } from "../use-cases/store-draft.ts";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";
import { appendUpdates, compactDocument, type DraftKey, type UpdateRow } from "./draft-documents.repository.ts";
import { findDefinition } from "./draft-rights.ts";
import { watchSuggestionNames } from "./suggestion-names.ts";
import { createUpdateLog, type UpdateLog } from "./update-log.ts";

/** Fold updates into the state once so many stand beside it. */
const compactAfterRows = 200;

type Author = Pick<Actor, "kind" | "id" | "name">;
const unknownAuthor: Author = { kind: "system", id: "", name: "" };

export interface LiveDocument {
  readonly key: DraftKey;
  readonly generation: number;
  readonly contentType: string;
  readonly log: UpdateLog;
  /** Stores the draft if it changed since the last time. */
  store(): Promise<void>;
  /** What stands beside the state becomes part of it, if it is enough or `isLast`. */
  compact(isLast: boolean): Promise<void>;
  /** The last one has left: what people changed since the last time becomes a checkpoint. A program's writes make none. */
  checkpoint(): Promise<void>;
}

export interface LiveDocumentOptions {
  readonly document: Document;
  readonly key: DraftKey;
  readonly generation: number;
  readonly contentType: string;
  /** Updates that stand beside the loaded state. */
  readonly rows: number;
  /** True when the stored draft may lack what the document has. */
  readonly isUnstored: boolean;
  onRejected(): void;
}

export function openLiveDocument(deps: CollaborationDeps, options: LiveDocumentOptions): LiveDocument {
  const { document, key, generation } = options;
  let authors: Author[] = [];
  let changes = options.isUnstored ? 1 : 0;
  let stored = 0;
  let folded = -options.rows;
  let hasPeoplesChanges = false;
  let isCorrecting = false;
  const names = watchSuggestionNames(document);
  let storing: Promise<void> = Promise.resolve();

  const log = createUpdateLog({
    log: deps.log,
    write: (rows) => appendUpdates(deps.database, deps.clock, key, generation, rows),
    onWritten: (rows) => broadcast(document, { type: "saved", clocks: clocksOf(rows), savedAt: deps.clock.now().toISOString() }),
    onRejected: options.onRejected,
  });

  // Also what comes from another process through Redis is written here: if that process dies before its own insert, its clients find the
  // update in this document, and would never send it again. Twice the same update does no harm.
  document.on("update", (update: Uint8Array, origin: unknown) => {
    const author = authorOf(origin);
    log.accept(update, author ?? unknownAuthor);
    if (author) authors = [...authors.filter((each) => each.id !== author.id), author];
    changes++;
    const isPersons = isTransactionOrigin(origin) && origin.source === "connection";
    if (names.hear(update, isPersons ? (author?.id ?? "") : null)) void correctSoon();
    hasPeoplesChanges ||= isPersons;
  });

  /** Not left to the next store: with a Redis another process may make that one. */
  async function correctSoon(): Promise<void> {
    if (isCorrecting) return;
    isCorrecting = true;
    try {
      correctNames(await findDefinition(deps.database.read, options.contentType));
    } catch (error) {
      deps.log.error({ err: error, ...key }, "names of suggestions are corrected with the next store");
    } finally {
      isCorrecting = false;
    }
  }

  function correctNames(definition: ContentTypeDefinition): void {
    const corrected = names.correct(definition);
    if (corrected.length > 0) deps.log.warn({ ...key, suggestions: corrected }, "suggestions stood in the name of somebody who did not make them");
  }

  /** What the document holds, with every suggestion in the name of who made it. */
  function readSigned(definition: ContentTypeDefinition): FieldValues {
    correctNames(definition);
    return readDraftDocument(document, definition);
  }

  async function storeOnce(): Promise<void> {
    if (!log.isRejected) await log.flush();
    if (log.isRejected || stored === changes) return;
    const definition = await findDefinition(deps.database.read, options.contentType);
    // The instant of the reading, not of the writing: what is typed in between is not in it.
    const readAt = deps.clock.now();
    const fields = readSigned(definition);
    const [seen, who] = [changes, authors];
    authors = [];
    try {
      const { revision, storedAt } = await storeDraft(deps, { ...key, fields, authors: who, readAt });
      stored = seen;
      broadcast(document, { type: "stored", revision, storedAt: storedAt.toISOString() });
    } catch (error) {
      authors = [...who.filter((each) => !authors.some((other) => other.id === each.id)), ...authors];
      throw error;
    }
  }

  return {
    key,
    generation,
    contentType: options.contentType,
    log,
    store() {
      storing = storing.catch(() => undefined).then(storeOnce);
      return storing;
    },
    async compact(isLast) {
      if (log.written - folded < (isLast ? 20 : compactAfterRows)) return;
      folded += await compactDocument(deps.database, key, generation);
    },
    async checkpoint() {
      if (!hasPeoplesChanges) return;
      hasPeoplesChanges = false;
      await checkpointDraft(deps, key);
    },
  };
}

export function broadcast(document: Document, message: ServerMessage): void {
  document.broadcastStateless(JSON.stringify(message));
}

function authorOf(origin: unknown): Author | undefined {
  if (!isTransactionOrigin(origin) || origin.source === "redis") return undefined;
  const context = (origin.source === "connection" ? origin.connection.context : origin.context) as SocketContext | undefined;
  return context && { kind: context.actor.kind, id: context.actor.id, name: context.actor.name };
}

function clocksOf(rows: readonly UpdateRow[]): Record<string, number> {
  const clocks: Record<string, number> = {};
  for (const { bytes } of rows) for (const [client, clock] of Y.parseUpdateMeta(bytes).to) clocks[client] = Math.max(clock, clocks[client] ?? 0);
  return clocks;
}
