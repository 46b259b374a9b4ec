import { IconCheck, IconChevronDown, IconLanguage } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Menu } from "../../ui/menu.tsx";

/** The locale I write in: titles in lists and new entries follow it. */
export function WorkLocaleMenu() {
  const { t } = useTranslation("app");
  const format = useFormat();
  const { locale, locales, choose } = useWorkLocale();
  if (locale === null) return null;
  return (
    <Menu
      title={t("workLocale.label")}
      entries={locales.map((each) => ({
        key: each.code,
        label: format.languageName(each.code),
        after: each.code === locale.code ? <IconCheck aria-hidden size={14} /> : <span className="pb-small pb-quiet">{each.code.toUpperCase()}</span>,
        onChoose: () => choose(each.code),
      }))}
      trigger={
        <button
          type="button"
          className="shell-locale"
          title={t("workLocale.label")}
          aria-label={`${t("workLocale.label")}: ${format.languageName(locale.code)}`}
        >
          <IconLanguage aria-hidden size={16} />
          {format.languageName(locale.code)}
          <IconChevronDown aria-hidden size={14} />
        </button>
      }
    />
  );
}
