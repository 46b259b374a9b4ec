import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/dialog.tsx";

export interface OpenSuggestionsDialogProps {
  /** How many would be left out. */
  count: number;
  /** What the button does, as it was pressed: "Publish English now". */
  confirmLabel: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Readers get the text as if nobody had suggested anything: a person says whether that is meant. */
export function OpenSuggestionsDialog({ count, ...dialog }: OpenSuggestionsDialogProps) {
  const { t } = useTranslation("suggestions");
  return (
    <ConfirmDialog title={t("publish.title", { count })} isOpen {...dialog}>
      <p>{t("publish.text", { count })}</p>
    </ConfirmDialog>
  );
}
