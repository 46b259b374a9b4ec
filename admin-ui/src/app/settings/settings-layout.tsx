import { IconClipboardCheck, IconEye, IconFileDescription, IconKey, IconLanguage, IconUser, IconUsers } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useLocation } from "react-router";
import { useCan } from "../../platform/use-me.ts";
import "./settings-layout.css";

/** Sections at the side; only those the person may see. */
export function SettingsLayout() {
  const { t } = useTranslation(["identity", "locales", "content-types", "workflow", "preview"]);
  const can = useCan();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections stand in a row that scrolls sideways.
  useEffect(() => {
    if (pathname !== "") nav.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <div className="settings">
      <nav className="settings-nav" ref={nav} aria-label={t("identity:settings.title")}>
        <ul>
          <Section to="account" icon={<IconUser aria-hidden size={16} />}>
            {t("identity:settings.account")}
          </Section>
          {can("user.read") && (
            <Section to="people" icon={<IconUsers aria-hidden size={16} />}>
              {t("identity:settings.people")}
            </Section>
          )}
          {can("token.edit") && (
            <Section to="tokens" icon={<IconKey aria-hidden size={16} />}>
              {t("identity:settings.tokens")}
            </Section>
          )}
          <Section to="languages" icon={<IconLanguage aria-hidden size={16} />}>
            {t("locales:title")}
          </Section>
          <Section to="content-types" icon={<IconFileDescription aria-hidden size={16} />}>
            {t("content-types:title")}
          </Section>
          <Section to="checks" icon={<IconClipboardCheck aria-hidden size={16} />}>
            {t("workflow:title")}
          </Section>
          <Section to="previews" icon={<IconEye aria-hidden size={16} />}>
            {t("preview:sites.title")}
          </Section>
        </ul>
      </nav>
      <div className="settings-page">
        <Outlet />
      </div>
    </div>
  );
}

function Section({ to, icon, children }: { to: string; icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      <NavLink to={to} className="settings-section">
        {icon}
        {children}
      </NavLink>
    </li>
  );
}
