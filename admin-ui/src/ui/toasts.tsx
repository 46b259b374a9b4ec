import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import "./toasts.css";

export interface Toast {
  readonly tone: "done" | "problem";
  readonly text: string;
  /** `Undo`, `Try again`: one thing to do, right here. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
  /** A number to quote when asking for help. */
  readonly reference?: string;
}

interface ShownToast extends Toast {
  readonly id: number;
}

let shown: readonly ShownToast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();
const change = (next: readonly ShownToast[]): void => {
  shown = next;
  for (const listener of listeners) listener();
};

/** Says that something was done or went wrong, without taking the focus. Problems and offers to undo stay longer. */
export function showToast(toast: Toast): () => void {
  const id = nextId++;
  change([...shown.slice(-3), { ...toast, id }]);
  const close = (): void => change(shown.filter((each) => each.id !== id));
  setTimeout(close, toast.tone === "problem" ? 12_000 : toast.action === undefined ? 4_000 : 8_000);
  return close;
}

/** Where toasts appear; once, in the shell. */
export function Toasts({ closeLabel }: { closeLabel: string }) {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <section className="pb-toasts" aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <div key={toast.id} className={`pb-toast pb-toast-${toast.tone}`} role={toast.tone === "problem" ? "alert" : "status"}>
          {toast.tone === "done" ? <IconCheck aria-hidden size={16} /> : <IconAlertTriangle aria-hidden size={16} />}
          <span className="pb-grow">
            {toast.text}
            {toast.reference !== undefined && toast.reference !== "" && (
              <span className="pb-toast-reference" dir="ltr">
                {toast.reference}
              </span>
            )}
          </span>
          {toast.action !== undefined && (
            <button
              type="button"
              className="pb-toast-action"
              onClick={() => {
                toast.action?.onClick();
                change(shown.filter((each) => each.id !== toast.id));
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" className="pb-icon-button" aria-label={closeLabel} onClick={() => change(shown.filter((each) => each.id !== toast.id))}>
            <IconX aria-hidden size={14} />
          </button>
        </div>
      ))}
    </section>
  );
}
