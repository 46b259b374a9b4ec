/**
 * Puts accepted updates on disk, in order, per document, before anybody is told that they are saved.
 *
 * States of one document's log: idle; collecting (a timer of `batchMs` runs); writing (one transaction, while the next updates gather).
 * A write that fails is tried again, the same updates first, until it works: nothing is acknowledged meanwhile. A document that moved
 * to another generation rejects its log: what was pending there has no home any more and its clients are told to open it anew.
 */
import * as Y from "yjs";
import type { Logger } from "../../platform/logger.ts";
import type { UpdateActor, UpdateRow } from "./draft-documents.repository.ts";

export const batchMs = 10;
const longestRetryMs = 5_000;

export interface UpdateLog {
  accept(update: Uint8Array, actor: UpdateActor): void;
  /** Resolves when everything accepted before is on disk. Rejects only when the log was rejected. */
  flush(): Promise<void>;
  /** The document has moved on: nothing here has a home any more. */
  readonly isRejected: boolean;
  /** Updates written since the log began. */
  readonly written: number;
}

export interface UpdateLogOptions {
  /** One transaction; false when the document has another generation now. */
  write(rows: readonly UpdateRow[]): Promise<boolean>;
  onWritten(rows: readonly UpdateRow[]): void;
  onRejected(): void;
  log: Logger;
}

export function createUpdateLog({ write, onWritten, onRejected, log }: UpdateLogOptions): UpdateLog {
  let pending: UpdateRow[] = [];
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isRejected = false;
  let written = 0;

  async function drain(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    for (let failures = 0; pending.length > 0 && !isRejected; ) {
      const rows = mergeRuns(pending);
      const taken = pending.length;
      try {
        if (!(await write(rows))) {
          isRejected = true;
          onRejected();
          break;
        }
        pending = pending.slice(taken);
        written += rows.length;
        failures = 0;
        onWritten(rows);
      } catch (error) {
        failures++;
        log.error({ err: error, failures }, "draft updates could not be written, trying again");
        await new Promise((resolve) => setTimeout(resolve, Math.min(longestRetryMs, 50 * 2 ** failures)));
      }
    }
  }

  const begin = () => {
    writing ??= drain().finally(() => {
      writing = undefined;
      // Accepted between the loop's last look and this line.
      if (pending.length > 0 && !isRejected) timer ??= setTimeout(() => void begin(), batchMs);
    });
    return writing;
  };

  return {
    accept(update, actor) {
      if (isRejected) return;
      pending.push({ actor, bytes: update });
      if (!writing) timer ??= setTimeout(() => void begin(), batchMs);
    },
    async flush() {
      while (pending.length > 0 && !isRejected) await begin();
      if (isRejected) throw new Error("This document has moved to another generation.");
    },
    get isRejected() {
      return isRejected;
    },
    get written() {
      return written;
    },
  };
}

/** Neighbours by one actor become one row. */
function mergeRuns(rows: readonly UpdateRow[]): UpdateRow[] {
  const runs: UpdateRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && run[0]!.actor.kind === row.actor.kind && run[0]!.actor.id === row.actor.id) run.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => (run.length === 1 ? run[0]! : { actor: run[0]!.actor, bytes: Y.mergeUpdates(run.map((row) => row.bytes)) }));
}
