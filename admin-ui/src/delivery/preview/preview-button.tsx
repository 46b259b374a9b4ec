import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { usePreviewAddress } from "./preview-address.ts";

/** Opens and closes the preview. */
export function PreviewButton() {
  const { t } = useTranslation("preview");
  const { width, setWidth } = usePreviewAddress();
  return (
    <Button
      tone="ghost"
      size="small"
      icon={<IconEye aria-hidden size={18} stroke={1.75} />}
      aria-pressed={width !== null}
      onClick={() => setWidth(width === null ? "phone" : null)}
    >
      {t("title")}
    </Button>
  );
}
