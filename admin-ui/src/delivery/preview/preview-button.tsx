import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePreviewAddress } from "./preview-address.ts";

/** Opens and closes the preview. */
export function PreviewButton() {
  const { t } = useTranslation("preview");
  const { width, setWidth } = usePreviewAddress();
  return (
    <button
      type="button"
      className="pb-icon-button ed-tool ed-tool-named pv-open"
      title={t("title")}
      aria-pressed={width !== null}
      onClick={() => setWidth(width === null ? "phone" : null)}
    >
      <IconEye aria-hidden size={18} stroke={1.75} />
      <span className="ed-tool-words">{t("title")}</span>
    </button>
  );
}
