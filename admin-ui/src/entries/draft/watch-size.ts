import { draftLimit, draftSize, draftWarning } from "@pressbox/shared/entries/draft-size.ts";
import type * as Y from "yjs";

const restMs = 1_000;
/** The least bytes in an update against what it counts. */
const mostPerByte = 4;

/**
 * Tells how full a draft is, as a part of its limit, from when it nears it. Keystrokes cost an addition; the document is walked when typing rests, and only if
 * it may be near. @returns how to stop
 */
export function watchSize(doc: Y.Doc, tell: (part: number) => void): () => void {
  let atMost = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = (): void => {
    timer = undefined;
    atMost = draftSize(doc);
    tell(atMost / draftLimit);
  };
  const look = (update: Uint8Array): void => {
    atMost += update.length * mostPerByte;
    if (atMost >= draftWarning) timer ??= setTimeout(measure, restMs);
  };
  doc.on("update", look);
  return () => {
    clearTimeout(timer);
    doc.off("update", look);
  };
}
