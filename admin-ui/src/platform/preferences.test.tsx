// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { usePreference } from "./preferences.ts";

beforeEach(() => vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it("keeps a choice, shows it at once, and its setter stays the same: what hangs on it does not run anew with every drawing", () => {
  const setters = new Set<(value: string) => void>();
  const shown: string[] = [];
  function Column() {
    const [value, setValue] = usePreference("column", "open");
    setters.add(setValue);
    shown.push(value);
    return null;
  }
  const root = createRoot(document.createElement("div"));
  act(() => root.render(<Column />));
  act(() => root.render(<Column />));
  act(() => [...setters][0]?.("closed"));
  expect(shown).toEqual(["open", "open", "closed"]);
  expect(setters.size).toBe(1);
  act(() => root.unmount());
});
