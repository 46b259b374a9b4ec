import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { lazyPart } from "./lazy-part.tsx";
import "./dialog.css";

export interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  size?: number | string;
}

const DialogWindow = lazyPart(async () => (await import("./dialog-window.tsx")).DialogWindow);
/** Fetches the code of dialogs before the first one is asked for. */
export const fetchDialogsAhead = DialogWindow.fetchAhead;

/** A window above the page: traps the focus, Esc closes, gives the focus back. Its code comes with the first one that opens. */
export function Dialog(props: DialogProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen);
  if (props.isOpen && !wasOpen) setWasOpen(true);
  return wasOpen || props.isOpen ? <DialogWindow {...props} /> : null;
}

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, in full. */
  children: ReactNode;
  /** The verb that happens: "Move 3 entries to the bin", never "OK". */
  confirmLabel: string;
  tone?: "primary" | "danger";
  isOpen: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. What can be undone happens at once and offers `Undo`. */
export function ConfirmDialog({ title, children, confirmLabel, tone = "primary", isOpen, isBusy = false, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation("ui");
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size={440}>
      <div className="pb-dialog-text">{children}</div>
      <DialogActions>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button tone={tone} isBusy={isBusy} onClick={onConfirm} data-autofocus>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The row of buttons at a dialog's end. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="pb-dialog-actions">{children}</div>;
}
