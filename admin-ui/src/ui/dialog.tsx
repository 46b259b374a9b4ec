import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import "./dialog.css";

export interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  size?: number | string;
}

/** A window above the page: traps the focus, Esc closes, gives the focus back. */
export function Dialog({ title, isOpen, onClose, children, size = 480 }: DialogProps) {
  const { t } = useTranslation("ui");
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ "aria-label": t("close") }}
      attributes={{ header: { role: "none" } }}
    >
      {children}
    </Modal>
  );
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
