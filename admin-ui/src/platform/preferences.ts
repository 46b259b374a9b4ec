/**
 * Small choices of one person on one device (rail open, columns, second clock). They live in the browser's storage under `pressbox.<name>`; a
 * browser that forbids storage simply forgets them.
 */
import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const key = (name: string): string => `pressbox.${name}`;

function readText(name: string): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

/** A choice as it is now, for code that does not draw it. */
export const readPreference = (name: string, fallback: string): string => readText(name) ?? fallback;

/** Keeps a choice; every component that shows it follows at once. */
export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(key(name), value);
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** A choice kept on this device, as text, and its setter: one for as long as the name is. */
export function usePreference(name: string, fallback: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => readText(name) ?? fallback);
  return [value, useCallback((next) => writePreference(name, next), [name])];
}
