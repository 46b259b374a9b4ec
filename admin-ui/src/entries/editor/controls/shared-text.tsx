import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { isFieldTouched } from "@pressbox/shared/entries/draft-document.ts";
import { type ChangeEvent, type InputHTMLAttributes, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import * as Y from "yjs";
import { type Draft, formOrigin } from "../../draft/draft-connection.ts";
import { changeField, standIn, useDraftField } from "../../draft/use-draft.ts";
import { useEditor } from "../editor-context.tsx";
import { stringOf } from "./strings-of.ts";
import { useTypography } from "./use-typography.ts";

export interface SharedTextProps
  extends Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "id" | "placeholder" | "dir" | "className" | "aria-describedby" | "aria-invalid" | "aria-required" | "aria-label" | "lang"
  > {
  draft: Draft;
  field: Field;
  canWrite: boolean;
  isMultiline: boolean;
  /** Enter leaves the field instead of breaking the line: headlines. */
  isOneParagraph?: boolean;
}

/**
 * A text that several people may type in at once. The control shows the shared text; what is typed goes into it as a difference; and when somebody
 * else types, the caret stays between the letters where it was, not at the same number.
 */
export function SharedText({ draft, field, canWrite, isMultiline, isOneParagraph = false, className = "pb-input ed-growing", ...rest }: SharedTextProps) {
  const { definition, locale } = useEditor();
  const value = stringOf(useDraftField(draft, field));
  const typography = useTypography(field.kind === "text" && field.localized ? locale.code : null, value, (next) =>
    changeField(draft, definition, field.key, next),
  );
  const control = typography.control as RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>;
  useStableCaret(draft, field, control, value);
  useGrowth(control, isMultiline, value);
  const shared = {
    ...(field.localized ? { lang: locale.code } : {}),
    ...rest,
    // A slug is no word of any language.
    spellCheck: field.kind === "text",
    ref: control,
    className,
    value,
    readOnly: !canWrite,
    onChange: (event: ChangeEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      changeField(draft, definition, field.key, event.currentTarget.value);
      typography.onTyped(event.currentTarget, event.nativeEvent);
    },
    onFocus: () => {
      void typography.onFocus();
      standIn(draft, field.key);
    },
    onBlur: () => standIn(draft, null),
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
      if (typography.onBackspace(event)) return;
      if (isUndo(event)) {
        event.preventDefault();
        if (event.shiftKey || event.key.toLowerCase() === "y") draft.undo.redo();
        else draft.undo.undo();
      } else if (isOneParagraph && event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
    },
  };
  return isMultiline ? <textarea rows={1} {...shared} /> : <input type="text" autoComplete="off" {...shared} />;
}

/** The browser's own undo knows nothing of what others typed. */
const isUndo = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey && ["z", "y"].includes(event.key.toLowerCase());

/**
 * Keeps the caret between the same letters when somebody else types, or an undo changes the text. The place is taken right before such a change,
 * while control and shared text still agree; what this person types moves the caret by itself and is left alone.
 */
function useStableCaret(draft: Draft, field: Field, control: { current: HTMLInputElement | null }, value: string): void {
  const pending = useRef<readonly Y.RelativePosition[] | null>(null);
  useEffect(() => {
    const { doc } = draft;
    const text = doc.getText(draftTypeName(field.key));
    let places: readonly Y.RelativePosition[] | null = null;
    const before = (): void => {
      const element = control.current;
      const agrees = element !== null && document.activeElement === element && element.value === text.toString();
      places = agrees ? [element.selectionStart ?? 0, element.selectionEnd ?? 0].map((index) => Y.createRelativePositionFromTypeIndex(text, index)) : null;
    };
    const after = (transaction: Y.Transaction): void => {
      if (isFieldTouched(transaction, field)) pending.current = transaction.origin === formOrigin ? null : places;
    };
    doc.on("beforeTransaction", before);
    doc.on("afterTransaction", after);
    return () => {
      doc.off("beforeTransaction", before);
      doc.off("afterTransaction", after);
    };
  }, [draft, field, control]);
  useLayoutEffect(() => {
    const [start, end] = (pending.current ?? []).map((place) => Y.createAbsolutePositionFromRelativePosition(place, draft.doc)?.index);
    pending.current = null;
    if (start !== undefined && end !== undefined && control.current?.value === value) control.current.setSelectionRange(start, end);
  }, [value, draft, control]);
}

/** Browsers that cannot size a text area by its text (`field-sizing`) are helped. */
function useGrowth(control: { current: HTMLElement | null }, isMultiline: boolean, value: string): void {
  useLayoutEffect(() => {
    const element = control.current;
    if (element === null || !isMultiline || value === undefined || CSS.supports("field-sizing", "content")) return;
    const fit = (): void => {
      element.style.blockSize = "auto";
      element.style.blockSize = `${element.scrollHeight}px`;
    };
    fit();
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined && Math.abs(entry.contentRect.width - width) > 1) {
        width = entry.contentRect.width;
        fit();
      }
    });
    let width = element.clientWidth;
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [control, isMultiline, value]);
}
