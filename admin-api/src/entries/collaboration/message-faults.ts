/**
 * What no browser of ours ever sends: looked at before Hocuspocus sees a message, so that a malformed one reaches no document. A message is an
 * address, a type, and what the type says; Yjs' own decoder judges the updates.
 */
import { IncomingMessage, MessageType } from "@hocuspocus/server";
import * as Y from "yjs";

/** A tab speaks for itself, and when it loses the others it says so of each. */
const mostStatesAtOnce = 100;
const longestPresenceBytes = 64 * 1024;
const longestTextBytes = 16 * 1024;
const syncStep1 = 0;
const updateTypes = [1, 2];

/** Whether a message can be read to its end. */
export function isWellFormed(bytes: Uint8Array): boolean {
  try {
    const message = new IncomingMessage(bytes);
    if (message.readVarString().length > 100) return false;
    const type: MessageType = message.readVarUint();
    return readers[type]?.(message, bytes) ?? false;
  } catch {
    return false;
  }
}

const isEmpty = (): boolean => true;
const isShortText = (message: IncomingMessage, bytes: Uint8Array): boolean => bytes.length <= longestTextBytes && message.readVarString() !== undefined;

const readers: Partial<Record<MessageType, (message: IncomingMessage, bytes: Uint8Array) => boolean>> = {
  [MessageType.Sync]: isSync,
  [MessageType.SyncReply]: isSync,
  [MessageType.Awareness]: isPresence,
  [MessageType.Auth]: (message, bytes) => message.readVarUint() < 3 && isShortText(message, bytes),
  [MessageType.QueryAwareness]: isEmpty,
  [MessageType.Stateless]: isShortText,
  [MessageType.CLOSE]: isEmpty,
  [MessageType.Ping]: isEmpty,
  [MessageType.Pong]: isEmpty,
};

function isSync(message: IncomingMessage): boolean {
  const type = message.readVarUint();
  const payload = message.readVarUint8Array();
  if (type === syncStep1) return Y.decodeStateVector(payload).size >= 0;
  return updateTypes.includes(type) && Y.decodeUpdate(payload).structs.length >= 0;
}

function isPresence(message: IncomingMessage, bytes: Uint8Array): boolean {
  if (bytes.length > longestPresenceBytes) return false;
  const update = new IncomingMessage(message.readVarUint8Array());
  const count = update.readVarUint();
  if (count > mostStatesAtOnce) return false;
  for (let index = 0; index < count; index++) {
    update.readVarUint();
    update.readVarUint();
    const state: unknown = JSON.parse(update.readVarString());
    if (typeof state !== "object" || Array.isArray(state)) return false;
  }
  return true;
}
