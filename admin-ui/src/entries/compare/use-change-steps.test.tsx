// @vitest-environment happy-dom
import { act, useEffect, useRef } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ChangeSteps, useChangeSteps } from "./use-change-steps.ts";

let root: Root;
let steps: ChangeSteps;
const onClose = vi.fn<() => void>();

function Comparison({ subject, changes }: { subject: string; changes: readonly string[] }) {
  const place = useRef<HTMLElement>(null);
  const drawn = useChangeSteps(place, subject, changes, onClose);
  useEffect(() => {
    steps = drawn;
  });
  return (
    <section ref={place}>
      {changes.map((change) => (
        <p key={change} data-change tabIndex={-1}>
          {change}
        </p>
      ))}
    </section>
  );
}
const show = (subject: string, ...changes: string[]) => act(() => root.render(<Comparison subject={subject} changes={changes} />));
const press = (key: string, isTaken = false) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  if (isTaken) event.preventDefault();
  act(() => window.dispatchEvent(event));
};

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  onClose.mockClear();
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it("stays at the change one reads while somebody types, unless it is gone; another comparison begins at the first", () => {
  show("1..draft", "a", "b", "c");
  press("j");
  press("j");
  press("j");
  expect(steps).toMatchObject({ at: 3, total: 3 });
  show("1..draft", "a", "b", "c", "d");
  expect(steps).toMatchObject({ at: 3, total: 4 });
  show("1..draft", "a", "b");
  expect(steps).toMatchObject({ at: 0, total: 2 });
  press("j");
  show("2..draft", "x", "y");
  expect(steps).toMatchObject({ at: 0, total: 2 });
});

it("leaves alone a key that something else has taken", () => {
  show("1..draft", "a", "b");
  press("Escape", true);
  press("j", true);
  expect(onClose).not.toHaveBeenCalled();
  expect(steps.at).toBe(0);
  press("Escape");
  expect(onClose).toHaveBeenCalledOnce();
});
