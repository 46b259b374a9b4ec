import { type RefObject, useEffect, useEffectEvent, useState } from "react";

export interface ChangeSteps {
  /** Number of the change that has the focus, 0 before the first step. */
  readonly at: number;
  readonly total: number;
  go(step: 1 | -1): void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/**
 * From change to change: the next one comes into view and has the focus. `j` and `n` go on, `k` and `p` back, Esc closes.
 * @param subject what is stepped through: with another one it begins at the first
 * @param content moves when there may be something else to step through
 */
export function useChangeSteps(root: RefObject<HTMLElement | null>, subject: unknown, content: unknown, onClose: () => void): ChangeSteps {
  const [at, setAt] = useState(0);
  const [total, setTotal] = useState(0);
  const places = (): HTMLElement[] => [...(root.current?.querySelectorAll<HTMLElement>("[data-change]") ?? [])];
  const go = (step: 1 | -1): void => {
    const all = places();
    if (all.length === 0) return;
    const next = at === 0 && step === -1 ? all.length : ((at + step - 1 + all.length) % all.length) + 1;
    setAt(next);
    all[next - 1]?.scrollIntoView({ block: "center" });
    all[next - 1]?.focus({ preventScroll: true });
  };
  const listen = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("[role=dialog]") !== null)
      return;
    if (event.key === "j" || event.key === "n") go(1);
    else if (event.key === "k" || event.key === "p") go(-1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => setAt(0), [subject]);
  const count = useEffectEvent(() => {
    const { length } = places();
    setTotal(length);
    // Somebody types while one reads: one stays at the change one was at, unless it is gone.
    setAt((current) => (current > length ? 0 : current));
  });
  useEffect(() => {
    if (content !== undefined) count();
  }, [content]);
  return { at, total, go };
}
