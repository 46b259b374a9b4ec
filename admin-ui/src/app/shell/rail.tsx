import { IconAdjustmentsHorizontal, IconBroadcast, IconFileText, IconHome, IconLayoutSidebar, IconPhoto } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, NavLink } from "react-router";
import { useCan } from "../../platform/use-me.ts";
import { BrandMark } from "../../ui/brand-mark.tsx";

/** Where one can go. What one may not see is absent; what later versions bring is absent, not greyed. */
export function Rail({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation("app");
  const can = useCan();
  return (
    <nav className="shell-rail" aria-label={t("rail.label")}>
      <Link to="/" className="shell-brand" aria-label="Pressbox">
        <BrandMark />
        <span className="shell-rail-word">Pressbox</span>
      </Link>
      <ul>
        <RailLink to="/" label={t("rail.home")} icon={<IconHome aria-hidden size={18} stroke={1.75} />} />
        <RailLink to="/content" label={t("rail.content")} icon={<IconFileText aria-hidden size={18} stroke={1.75} />} />
        <RailLink to="/media" label={t("rail.media")} icon={<IconPhoto aria-hidden size={18} stroke={1.75} />} />
        {can("delivery.read") && <RailLink to="/delivery" label={t("rail.delivery")} icon={<IconBroadcast aria-hidden size={18} stroke={1.75} />} />}
        <li className="pb-grow pb-wide-only" aria-hidden />
        <RailLink to="/settings" label={t("rail.settings")} icon={<IconAdjustmentsHorizontal aria-hidden size={18} stroke={1.75} />} />
        <li className="shell-rail-collapse">
          <button type="button" className="shell-rail-item" aria-expanded={isOpen} title={isOpen ? t("rail.collapse") : t("rail.expand")} onClick={onToggle}>
            <IconLayoutSidebar aria-hidden size={18} stroke={1.75} className="pb-flip" />
            <span className="shell-rail-word">{isOpen ? t("rail.collapse") : t("rail.expand")}</span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

function RailLink({ to, label, icon }: { to: string; label: string; icon: React.ReactNode }) {
  return (
    <li>
      <NavLink to={to} end={to === "/"} className="shell-rail-item" title={label}>
        {icon}
        <span className="shell-rail-word">{label}</span>
      </NavLink>
    </li>
  );
}
