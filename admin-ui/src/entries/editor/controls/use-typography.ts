import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { readPreference } from "../../../platform/preferences.ts";
import { loadTypographic } from "../../../rich-text/rich-text.public.ts";
import { useEditor } from "../editor-context.tsx";

type TextControl = HTMLInputElement | HTMLTextAreaElement;
interface Written {
  readonly value: string;
  readonly caret: number;
}

let typographic: Awaited<ReturnType<typeof loadTypographic>>["typographic"] | null = null;
const bring = async (): Promise<void> => {
  typographic ??= await loadTypographic().then(
    (rules) => rules.typographic,
    () => null,
  );
};

/**
 * Typographic quotes and dashes in a plain field, as in the texts: the first undo, or Backspace right after, gives back what was typed.
 * @param language of the field's text, null where it is not known @param value what the control shows @param write sets the field
 */
export function useTypography(language: string | null, value: string, write: (value: string) => void) {
  const { own, shared } = useEditor();
  const control = useRef<TextControl>(null);
  const caret = useRef<number | null>(null);
  const last = useRef<{ set: Written; typed: Written } | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null && control.current?.value === value) control.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);
  const setAsStep = (written: Written): void => {
    for (const { undo } of [own, shared]) undo.stopCapturing();
    write(written.value);
    for (const { undo } of [own, shared]) undo.stopCapturing();
    caret.current = written.caret;
  };
  return {
    control,
    onFocus: bring,
    /** After the typed value is set. */
    onTyped(element: TextControl, event: Event): void {
      last.current = null;
      const end = element.selectionStart;
      const isOne = event instanceof InputEvent && event.inputType === "insertText" && /^["'.-]$/.test(event.data ?? "");
      if (!isOne || end === null || language === null || typographic === null || readPreference("typography", "on") !== "on") return;
      const typed: Written = { value: element.value, caret: end };
      const before = typed.value.slice(0, end - 1);
      const change = typographic(before.slice(before.lastIndexOf("\n") + 1), event.data ?? "", language);
      if (change === null) return;
      const start = before.slice(0, before.length - change.back) + change.text;
      last.current = { set: { value: start + typed.value.slice(end), caret: start.length }, typed };
      setAsStep(last.current.set);
    },
    /** @returns whether it took a substitution back */
    onBackspace(event: KeyboardEvent<TextControl>): boolean {
      const { value: shown, selectionStart, selectionEnd } = event.currentTarget;
      const { set, typed } = last.current ?? {};
      last.current = null;
      if (event.key !== "Backspace" || typed === undefined || set?.value !== shown || selectionStart !== set.caret || selectionEnd !== set.caret) return false;
      event.preventDefault();
      setAsStep(typed);
      return true;
    },
  };
}
