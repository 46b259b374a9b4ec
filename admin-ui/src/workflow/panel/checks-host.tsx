import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useEditor } from "../../entries/entries.public.ts";
import { checksOf } from "../checks-store.ts";
import { checkFactsQuery, refreshCheckFacts } from "../workflow.queries.ts";
import { type CheckRunner, runInWorker } from "./run-in-worker.ts";

/** Facts are not asked for more often than this while somebody writes. */
const factsRestMs = 5_000;

/** Keeps the checks of the open variant running; shows nothing. */
export function ChecksHost() {
  const { entryId, locale, definition, own, shared } = useEditor();
  const { data: known } = useQuery(checkFactsQuery(entryId, locale.code));
  const runner = useRef<CheckRunner | null>(null);
  const wantsFacts = useRef(false);

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
  }, [known, own, definition, locale.code, shared]);

  // A stored draft may point at what nobody looked up yet. The state moves with every key, so it is heard here and not by a render.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedAt = 0;
    const revisionOf = () => own.getState().storedRevision + shared.getState().storedRevision;
    let seen = revisionOf();
    const ask = (): void => {
      timer = undefined;
      askedAt = Date.now();
      void refreshCheckFacts(entryId, locale.code);
    };
    const look = (): void => {
      const revision = revisionOf();
      if (revision === seen) return;
      seen = revision;
      if (wantsFacts.current) {
        clearTimeout(timer);
        ask();
      } else timer ??= setTimeout(ask, Math.max(0, askedAt + factsRestMs - Date.now()));
    };
    const stops = [own, shared].flatMap((draft) => [
      draft.subscribe(look),
      draft.onTopic((topic) => void (topic === "comments" && refreshCheckFacts(entryId, locale.code))),
    ]);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [entryId, locale.code, own, shared]);
  return null;
}
