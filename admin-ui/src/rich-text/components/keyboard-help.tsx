import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./menus.module.css";

const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
const rows = [
  ["blocks", "/"],
  ["bold", `${mod} B`],
  ["italic", `${mod} I`],
  ["strike", `${mod} ⇧ S`],
  ["code", `${mod} E`],
  ["link", `${mod} ⇧ K`],
  ["heading", "## ␣"],
  ["list", "- ␣"],
  ["numbered", "1. ␣"],
  ["quote", "> ␣"],
  ["divider", "---"],
  ["move", "Alt ⇧ ↑ ↓"],
  ["nest", "Tab, ⇧ Tab"],
  ["lineBreak", "⇧ ↵"],
  ["undo", `${mod} Z`],
  ["redo", `${mod} ⇧ Z`],
  ["help", `${mod} /`],
] as const;

/** What the keyboard can do in the text. */
export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation("rich-text");
  return (
    <Dialog title={t("keys.title")} isOpen={isOpen} onClose={onClose}>
      <dl className={styles["keys"]}>
        {rows.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              <kbd dir="ltr">{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
