import type { FoundPlace } from "./find-places.ts";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** The control of a plain field on the page or in the form; null while its column is closed. A closed row opens for it. */
function controlOf({ place }: FoundPlace): TextControl | null {
  const root = document.querySelector(`:is(.ed-canvas-main, .ed-side) [data-field="${CSS.escape(place.field.key)}"]`);
  if (place.kind !== "inner") return root?.querySelector<TextControl>("textarea, input[type=text]") ?? null;
  const row = place.row === null ? root : root?.querySelectorAll(".ed-row")[place.row];
  const head = row?.querySelector<HTMLButtonElement>(".ed-row-name[aria-expanded=false]");
  head?.click();
  return row?.querySelector<TextControl>(`[data-inner="${CSS.escape(place.key)}"] :is(textarea, input)`) ?? null;
}

/** Selects a match in a plain field and brings it into view. @param takesFocus the person goes on writing there */
export function showInField(found: FoundPlace, takesFocus: boolean): void {
  // One turn later a row that was opened for it is there.
  setTimeout(() => {
    const control = controlOf(found);
    // Not under the hand of whoever has gone there to write.
    if (control === null || (!takesFocus && control === document.activeElement)) return;
    control.scrollIntoView({ block: "center" });
    control.setSelectionRange(found.from, found.to);
    if (takesFocus) control.focus({ preventScroll: true });
  });
}

/** Gives the focus to a match, wherever it stands. */
export function goToMatch(found: FoundPlace): void {
  if (found.place.kind === "rich") found.place.editor.view.focus();
  else showInField(found, true);
}
