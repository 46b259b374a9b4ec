import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

/** Rows that are drawn beyond the edges, so that scrolling shows no gap. */
const overscan = 8;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  readonly heightPx: number;
  /** Scrolls as little as needed to bring a row wholly into sight. */
  reveal(index: number): void;
}

/**
 * The rows in sight, of as many as there are. All rows have one height, so this is arithmetic: a library for measured rows would cost the list
 * a twentieth of its budget (docs/decisions/0084-list-of-one-row-height.md).
 * @param headPx height of the sticky head that covers the first rows
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number, rowPx: number, headPx: number): RowWindow {
  const [sight, setSight] = useState({ top: 0, height: window.innerHeight });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // Rows change only when the window of rows moves by one, not with every pixel.
    const look = (): void =>
      setSight((current) => {
        const top = Math.floor(element.scrollTop / rowPx) * rowPx;
        return current.top === top && current.height === element.clientHeight ? current : { top, height: element.clientHeight };
      });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [scroller, rowPx]);

  const reveal = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (element === null) return;
      const start = index * rowPx;
      if (start < element.scrollTop) element.scrollTop = start;
      else if (start + rowPx + headPx > element.scrollTop + element.clientHeight) element.scrollTop = start + rowPx + headPx - element.clientHeight;
    },
    [scroller, rowPx, headPx],
  );

  return {
    first: Math.max(0, Math.floor(sight.top / rowPx) - overscan),
    end: Math.min(count, Math.ceil((sight.top + sight.height) / rowPx) + 1 + overscan),
    heightPx: count * rowPx,
    reveal,
  };
}
