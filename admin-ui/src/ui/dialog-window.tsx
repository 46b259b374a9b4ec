import { Modal } from "@mantine/core";
import { useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DialogProps } from "./dialog.tsx";

/** The window itself; `dialog.tsx` brings it when it is needed. */
export function DialogWindow({ title, isOpen, onClose, children, size = 480 }: DialogProps) {
  const { t } = useTranslation("ui");
  useFocusBack(isOpen);
  return (
    <Modal
      opened={isOpen}
      returnFocus={false}
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

/** Gives the focus back to what opened the window. Mantine's own way forgets it in a window that is open from its first moment, as lazy ones are. */
function useFocusBack(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const opener = document.activeElement;
    return () => {
      window.setTimeout(() => {
        const active = document.activeElement;
        const isLost = active === null || active === document.body || active.closest('[role="dialog"]') !== null;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      }, 10);
    };
  }, [isOpen]);
}
