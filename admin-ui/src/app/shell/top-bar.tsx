import { IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { NotificationBell } from "../../notifications/notifications.public.ts";
import { IconButton } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { pageSlotIds } from "../../ui/page-slots.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Clocks } from "./clocks.tsx";
import { openPalette } from "./palette-host.tsx";
import { WorkLocaleMenu } from "./work-locale-menu.tsx";

/** Where am I, search, who is here, which language, what time it is, me. */
export function TopBar() {
  const { t } = useTranslation("app");
  return (
    <header className="shell-top">
      <nav className="shell-crumbs" id={pageSlotIds.crumbs} aria-label={t("top.crumbs")} />
      <button type="button" className="shell-search pb-wide-only" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch aria-hidden size={16} />
        <span className="pb-grow pb-truncate">{t("top.search")}</span>
        <Kbd>Mod</Kbd>
        <Kbd>K</Kbd>
      </button>
      <div className="shell-top-end">
        <div className="shell-people" id={pageSlotIds.people} />
        <div className="pb-narrow-only">
          <IconButton label={t("top.search")} onClick={openPalette}>
            <IconSearch aria-hidden size={20} />
          </IconButton>
        </div>
        <div className="pb-wide-only">
          <WorkLocaleMenu />
        </div>
        <Clocks />
        <span className="shell-bell">
          <NotificationBell />
        </span>
        <AccountMenu />
      </div>
    </header>
  );
}
