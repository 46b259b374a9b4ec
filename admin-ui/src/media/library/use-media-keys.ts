import { useEffect, useEffectEvent } from "react";

export interface MediaKeys {
  search(): void;
  upload(): void;
  close(): void;
}

/** One letter, one act; never while somebody types or in a dialog. The grid has its own arrows. */
export function useMediaKeys(keys: MediaKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    const act = ({ "/": "search", u: "upload", U: "upload", Escape: "close" } as const)[event.key as "u"];
    if (act === undefined) return;
    event.preventDefault();
    keys[act]();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, video, [contenteditable=true], [role=menu], [role=dialog]") !== null;
