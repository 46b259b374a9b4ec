import { IconX } from "@tabler/icons-react";
import type { Editor as RichTextInstance } from "@tiptap/core";
import { useEffect, useEffectEvent } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { loadCaretOf } from "../../../rich-text/rich-text.public.ts";
import { presenceColour } from "../../../ui/avatar.tsx";
import { IconButton } from "../../../ui/button.tsx";
import type { Draft } from "../../draft/draft-connection.ts";
import { entryPath } from "../../entries.paths.ts";
import { useEditor } from "../editor-context.tsx";
import { useEditorTools } from "../editor-tools.tsx";
import { type Followed, follow } from "./followed.ts";
import { type Colleague, othersIn } from "./who-is-here.ts";

/** Somebody who reloads their page is back within this. */
const goneForMs = 8_000;

/** Who is followed, and how to stop: Esc, the button, or typing oneself. */
export function FollowBar({ followed, people }: { followed: Followed; people: readonly Colleague[] }) {
  const { t } = useTranslation("together");
  useStops();
  useLanguageOf(followed, people);
  useCaretOf(followed);
  const isHere = people.some((person) => person.id === followed.id);
  useEffect(() => {
    if (isHere) return;
    const timer = setTimeout(() => follow(null), goneForMs);
    return () => clearTimeout(timer);
  }, [isHere]);
  return createPortal(
    <div className="ed-follow" role="status" style={{ background: `var(--who-${presenceColour(followed.id)})` }}>
      <span>{t("following", { name: followed.name })}</span>
      <IconButton label={t("stop")} onClick={() => follow(null)}>
        <IconX aria-hidden size={16} />
      </IconButton>
    </div>,
    document.body,
  );
}

function useStops(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      follow(null);
    };
    const onTyping = (): void => follow(null);
    document.addEventListener("keydown", onKey, { capture: true });
    document.addEventListener("beforeinput", onTyping, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKey, { capture: true });
      document.removeEventListener("beforeinput", onTyping, { capture: true });
    };
  }, []);
}

/** Opens the language that they have open. */
function useLanguageOf({ id, entryId }: Followed, people: readonly Colleague[]): void {
  const { locale } = useEditor();
  const navigate = useNavigate();
  const { search } = useLocation();
  const theirs = people.find((person) => person.id === id)?.locale;
  const go = useEffectEvent((code: string) => void navigate(`${entryPath(entryId, code)}${search}`, { replace: true }));
  useEffect(() => {
    if (theirs !== null && theirs !== undefined && theirs !== locale.code) go(theirs);
  }, [theirs, locale.code]);
}

/** Brings the field they stand in, and in a text their caret, into view; again whenever they move. */
function useCaretOf({ id }: Followed): void {
  const { own, shared } = useEditor();
  const { bodies } = useEditorTools();
  useEffect(() => {
    let caretOf: Awaited<ReturnType<typeof loadCaretOf>>["caretOf"] | null = null;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const place = placeOf([own, shared], id);
      if (place !== null) bringIntoView(place, bodies.get(place.field), caretOf);
    };
    // Their caret moves with their presence, and with every change of the text around it.
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    const begin = async (): Promise<void> => {
      caretOf = (await loadCaretOf()).caretOf;
      soon();
    };
    // Without it the field is shown all the same.
    begin().catch(soon);
    for (const draft of [own, shared]) {
      draft.provider.awareness?.on("change", soon);
      draft.doc.on("afterTransaction", soon);
    }
    return () => {
      cancelAnimationFrame(frame);
      for (const draft of [own, shared]) {
        draft.provider.awareness?.off("change", soon);
        draft.doc.off("afterTransaction", soon);
      }
    };
  }, [own, shared, bodies, id]);
}

interface Place {
  readonly field: string;
  readonly cursor: unknown;
}

/** Where a person stands: of several tabs the one that stands in a field. */
function placeOf(drafts: readonly Draft[], id: string): Place | null {
  for (const draft of drafts)
    for (const state of othersIn(draft)) {
      const isTheirs = (state["user"] as { id?: unknown } | undefined)?.id === id;
      if (isTheirs && typeof state["field"] === "string") return { field: state["field"], cursor: state["cursor"] ?? null };
    }
  return null;
}

function bringIntoView(
  { field, cursor }: Place,
  body: RichTextInstance | undefined,
  caretOf: ((editor: RichTextInstance, cursor: unknown) => DOMRect | null) | null,
): void {
  const element = document.querySelector<HTMLElement>([".ed-canvas-main", ".ed-side"].map((part) => `${part} [data-field="${CSS.escape(field)}"]`).join());
  const caret = body === undefined || caretOf === null ? null : caretOf(body, cursor);
  const canvas = element?.closest<HTMLElement>(".ed-canvas");
  if (caret === null || !canvas) {
    const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
    if (element && (top < 0 || bottom > window.innerHeight || body !== undefined)) element.scrollIntoView({ block: "nearest" });
    return;
  }
  const view = canvas.getBoundingClientRect();
  const margin = view.height / 5;
  if (caret.top >= view.top + margin && caret.bottom <= view.bottom - margin) return;
  canvas.scrollBy({ top: caret.top - view.top - view.height / 3 });
}
