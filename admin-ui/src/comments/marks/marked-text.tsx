import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { useEffect, useEffectEvent, useMemo } from "react";
import { useDraftState, useEditorView, useOpenPanel } from "../../entries/entries.public.ts";
import { activate, arrive, reportPlaces, useComments } from "../comments-store.ts";
import { CommentMarks, type MarkedThread } from "./comment-marks.ts";
import { type OpenText, textMarksKey } from "./text-marks.ts";

/** Typing rests. */
const restMs = 500;

const marksOf = ({ editor }: OpenText): CommentMarks | null => {
  const marks = textMarksKey.getState(editor.state);
  return marks instanceof CommentMarks ? marks : null;
};

function lay(text: OpenText, marks: CommentMarks): void {
  const { view, state } = text.editor;
  view.dispatch(state.tr.setMeta(textMarksKey, marks).setMeta("addToHistory", false));
  reportPlaces(marks.marks.map(({ id, range }) => [id, range?.from ?? null] as const));
}

/** Keeps the marks of one rich text: which there are, where they are once typing rests, and which one the caret is in. */
export function MarkedText({ text, threads }: { text: OpenText; threads: readonly ThreadView[] }) {
  const { place, editor } = text;
  const generation = useDraftState(place.draft, (state) => state.generation);
  const activeId = useComments((state) => state.activeId);
  const openPanel = useOpenPanel();
  const view = useEditorView();
  const onPress = useEffectEvent((threadId: string, at: "words" | "bubble") => {
    activate(threadId);
    // On a phone the panel covers the page: who taps into words wants to write there.
    if (at === "bubble" || !window.matchMedia("(max-width: 720px)").matches) openPanel("comments", { thread: threadId });
  });
  const marked = useMemo(
    () =>
      threads.flatMap((thread): MarkedThread[] =>
        thread.locale === place.locale && thread.fieldKey === place.field.key && thread.anchor !== null ? [{ id: thread.id, anchor: thread.anchor }] : [],
      ),
    [threads, place],
  );
  useEffect(() => {
    const before = marksOf(text);
    if (editor.isDestroyed || (before === null && marked.length === 0)) return;
    lay(text, CommentMarks.of(editor.state, marked, { generation, activeId, onPress: (id, at) => onPress(id, at) }, before));
  }, [text, editor, marked, generation, activeId]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      // Words that are being composed must not be drawn anew under the hand.
      if (!editor.isDestroyed && editor.view.composing) {
        timer = setTimeout(settle, restMs);
        return;
      }
      const marks = editor.isDestroyed ? null : marksOf(text);
      const settled = marks?.settle(editor.state) ?? null;
      if (settled !== null && settled !== marks) lay(text, settled);
      else if (settled !== null) reportPlaces(settled.marks.map(({ id, range }) => [id, range?.from ?? null] as const));
    };
    const wait = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
      if (!transaction.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(settle, restMs);
    };
    editor.on("transaction", wait);
    return () => {
      clearTimeout(timer);
      editor.off("transaction", wait);
    };
  }, [text, editor]);

  const isPanelOpen = view.panel === "comments";
  useEffect(() => {
    if (!isPanelOpen) return;
    const look = (): void => {
      const { empty, head } = editor.state.selection;
      const here = empty && editor.isFocused && !editor.view.composing ? marksOf(text)?.at(head)[0] : undefined;
      if (here !== undefined) activate(here);
    };
    editor.on("selectionUpdate", look);
    return () => {
      editor.off("selectionUpdate", look);
    };
  }, [text, editor, isPanelOpen]);

  useGoToWords(text, marked);
  return null;
}

/** Brings the words of the wanted thread into view, as soon as they are there. */
function useGoToWords(text: OpenText, marked: readonly MarkedThread[]): void {
  const wantedId = useComments((state) => state.wantedId);
  const placeOfWanted = useComments((state) => (wantedId === null ? undefined : state.places.get(wantedId)));
  const isHere = marked.some((thread) => thread.id === wantedId);
  useEffect(() => {
    if (wantedId === null || !isHere || placeOfWanted === undefined) return;
    const range = marksOf(text)?.marks.find((mark) => mark.id === wantedId)?.range ?? null;
    arrive(wantedId);
    if (range === null) return;
    const { view } = text.editor;
    const { node } = view.domAtPos(range.from);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
  }, [text, wantedId, isHere, placeOfWanted]);
}
