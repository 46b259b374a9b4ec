import { loadTexts } from "../../../platform/i18n/i18n.ts";
import { loadTextRuns } from "../../../rich-text/rich-text.public.ts";
import { lazyPart } from "../../../ui/lazy-part.tsx";
import type { FindBarProps } from "./find-bar.tsx";

/** The find bar; its code comes with the first `Ctrl F`. */
export const FindHost = lazyPart<Omit<FindBarProps, "runs">>(async () => {
  const [{ FindBar }, runs] = await Promise.all([import("./find-bar.tsx"), loadTextRuns(), loadTexts(["writing"])]);
  return (props) => <FindBar {...props} runs={runs} />;
});

/** One line that is selected on the page or in a field: what somebody who presses `Ctrl F` most likely looks for. */
export function selectedWords(): string {
  const active = document.activeElement;
  const isControl = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  const words = isControl ? active.value.slice(active.selectionStart ?? 0, active.selectionEnd ?? 0) : (window.getSelection()?.toString() ?? "");
  return words.length > 200 || words.includes("\n") ? "" : words;
}
