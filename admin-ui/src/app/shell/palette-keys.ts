/**
 * What is typed between `Ctrl K` and the moment the palette's field has the focus (its code loads, its window opens). Those keys belong to the
 * palette: they must not write into the text under it nor work as the page's keys. They are kept here and become the palette's first query.
 */

/** Longer than any load that still makes sense; then the page gets its keys back. */
const longestMs = 15_000;

let typed: string | null = null;
let isOpen = false;
let cameFrom: Element | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let giveUp = (): void => undefined;

/** From now on the keys are the palette's. @param onGiveUp called for `Esc` before the palette is there, or when it does not come */
export function holdKeys(onGiveUp: () => void): void {
  if (isOpen || typed !== null) return;
  typed = "";
  giveUp = onGiveUp;
  cameFrom = document.activeElement;
  // Without the focus, an input method cannot compose into the page either.
  if (cameFrom instanceof HTMLElement) cameFrom.blur();
  window.addEventListener("keydown", keep, { capture: true });
  timer = setTimeout(stop, longestMs);
}

/** The palette has the focus. @returns what was typed since `holdKeys` */
export function takeKeys(): string {
  const taken = typed ?? "";
  isOpen = true;
  release();
  return taken;
}

/** The palette is closed: the focus goes back to where it came from. */
export function returnFocus(): void {
  isOpen = false;
  const element = cameFrom;
  cameFrom = null;
  if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
}

function keep(event: KeyboardEvent): void {
  event.stopImmediatePropagation();
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  // AltGr writes letters and reports itself as Ctrl and Alt.
  const isLetter = [...event.key].length === 1 && (!isCommand || event.getModifierState("AltGraph"));
  // The browser keeps its own keys (reload, close); `Ctrl K` would be its address bar.
  if (isCommand && !isLetter && event.key.toLowerCase() !== "k") return;
  event.preventDefault();
  if (event.key === "Escape") stop();
  else if (event.key === "Backspace") typed = [...(typed ?? "")].slice(0, -1).join("");
  else if (isLetter) typed = (typed ?? "") + event.key;
}

function stop(): void {
  release();
  giveUp();
  returnFocus();
}

function release(): void {
  typed = null;
  clearTimeout(timer);
  window.removeEventListener("keydown", keep, { capture: true });
}
