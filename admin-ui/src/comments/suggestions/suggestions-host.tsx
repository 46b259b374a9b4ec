/** Stands in every open editor: the chip at a suggestion, the keys, the word in the strip, and why something was not done. */
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useEditor, useOpenPanel } from "../../entries/entries.public.ts";
import { useMe } from "../../platform/use-me.ts";
import { type SuggestingRefusal, suggestingMode } from "../../rich-text/rich-text.public.ts";
import { PageSlot, StripBar } from "../../ui/page-slots.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { decide, goToSuggestion } from "./decide.ts";
import { suggestionAtCaret } from "./suggestion-at.ts";
import { SuggestionChip } from "./suggestion-chip.tsx";
import { type SuggestedText, useOpenSuggestions } from "./use-open-suggestions.ts";
import "./suggestions.css";

/** The page is quiet by then: who loses the connection later can suggest nevertheless. */
const aheadMs = 3_000;

export function SuggestionsHost() {
  const { t } = useTranslation("suggestions");
  const { canWriteOwn } = useEditor();
  const isOn = useSyncExternalStore(suggestingMode.subscribe, suggestingMode.isOn);
  const texts = useOpenSuggestions();
  useKeys(texts);
  useRefusals();
  // Another entry is opened for editing, and a right that is taken away takes the mode with it.
  useEffect(() => () => suggestingMode.stop(), []);
  useEffect(() => {
    if (!canWriteOwn) return suggestingMode.stop();
    const timer = setTimeout(() => suggestingMode.fetchAhead(), aheadMs);
    return () => clearTimeout(timer);
  }, [canWriteOwn]);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-suggesting", isOn);
    return () => document.documentElement.removeAttribute("data-suggesting");
  }, [isOn]);
  return (
    <>
      <SuggestionChip texts={texts} />
      {isOn && (
        <PageSlot slot="strip">
          <span className="sg-strip" role="status">
            {t("strip")}
          </span>
          <span className="sg-strip-bar">
            <StripBar />
          </span>
        </PageSlot>
      )}
    </>
  );
}

/** Says why nothing happened; once for a key that is held down. */
function useRefusals(): void {
  const { t } = useTranslation("suggestions");
  const tell = useEffectEvent((why: SuggestingRefusal) =>
    why === "away"
      ? showToast({ tone: "problem", text: t("away") })
      : showToast({ tone: "problem", text: t("refused"), action: { label: t("refusedEdit"), onClick: () => suggestingMode.stop() } }),
  );
  useEffect(() => {
    let close: (() => void) | null = null;
    return suggestingMode.onRefusal((why) => {
      close?.();
      close = tell(why);
    });
  }, []);
}

/** Ctrl/⌘ Alt Shift and X: switch the mode; J, K: the next and the one before; Y, N: accept and reject the one the caret is in. By place of the key. */
function useKeys(texts: readonly SuggestedText[]): void {
  const { actor } = useMe();
  const { canWriteOwn } = useEditor();
  const openPanel = useOpenPanel();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !event.altKey || !event.shiftKey) return;
    const here = texts.find((text) => text.editor.view.hasFocus());
    const id = here && suggestionAtCaret(here.editor.state);
    if (event.code === "KeyX" && canWriteOwn) suggestingMode.turn(actor.id);
    else if (event.code === "KeyJ" || event.code === "KeyK") goOn(texts, here, event.code === "KeyJ" ? 1 : -1);
    else if ((event.code === "KeyY" || event.code === "KeyN") && here && id) decide(here.editor, event.code === "KeyY" ? "accept" : "reject", new Set([id]));
    else if (event.code === "KeyL") openPanel("comments");
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** From the caret to the next suggestion of the page, and round again. */
function goOn(texts: readonly SuggestedText[], here: SuggestedText | undefined, step: 1 | -1): void {
  const all = texts.flatMap(({ editor, suggestions }) => suggestions.map((suggestion) => ({ editor, suggestion })));
  if (all.length === 0) return;
  const caret = here?.editor.state.selection.from ?? 0;
  const current = here && suggestionAtCaret(here.editor.state);
  const isBefore = (each: (typeof all)[number]): boolean => each.editor === here?.editor && each.suggestion.id !== current && each.suggestion.from < caret;
  const first = here === undefined ? -1 : all.findIndex((each) => each.editor === here.editor);
  const standing = all.findIndex((each) => each.suggestion.id === current);
  const passed = all.findLastIndex(isBefore);
  const from = standing >= 0 ? standing : step === 1 ? Math.max(passed, first - 1) : passed + 1;
  const next = all[(from + step + all.length) % all.length]!;
  goToSuggestion(next.editor, next.suggestion);
}
