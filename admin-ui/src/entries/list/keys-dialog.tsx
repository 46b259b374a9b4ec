import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { KeyHint } from "../../ui/kbd.tsx";

/** Every key of the list. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("entries");
  const keys = [
    [["J", "K"], t("keys.move")],
    [["X"], t("keys.select")],
    [["⇧", "X"], t("keys.range")],
    [["O"], t("keys.open")],
    [["N"], t("keys.newEntry")],
    [["F"], t("keys.filter")],
    [["/"], t("keys.search")],
    [["Esc"], t("keys.clear")],
    [["Mod", "K"], t("keys.palette")],
  ] as const;
  return (
    <Dialog title={t("keys.title")} isOpen onClose={onClose} size={360}>
      <ul className="entry-keys">
        {keys.map(([names, words]) => (
          <li key={words}>
            <KeyHint keys={names}>{words}</KeyHint>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
