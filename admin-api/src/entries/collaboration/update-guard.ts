/**
 * Judges each update before it is applied (docs/decisions/0055-a-draft-has-a-limit.md). One that would make the draft larger than its limit, or hangs on
 * something that this server does not have, is left out, and its sender told; everybody else's draft is as if it had never come.
 *
 * A connection is either even (the server has all it sent) or behind (something was left out). Behind, it is not told that anything is saved: its tab
 * keeps the text and, once it is shorter, sends all that the server lacks in one piece; when that is taken the connection is even again.
 */
import { type beforeSyncPayload, type Connection, OutgoingMessage } from "@hocuspocus/server";
import type { ServerMessage } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { draftLimit, draftSize, itemSize } from "@pressbox/shared/entries/draft-size.ts";
import * as Y from "yjs";
import type { SocketContext } from "./collaboration.deps.ts";

const [syncStep1, syncStep2] = [0, 1];
/** No tab counts that far in its life; beyond it arithmetic on clocks fails. */
const highestClock = 2 ** 31;
/** A struct's least bytes in an update against what it counts: an empty block is three bytes and counts ten. */
const mostPerByte = 4;

export type Verdict = "welcome" | "loose" | "too-large";

export interface UpdateGuard {
  /** Before a sync message is applied: makes the connection read-only for this one message where it is not welcome. */
  beforeSync(payload: Pick<beforeSyncPayload<SocketContext>, "type" | "payload" | "connection" | "document">): void;
  /** After any message was handled. @returns whether the connection was behind until now and is even again */
  isEvenAgain(connection: Connection): boolean;
  isBehind(connection: Connection): boolean;
}

export function createUpdateGuard(): UpdateGuard {
  const behind = new WeakSet<Connection>();
  /** What they lacked is being applied. */
  const mending = new WeakSet<Connection>();
  const judges = new WeakMap<Y.Doc, (update: Uint8Array) => Verdict>();
  return {
    isBehind: (connection) => behind.has(connection),
    isEvenAgain: (connection) => mending.delete(connection) && behind.delete(connection),
    beforeSync({ type, payload, connection, document }) {
      if (type === syncStep1 || !mayWrite(connection.context as SocketContext)) return;
      const judge = judges.get(document) ?? createJudge(document);
      judges.set(document, judge);
      const first = judge(payload);
      // All that a tab has may hold, beside its own, pieces of others that hang in the air on its side too: they are left out.
      const rest = first === "loose" && type === syncStep2 ? soundPart(document, payload) : null;
      const verdict = rest === null ? first : judge(rest);
      connection.readOnly = rest !== null || verdict !== "welcome";
      if (verdict === "welcome") {
        if (rest !== null) Y.applyUpdate(document, rest, { source: "connection", connection });
        if (type === syncStep2 && behind.has(connection)) mending.add(connection);
        return;
      }
      if (verdict === "too-large") tellFull(connection);
      else if (!behind.has(connection)) askForEverything(connection);
      behind.add(connection);
    },
  };
}

const mayWrite = ({ opened }: SocketContext): boolean => opened?.rights.canWrite === true && !opened.isOutdated;

function tellFull(connection: Connection): void {
  const message: ServerMessage = { type: "full", limit: draftLimit };
  connection.sendStateless(JSON.stringify(message));
}

/** The tab answers with all that this server lacks, in one update. */
function askForEverything(connection: Connection): void {
  connection.send(new OutgoingMessage(connection.messageAddress).createSyncMessage().writeFirstSyncStepFor(connection.document).toUint8Array());
}

/**
 * Knows an upper bound of the document's size and measures only when that passes the limit, so that keystrokes cost nothing.
 * @returns the verdict on one update
 */
export function createJudge(document: Y.Doc, limit = draftLimit): (update: Uint8Array) => Verdict {
  let atMost = draftSize(document);
  document.on("update", (update: Uint8Array) => {
    atMost += update.length * mostPerByte;
  });
  return (update) => {
    const { structs, ds } = Y.decodeUpdate(update);
    if (isLoose(document, structs, ds)) return "loose";
    const growth = growthOf(document, structs);
    if (growth === 0 || atMost + growth <= limit) return "welcome";
    const size = draftSize(document);
    atMost = size;
    return size + growth > limit && wouldGrowBeyond(document, update, Math.max(size, limit)) ? "too-large" : "welcome";
  };
}

type Structs = ReturnType<typeof Y.decodeUpdate>["structs"];
type Deletions = ReturnType<typeof Y.decodeUpdate>["ds"];

/** Yjs would keep such an update, invisible, until what it hangs on arrives: for ever. */
function isLoose(document: Y.Doc, structs: Structs, deletions: Deletions): boolean {
  const ends = new Map<number, number>();
  const endOf = (client: number): number => ends.get(client) ?? Y.getState(document.store, client);
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip) continue;
    if (clock > endOf(client) || !(end < highestClock)) return true;
    ends.set(client, Math.max(end, endOf(client)));
  }
  const isThere = (id: unknown): boolean => !(id instanceof Object && "client" in id) || (id as Y.ID).clock < endOf((id as Y.ID).client);
  const hangs = structs.some((struct) => struct instanceof Y.Item && ![struct.origin, struct.rightOrigin, struct.parent].every(isThere));
  return hangs || [...deletions.clients].some(([client, ranges]) => ranges.some(({ clock, len }) => !(clock + len <= endOf(client))));
}

/** What of an update can be applied. */
function soundPart(document: Y.Doc, update: Uint8Array): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  Y.applyUpdate(copy, update);
  copy.store.pendingStructs = null;
  copy.store.pendingDs = null;
  const part = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(document));
  copy.destroy();
  return part;
}

const growthOf = (document: Y.Doc, structs: Structs): number =>
  structs.reduce((sum, struct) => {
    const isNew = struct instanceof Y.Item && struct.id.clock + struct.length > Y.getState(document.store, struct.id.client);
    return isNew && !(struct.content instanceof Y.ContentDeleted) ? sum + itemSize(struct) : sum;
  }, 0);

/** What is inserted may replace more than it brings: tried on a copy. */
function wouldGrowBeyond(document: Y.Doc, update: Uint8Array, size: number): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  Y.applyUpdate(copy, update);
  const isBeyond = draftSize(copy) > size;
  copy.destroy();
  return isBeyond;
}
