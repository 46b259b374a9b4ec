import { useEffect, useState } from "react";
import { type Draft, useDraftState } from "../../entries/entries.public.ts";

/** So long after the last key the preview follows: with the way to the server and back it is there within a second. */
const restMs = 400;
const storedRevision = (state: { storedRevision: number }): number => state.storedRevision;

/** A number that grows when typing in these drafts rests, by whomever, and when the server has stored them. Per key it only sets a timer. */
export function useRestedDraft(own: Draft, shared: Draft): number {
  const [turn, setTurn] = useState(0);
  const stored = useDraftState(own, storedRevision) + useDraftState(shared, storedRevision);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((count) => count + 1), restMs);
    };
    for (const { doc } of [own, shared]) doc.on("update", changed);
    return () => {
      clearTimeout(timer);
      for (const { doc } of [own, shared]) doc.off("update", changed);
    };
  }, [own, shared]);
  return turn + stored;
}
