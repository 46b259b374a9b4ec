/** Stands in every open editor: brings the threads to the texts, hears of changes, and knows the key. Draws nothing itself. */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useSearchParams } from "react-router";
import { useDraftState, useEditor, useOpenPanel } from "../entries/entries.public.ts";
import { placeOfField, placeOfSelection } from "./begin-comment.ts";
import { refreshComments } from "./comments.queries.ts";
import { activate, commentsNow, forgetPlaces, want } from "./comments-store.ts";
import { CommentMarks } from "./marks/comment-marks.ts";
import { MarkedText } from "./marks/marked-text.tsx";
import { textMarksKey, textsOnScreen } from "./marks/text-marks.ts";
import { startThread } from "./new-threads.ts";
import { useGoToField } from "./use-go-to-field.ts";
import { useMarkedThreads } from "./use-threads.ts";
import "./comments.css";

export function CommentsHost() {
  const { entryId } = useEditor();
  const threads = useMarkedThreads();
  const texts = useSyncExternalStore(textsOnScreen.subscribe, textsOnScreen.get).filter((text) => text.place.entryId === entryId);
  useEffect(() => forgetPlaces, []);
  useNews(entryId);
  useAddress();
  useCommentKey();
  useGoToField();
  return texts.map((text) => <MarkedText key={`${text.place.locale}/${text.place.field.key}`} text={text} threads={threads} />);
}

/** Somebody commented; or the connection was away, and somebody may have. */
function useNews(entryId: string): void {
  const { own } = useEditor();
  const isOnline = useDraftState(own, (state) => state.isOnline);
  useEffect(
    () =>
      own.onTopic((topic) => {
        if (topic === "comments") void refreshComments(entryId);
      }),
    [own, entryId],
  );
  useEffect(() => {
    if (isOnline) void refreshComments(entryId);
  }, [isOnline, entryId]);
}

/** `?thread=` opens a thread and leads to its place, also where the column was closed. */
function useAddress(): void {
  const [search] = useSearchParams();
  const openPanel = useOpenPanel();
  const asked = search.get("thread");
  const open = useEffectEvent((id: string) => {
    if (commentsNow().activeId === id) return;
    want(id);
    openPanel("comments", { thread: id });
  });
  useEffect(() => {
    if (asked !== null) open(asked);
  }, [asked]);
  useEffect(() => () => activate(null), []);
}

/** Ctrl/⌘ Alt M: a comment on the selected words, on the field one stands in; inside commented words, to their thread. */
function useCommentKey(): void {
  const editor = useEditor();
  const openPanel = useOpenPanel();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== "KeyM") return;
    const focused = document.getSelection()?.anchorNode ?? null;
    const text = textsOnScreen.get().find((each) => each.place.entryId === editor.entryId && each.editor.view.dom.contains(focused));
    const inControl = document.activeElement?.closest("input, textarea") ?? null;
    event.preventDefault();
    if (text !== undefined && inControl === null) {
      const words = placeOfSelection(text.place, text.editor);
      const marks = textMarksKey.getState(text.editor.state);
      const here = words === null && marks instanceof CommentMarks ? marks.at(text.editor.state.selection.head)[0] : undefined;
      text.editor.commands.blur();
      if (words !== null) startThread(words);
      else if (here !== undefined) activate(here);
      else
        startThread({ entryId: editor.entryId, locale: text.place.locale, fieldKey: text.place.field.key, fieldLabel: text.place.field.label, anchor: null });
      return openPanel("comments", here === undefined ? {} : { thread: here });
    }
    const key = (document.activeElement ?? document.body).closest(".ed-side [data-field], .ed-canvas-main [data-field]")?.getAttribute("data-field");
    const field = editor.definition.fields.find((each) => each.key === key);
    if (field !== undefined) startThread(placeOfField(editor, field));
    openPanel("comments");
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
