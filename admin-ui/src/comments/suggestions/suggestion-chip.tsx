import { IconCheck, IconX } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/button.tsx";
import { decide } from "./decide.ts";
import { suggestionAtCaret } from "./suggestion-at.ts";
import { useAuthorNames } from "./use-author-names.ts";
import type { SuggestedText } from "./use-open-suggestions.ts";

interface Shown {
  readonly editor: Editor;
  readonly id: string;
  readonly style: { insetBlockStart: number; left: number };
}

const marked = "[data-suggestion]";
/** So long it stays when the pointer leaves, to be reached. */
const lingerMs = 300;

/** Who suggests this, with accept and reject, at the words under the pointer or the caret. Who may only read sees the name. */
export function SuggestionChip({ texts }: { texts: readonly SuggestedText[] }) {
  const { t } = useTranslation("suggestions");
  const format = useFormat();
  const nameOf = useAuthorNames();
  const chip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useShownSuggestion(texts, chip);
  const suggestion = shown && texts.find((text) => text.editor === shown.editor)?.suggestions.find((each) => each.id === shown.id);
  if (!shown || !suggestion) return null;
  const { editor, id, style } = shown;
  const name = nameOf(suggestion.authorId);
  const act = (verdict: "accept" | "reject"): void => {
    decide(editor, verdict, new Set([id]));
    setShown(null);
    editor.view.focus();
  };
  return createPortal(
    <div ref={chip} className="sg-chip" role="group" aria-label={t("chip", { name })} style={style}>
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

/** The pointer is asked first; when it has gone, the caret. */
function useShownSuggestion(texts: readonly SuggestedText[], chip: React.RefObject<HTMLDivElement | null>) {
  const [shown, setShown] = useState<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = (editor: Editor, id: string, element: Element): void => {
    clearTimeout(timer.current);
    const lines = element.getClientRects();
    const last = lines[lines.length - 1] ?? element.getBoundingClientRect();
    const isRtl = getComputedStyle(element).direction === "rtl";
    const left = isRtl ? last.left - 8 : last.right;
    setShown({ editor, id, style: { insetBlockStart: last.bottom + 4, left: Math.max(8, Math.min(left - 24, window.innerWidth - 312)) } });
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
    const hide = (): void => setShown(null);
    const caret = (): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(showAtCaret, 120);
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
