import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { useEffect, useRef } from "react";
import { useEditorTools, useEditorView } from "../../entries/entries.public.ts";
import { useChangeAddress } from "../../platform/change-address.ts";
import { goToWords } from "../../rich-text/rich-text.public.ts";
import { fieldOf } from "./finding-words.ts";

/** The field is brought into view first, on a phone from behind the sheet; then the words in it are selected. */
const fieldFirstMs = 150;

/** Leads to the place of a finding: the field, the block, the very words. */
export function useGoToFinding(): (finding: CheckFinding) => void {
  const { bodies } = useEditorTools();
  const view = useEditorView();
  const change = useChangeAddress();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (finding) => {
    const key = fieldOf(finding);
    if (key === undefined) return view.setPanel("comments");
    change({ field: key });
    const { blockId, range, quote } = finding;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const text = bodies.get(key);
      if (text !== undefined && blockId !== undefined)
        goToWords(text, { blockId, ...(range === undefined ? {} : { range }), ...(quote === undefined ? {} : { quote }) });
      else if (quote !== undefined) selectInControl(key, quote);
    }, fieldFirstMs);
  };
}

function selectInControl(key: string, quote: string): void {
  const control = document.activeElement;
  // Somebody may have gone on to another field meanwhile.
  if (control?.closest("[data-field]")?.getAttribute("data-field") !== key) return;
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
  const at = control.value.indexOf(quote);
  if (at >= 0) control.setSelectionRange(at, at + quote.length);
}
