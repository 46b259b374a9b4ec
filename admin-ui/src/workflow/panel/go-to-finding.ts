import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { useSearchParams } from "react-router";
import { useEditorTools, useEditorView } from "../../entries/entries.public.ts";
import { goToWords } from "../../rich-text/rich-text.public.ts";
import { fieldOf } from "./finding-words.ts";

/** The field is brought into view first, on a phone from behind the sheet; then the words in it are selected. */
const fieldFirstMs = 150;

/** Leads to the place of a finding: the field, the block, the very words. */
export function useGoToFinding(): (finding: CheckFinding) => void {
  const { bodies } = useEditorTools();
  const view = useEditorView();
  const [, setSearch] = useSearchParams();
  return (finding) => {
    const key = fieldOf(finding);
    if (key === undefined) return view.setPanel("comments");
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        next.set("field", key);
        return next;
      },
      { replace: true },
    );
    const { blockId, range, quote } = finding;
    setTimeout(() => {
      const text = bodies.get(key);
      if (text !== undefined && blockId !== undefined)
        goToWords(text, { blockId, ...(range === undefined ? {} : { range }), ...(quote === undefined ? {} : { quote }) });
      else if (quote !== undefined) selectInControl(quote);
    }, fieldFirstMs);
  };
}

function selectInControl(quote: string): void {
  const control = document.activeElement;
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
  const at = control.value.indexOf(quote);
  if (at >= 0) control.setSelectionRange(at, at + quote.length);
}
