import { lazy, Suspense, useEffect, useState } from "react";
import { holdKeys } from "./palette-keys.ts";

const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

const opened = new EventTarget();
/** Opens search and commands; also `Ctrl K` and `⌘ K`. */
export const openPalette = (): void => void opened.dispatchEvent(new Event("open"));

/** Loads the palette at its first use, not before. What is typed meanwhile waits for it. */
export function PaletteHost() {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const open = (): void => {
      holdKeys(() => setTimes(0));
      setTimes((count) => count + 1);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      open();
    };
    opened.addEventListener("open", open);
    window.addEventListener("keydown", onKey);
    return () => {
      opened.removeEventListener("open", open);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
  if (times === 0) return null;
  return (
    <Suspense>
      <Palette openCount={times} />
    </Suspense>
  );
}
