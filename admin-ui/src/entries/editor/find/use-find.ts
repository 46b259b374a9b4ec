import type { Editor as TextEditor } from "@tiptap/core";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { Transaction } from "yjs";
import type { loadTextRuns } from "../../../rich-text/rich-text.public.ts";
import { useEditor } from "../editor-context.tsx";
import { useEditorTools } from "../editor-tools.tsx";
import { type FindQuery, mostMatches } from "./find-matches.ts";
import { type FindGround, type FindPlace, type FoundPlace, findPlaces, replaceFound, sameTexts } from "./find-places.ts";
import { FindWorker } from "./find-worker.ts";

export type TextRuns = Awaited<ReturnType<typeof loadTextRuns>>;
/** How long words or texts must rest before they are looked for again. */
const restMs = 150;
/** Fresh answers are wanted; somebody else's typing may overtake one a few times. */
const tries = 5;

export type FindFault = { readonly kind: "wrong"; readonly words: string } | { readonly kind: "slow" | "away" };

export interface Find {
  readonly found: readonly FoundPlace[];
  /** Number of the match one stands at, from 0; -1 while there is none. */
  readonly at: number;
  readonly fault: FindFault | null;
  /** There may be more than are shown. */
  readonly isFull: boolean;
  go(step: 1 | -1): void;
  replaceOne(): Promise<void>;
  /** Null when nothing was done: the expression failed, or the texts moved under it. */
  replaceAll(): Promise<Replaced | null>;
}

export interface Replaced {
  readonly count: number;
  /** Only the first ones were found at all: there may be more. */
  readonly isFull: boolean;
}

interface Options {
  readonly query: FindQuery;
  readonly template: string;
  /** Slugs are addresses: replaced only when somebody says so. */
  readonly withSlugs: boolean;
  readonly runs: TextRuns;
  /** The match in a plain field that one has moved to. */
  readonly onPlain: (found: FoundPlace) => void;
}

/** Finds in all fields of the entry while the bar is open: when the words change, and when the texts do. */
export function useFind({ query, template, withSlugs, runs, onPlain }: Options): Find {
  const ground = useGround(runs);
  const [worker] = useState(() => new FindWorker());
  const [state, setState] = useState<{ found: readonly FoundPlace[]; fault: FindFault | null }>({ found: [], fault: null });
  const [at, setAt] = useState(-1);
  const isWritable = useCallback((place: FindPlace) => place.canWrite && (withSlugs || place.field.kind !== "slug"), [withSlugs]);

  const ask = useCallback(async (): Promise<readonly FoundPlace[] | FindFault | null> => {
    for (let attempt = 0; attempt < tries; attempt++) {
      const places = findPlaces(ground);
      const result = await worker.find(
        places.map((place) => place.text),
        query,
        template,
      );
      if (result === "overtaken") return null;
      if (result === "slow" || result === "away") return { kind: result };
      if ("fault" in result) return { kind: "wrong", words: result.fault };
      const fresh = findPlaces(ground);
      if (sameTexts(places, fresh)) return result.matches.map(({ text, ...match }) => ({ ...match, place: fresh[text]! }));
    }
    return null;
  }, [ground, worker, query, template]);

  const show = async (): Promise<void> => {
    const answer = await ask();
    if (answer === null) return;
    if ("kind" in answer) setState({ found: [], fault: answer });
    else {
      setState({ found: answer, fault: null });
      setAt((current) => Math.min(Math.max(current, 0), answer.length - 1));
    }
  };
  const look = useEffectEvent(show);
  useEffect(() => {
    const timer = setTimeout(() => void look(), restMs);
    return () => clearTimeout(timer);
  }, [query, ground]);
  useEffect(() => whenTextsRest(ground, () => void look()), [ground]);
  useEffect(() => () => worker.close(), [worker]);
  useShown(runs, ground.bodies, state.found, at, onPlain);

  const go = (step: 1 | -1): void => {
    const { length } = state.found;
    if (length > 0) setAt((at + step + length) % length);
  };
  const replace = async (choose: (found: readonly FoundPlace[]) => readonly FoundPlace[]): Promise<Replaced | null> => {
    const answer = await ask();
    if (answer === null) return null;
    if ("kind" in answer) {
      setState({ found: [], fault: answer });
      return null;
    }
    const chosen = choose(answer).filter(({ place }) => isWritable(place));
    replaceFound(ground, chosen, runs.replaceInEditor);
    await show();
    return { count: chosen.length, isFull: answer.length === mostMatches };
  };
  return {
    found: state.found,
    at: state.found.length === 0 ? -1 : Math.min(at, state.found.length - 1),
    fault: state.fault,
    isFull: state.found.length === mostMatches,
    go,
    async replaceOne() {
      const replaced = await replace((found) => found.slice(at, at + 1));
      // What may not be written is passed over.
      if (replaced?.count === 0) go(1);
    },
    replaceAll: () => replace((found) => found),
  };
}

function useGround(runs: TextRuns): FindGround {
  const { definition, own, shared, canWriteOwn, canWriteShared } = useEditor();
  const { bodies } = useEditorTools();
  return useMemo(
    () => ({ definition, own, shared, canWriteOwn, canWriteShared, bodies, runsOf: (editor) => (editor.isDestroyed ? [] : runs.textRunsOf(editor.state.doc)) }),
    [definition, own, shared, canWriteOwn, canWriteShared, bodies, runs],
  );
}

function whenTextsRest({ own, shared }: FindGround, act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = ({ changed }: Transaction): void => {
    if (changed.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(act, restMs * 2);
  };
  for (const { doc } of [own, shared]) doc.on("afterTransaction", wait);
  return () => {
    clearTimeout(timer);
    for (const { doc } of [own, shared]) doc.off("afterTransaction", wait);
  };
}

/** Marks all matches in the texts and brings the current one to the middle of the screen when one moves to it. */
function useShown(
  runs: TextRuns,
  bodies: ReadonlyMap<string, TextEditor>,
  found: readonly FoundPlace[],
  at: number,
  onPlain: (found: FoundPlace) => void,
): void {
  const current = found[at];
  useEffect(() => {
    for (const editor of bodies.values()) {
      if (editor.isDestroyed) continue;
      const here = found.flatMap((each) =>
        each.place.kind === "rich" && each.place.editor === editor ? [{ run: each.place.run, from: each.from, to: each.to, isCurrent: each === current }] : [],
      );
      runs.showMatches(editor, here);
    }
  }, [runs, bodies, found, current]);
  useEffect(
    () => () => {
      for (const editor of bodies.values()) if (!editor.isDestroyed) runs.showMatches(editor, []);
    },
    [runs, bodies],
  );
  const showPlain = useEffectEvent(onPlain);
  const last = useRef("");
  useEffect(() => {
    const key = current === undefined ? "" : `${at} ${current.place.field.key} ${current.from} ${current.place.text}`;
    if (current === undefined || key === last.current) return;
    last.current = key;
    // Whoever writes is not led away, and what they type does not fall on a selection.
    if (isWriting()) return;
    if (current.place.kind !== "rich") showPlain(current);
    else runs.revealMatch(current.place.editor, { run: current.place.run, from: current.from, to: current.to });
  }, [runs, current, at]);
}

/** The focus is in a text, or in a field that is not the bar's. */
function isWriting(): boolean {
  const active = document.activeElement;
  return active?.matches("input, textarea, [contenteditable=true]") === true && active.closest("[role=search]") === null;
}
