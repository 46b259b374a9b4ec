import { IconMessage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOpenPanel } from "../entries/entries.public.ts";
import { useOpenCount } from "./open-count.tsx";

/** At the foot of a phone: how much is being discussed, and the way there. */
export function DockButton() {
  const { t } = useTranslation("comments");
  const openPanel = useOpenPanel();
  const count = useOpenCount();
  return (
    <button type="button" className="ed-dock-item" onClick={() => openPanel("comments")}>
      <IconMessage aria-hidden size={20} />
      {t("dock", { count })}
    </button>
  );
}
