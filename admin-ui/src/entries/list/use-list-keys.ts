import { useEffect, useRef } from "react";

export interface ListKeys {
  move(step: number): void;
  select(isRange: boolean): void;
  open(): void;
  clear(): void;
  filter(): void;
  search(): void;
  create(): void;
  showKeys(): void;
}

/** One letter, one act; never while somebody types, in a menu or in a dialog. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const act = actOf(event, latest.current);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function actOf(event: KeyboardEvent, keys: ListKeys): (() => void) | null {
  switch (event.key) {
    case "j":
    case "ArrowDown":
      return () => keys.move(1);
    case "k":
    case "ArrowUp":
      return () => keys.move(-1);
    case "x":
    case "X":
      return () => keys.select(event.shiftKey);
    case "o":
      return keys.open;
    case "f":
      return keys.filter;
    case "/":
      return keys.search;
    case "n":
      return keys.create;
    case "?":
      return keys.showKeys;
    case "Escape":
      return keys.clear;
    default:
      return null;
  }
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === "checkbox") return false;
  return target.closest("input, textarea, select, [contenteditable=true], [role=menu], [role=dialog]") !== null;
}
