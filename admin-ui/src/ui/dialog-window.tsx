import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DialogProps } from "./dialog.tsx";

/** The window itself; `dialog.tsx` brings it when it is needed. */
export function DialogWindow({ title, isOpen, onClose, children, size = 480 }: DialogProps) {
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
