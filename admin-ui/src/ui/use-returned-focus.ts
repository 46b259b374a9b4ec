import { type RefObject, useEffect } from "react";

/**
 * Takes the focus while a pane is open, and gives it back when the pane has gone: to what opened it, or, when that has gone too (the pane came with
 * the address), to `otherwise`. Whoever has put the focus elsewhere meanwhile keeps it there.
 * @param otherwise CSS selector of an element that is always there
 */
export function useReturnedFocus(pane: RefObject<HTMLElement | null>, otherwise: string): void {
  useEffect(() => {
    const opener = document.activeElement;
    pane.current?.focus({ preventScroll: true });
    return () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected && opener.checkVisibility({ visibilityProperty: true });
      (isThere ? opener : document.querySelector<HTMLElement>(otherwise))?.focus({ preventScroll: true });
    };
  }, [pane, otherwise]);
}
