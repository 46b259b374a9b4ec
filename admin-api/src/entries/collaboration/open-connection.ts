/** What happens before a person's browser may see a document: sign-in was at the upgrade, here are rights, format and generation. Fails closed. */
import type { onAuthenticatePayload } from "@hocuspocus/server";
import { handshakeSchema, parseDocumentName, refusals } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { CollaborationDeps, SocketContext } from "./collaboration.deps.ts";
import { findDraftRights } from "./draft-rights.ts";
import { ensureDocument } from "./open-document.ts";

/** Refuses the document; `reason` reaches the browser. The empty message keeps Hocuspocus from logging what is no fault. */
export class DocumentRefused extends Error {
  readonly reason: string;
  constructor(reason: keyof typeof refusals) {
    super("");
    this.reason = refusals[reason];
  }
}

/**
 * Decides whether and how a document is opened. A tab with another format version may look and not write: its schema would delete, for
 * everybody, blocks that it does not know. A tab that holds a copy of another generation is refused before the two could merge.
 */
export async function openConnection(deps: CollaborationDeps, payload: onAuthenticatePayload<SocketContext>): Promise<Partial<SocketContext>> {
  const { actor } = payload.context;
  const key = parseDocumentName(payload.documentName);
  const handshake = parseHandshake(payload.token);
  if (!key || !handshake) throw new DocumentRefused("notFound");
  try {
    const rights = await findDraftRights(deps.database.read, actor, key);
    if (!rights?.canRead) throw new DocumentRefused(rights ? "notAllowed" : "notFound");
    const { generation } = await ensureDocument(deps, key);
    if (handshake.generation !== undefined && handshake.generation !== generation) throw new DocumentRefused("otherGeneration");
    const isOutdated = handshake.formatVersion !== formatVersion;
    payload.connectionConfig.readOnly = isOutdated || !rights.canWrite;
    return { opened: { rights, generation, isOutdated } };
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    deps.log.error({ err: error, document: payload.documentName }, "draft cannot be opened");
    throw new DocumentRefused("unavailable");
  }
}

function parseHandshake(token: string) {
  try {
    return handshakeSchema.parse(JSON.parse(token));
  } catch {
    return null;
  }
}
