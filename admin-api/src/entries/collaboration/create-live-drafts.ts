import type { Document, Hocuspocus } from "@hocuspocus/server";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { documentName, parseDocumentName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { changeDraftDocument, readDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import { isSameValue } from "../draft-content.ts";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";
import { findDocumentKeys, findUnstored } from "./draft-documents.repository.ts";
import { findDefinition } from "./draft-rights.ts";
import type { LiveDocument } from "./live-document.ts";
import type { LiveDrafts } from "./live-drafts.ts";
import { catchUpWithDisk } from "./open-document.ts";

type Transact = (change: (document: Document) => void) => Promise<void>;

const system: Actor = { kind: "system", id: "", name: "", grants: [] };

export interface LiveDraftsOptions {
  readonly deps: CollaborationDeps;
  readonly hocuspocus: Hocuspocus<SocketContext>;
  liveOf(document: Document): LiveDocument;
  readonly announce: LiveDrafts["announce"];
}

/** The port `LiveDrafts`, over documents opened in this process. */
export function createLiveDrafts({ deps, hocuspocus, liveOf, announce }: LiveDraftsOptions): LiveDrafts {
  /** Opens the document here for `work` and stores it before it is let go. Letting go is debounced, so a burst of writes loads it once. */
  async function withDocument<Result>(name: string, actor: Actor, work: (document: Document, transact: Transact) => Promise<Result>) {
    const connection = await hocuspocus.openDirectConnection(name, { actor, sessionId: "" });
    const document = connection.document!;
    try {
      const result = await work(document, (change) => connection.transact(change));
      await liveOf(document).store();
      return result;
    } finally {
      await connection.disconnect({ unloadImmediately: false });
    }
  }

  async function namesToFlush(entryId: string): Promise<string[]> {
    const open = [...hocuspocus.documents.keys()].filter((name) => parseDocumentName(name)?.entryId === entryId);
    // Another process may hold younger changes in memory: opening the document here fetches them through Redis.
    const elsewhere = deps.redis ? await findDocumentKeys(deps.database.read, entryId) : [];
    const unstored = await findUnstored(deps.database, { entryId });
    return [...new Set([...open, ...[...elsewhere, ...unstored].map((key) => documentName(key.entryId, key.locale))])];
  }

  return {
    announce,
    async change(entryId, locale, fields, actor, expected = {}) {
      return withDocument(documentName(entryId, locale), actor, async (document, transact) => {
        const definition = await findDefinition(deps.database.read, liveOf(document).contentType);
        let [conflicts, before]: [string[], FieldValues] = [[], {}];
        // Nothing can come between the look and the change: both are in one synchronous transaction.
        await transact((doc) => {
          before = readDraftDocument(doc, definition);
          conflicts = Object.keys(expected).filter((key) => !isSameValue(before[key], expected[key]));
          if (conflicts.length === 0) changeDraftDocument(doc, definition, fields);
        });
        return { conflicts, before };
      });
    },
    async flush(entryId) {
      for (const name of await namesToFlush(entryId))
        await withDocument(name, system, async (document) => {
          if (deps.redis) await catchUpWithDisk(deps.database.read, liveOf(document), document);
        });
    },
  };
}
