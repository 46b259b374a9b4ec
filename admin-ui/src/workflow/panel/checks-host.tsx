import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useDraftState, useEditor } from "../../entries/entries.public.ts";
import { checksOf } from "../checks-store.ts";
import { checkFactsQuery, refreshCheckFacts } from "../workflow.queries.ts";
import { type CheckRunner, runInWorker } from "./run-in-worker.ts";

/** Facts are not asked for more often than this while somebody writes. */
const factsRestMs = 5_000;

/** Keeps the checks of the open variant running; shows nothing. */
export function ChecksHost() {
  const { entryId, locale, definition, own, shared } = useEditor();
  const { data: known } = useQuery(checkFactsQuery(entryId, locale.code));
  const { storedRevision: ownRevision } = useDraftState(own);
  const { storedRevision: sharedRevision } = useDraftState(shared);
  const runner = useRef<CheckRunner | null>(null);
  const wantsFacts = useRef(false);
  const askedAt = useRef(0);

  useEffect(() => {
    const store = checksOf(own);
    const running = runInWorker({ definition, locale: locale.code, own: own.doc, shared: shared.doc }, (found) => {
      wantsFacts.current = found.wantsFacts;
      store.set({ ...store.get(), findings: found.findings });
    });
    runner.current = running;
    return () => {
      running.stop();
      runner.current = null;
    };
  }, [definition, locale.code, own, shared]);

  useEffect(() => {
    if (known === undefined) return;
    const store = checksOf(own);
    store.set({ ...store.get(), levels: known.levels });
    runner.current?.tellFacts(known);
  }, [known, own]);

  // A stored draft may point at what nobody looked up yet, or hold other suggestions.
  useEffect(() => {
    if (ownRevision === 0 && sharedRevision === 0) return;
    const rest = wantsFacts.current ? 0 : Math.max(0, askedAt.current + factsRestMs - Date.now());
    const timer = setTimeout(() => {
      askedAt.current = Date.now();
      void refreshCheckFacts(entryId, locale.code);
    }, rest);
    return () => clearTimeout(timer);
  }, [entryId, locale.code, ownRevision, sharedRevision]);

  useEffect(() => {
    const hear = (topic: string): void => void (topic === "comments" && refreshCheckFacts(entryId, locale.code));
    const stops = [own, shared].map((draft) => draft.onTopic(hear));
    return () => {
      for (const stop of stops) stop();
    };
  }, [entryId, locale.code, own, shared]);
  return null;
}
