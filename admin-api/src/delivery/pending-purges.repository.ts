import type { Reader } from "../platform/database/database.ts";
import { purgeRequested } from "./delivery.events.ts";

/** Purge messages of a commit that are not done yet: waiting, retried or dead. */
export function countPendingPurges(reader: Reader, commitSeq: number): Promise<number> {
  const { queue, type } = purgeRequested;
  return reader.outboxMessage.count({ where: { queue, type, payload: { startsWith: `{"commitSeq":${commitSeq},` } } });
}
