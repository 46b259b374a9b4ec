import { IconCheck, IconX } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/button.tsx";
import { type Box, placeChip } from "./chip-place.ts";
import { decide } from "./decide.ts";
import { suggestionAtCaret } from "./suggestion-at.ts";
import { useAuthorNames } from "./use-author-names.ts";
import type { SuggestedText } from "./use-open-suggestions.ts";

interface Shown {
  readonly editor: Editor;
  readonly id: string;
  /** The words it stands at. */
  readonly element: Element;
}

const marked = "[data-suggestion]";
/** So long it stays when the pointer leaves, to be reached. */
const lingerMs = 300;

/** Who suggests this, with accept and reject, at the words under the pointer or the caret. Who may only read sees the name. */
export function SuggestionChip({ texts }: { texts: readonly SuggestedText[] }) {
  const { t } = useTranslation("suggestions");
  const format = useFormat();
  const nameOf = useAuthorNames(texts);
  const chip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useShownSuggestion(texts, chip);
  useLayoutEffect(() => {
    if (shown !== null && chip.current !== null) place(chip.current, shown);
  });
  const suggestion = shown && texts.find((text) => text.editor === shown.editor)?.suggestions.find((each) => each.id === shown.id);
  if (!shown || !suggestion) return null;
  const { editor, id } = shown;
  const name = nameOf(suggestion.authorId);
  const act = (verdict: "accept" | "reject"): void => {
    decide(editor, verdict, new Set([id]));
    setShown(null);
    editor.view.focus();
  };
  return createPortal(
    <div ref={chip} className="sg-chip" role="group" aria-label={t("chip", { name })}>
      <Avatar id={suggestion.authorId} name={name} size="small" />
      <bdi title={format.full(suggestion.at)}>{name}</bdi>
      <span className="pb-quiet">{format.relative(suggestion.at)}</span>
      {editor.isEditable && (
        <>
          <IconButton label={t("accept")} onClick={() => act("accept")} className="sg-accept">
            <IconCheck aria-hidden size={15} stroke={2} />
          </IconButton>
          <IconButton label={t("reject")} onClick={() => act("reject")} className="sg-reject">
            <IconX aria-hidden size={15} stroke={2} />
          </IconButton>
        </>
      )}
    </div>,
    document.body,
  );
}

/** Before the browser paints: the chip's own size decides where it has room. */
function place(chip: HTMLElement, { editor, id, element }: Shown): void {
  const block = element.closest("p, h1, h2, h3, h4, h5, h6, li, td, th, figcaption") ?? element;
  // Words that replace others are two elements.
  const parts = [...block.querySelectorAll(`[data-suggestion="${CSS.escape(id)}"]`)];
  const [start, end] = [parts[0] ?? element, parts[parts.length - 1] ?? element];
  const first = start.getClientRects()[0] ?? start.getBoundingClientRect();
  const ends = end.getClientRects();
  const last = ends[ends.length - 1] ?? end.getBoundingClientRect();
  const { left, top } = placeChip({
    first,
    last,
    isLineEnd: block !== element && !isFollowed(block, end, last),
    isRtl: getComputedStyle(element).direction === "rtl",
    chip: { width: chip.offsetWidth, height: chip.offsetHeight },
    bounds: seenPart(editor),
  });
  chip.style.left = `${left}px`;
  chip.style.top = `${top}px`;
}

/** Something of the block stands behind the words on their last line. */
function isFollowed(block: Element, words: Element, line: Box): boolean {
  const rest = document.createRange();
  rest.setStartAfter(words);
  rest.setEndAfter(block.lastChild ?? block);
  return [...rest.getClientRects()].some((box) => box.width > 1 && box.top < line.bottom - 4 && box.bottom > line.top + 4);
}

/** What the window and the scrolled column show of a text. */
function seenPart(editor: Editor): Box {
  const column = (editor.view.dom.closest(".ed-canvas") ?? document.documentElement).getBoundingClientRect();
  return {
    left: Math.max(8, column.left + 4),
    top: Math.max(8, column.top + 4),
    right: Math.min(window.innerWidth - 8, column.right - 4),
    bottom: Math.min(window.innerHeight - 8, column.bottom - 4),
  };
}

/** The pointer is asked first; when it has gone, the caret. */
function useShownSuggestion(texts: readonly SuggestedText[], chip: React.RefObject<HTMLDivElement | null>) {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = (editor: Editor, id: string, element: Element): void => {
    clearTimeout(timer.current);
    setShown((current) => (current?.id === id && current.element === element ? current : { editor, id, element }));
  };
  const showAtCaret = useEffectEvent((): void => {
    const text = texts.find(({ editor }) => !editor.isDestroyed && editor.view.hasFocus());
    const id = text && suggestionAtCaret(text.editor.state);
    const element = id && text.editor.view.dom.querySelector(`[data-suggestion="${CSS.escape(id)}"]`);
    if (element) show(text.editor, id, element);
    else if (chip.current?.contains(document.activeElement) !== true) setShown(null);
  });
  const onPointer = useEffectEvent((event: PointerEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target !== null && chip.current?.contains(target)) return clearTimeout(timer.current);
    const element = target?.closest(marked) ?? null;
    const text = texts.find(({ editor }) => !editor.isDestroyed && editor.view.dom.contains(element));
    if (element !== null && text !== undefined) return show(text.editor, element.getAttribute("data-suggestion") ?? "", element);
    clearTimeout(timer.current);
    timer.current = setTimeout(showAtCaret, lingerMs);
  });
  useEffect(() => {
    const point = (event: PointerEvent): void => onPointer(event);
    const caret = (): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(showAtCaret, 120);
    };
    const hide = (): void => {
      setShown(null);
      caret();
    };
    document.addEventListener("pointerover", point);
    document.addEventListener("selectionchange", caret);
    window.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      clearTimeout(timer.current);
      document.removeEventListener("pointerover", point);
      document.removeEventListener("selectionchange", caret);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, []);
  return [shown, setShown] as const;
}
