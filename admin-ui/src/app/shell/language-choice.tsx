import { useTranslation } from "react-i18next";
import { useChangeMyLanguage } from "../../identity/identity.public.ts";
import { uiLanguages } from "../../platform/i18n/languages.ts";
import { Segmented } from "../../ui/segmented.tsx";

/** The language the admin speaks to me; kept with my account. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation("app");
  const changeMyLanguage = useChangeMyLanguage();
  return (
    <div className="shell-account-choice">
      <span className="pb-label">{t("account.language")}</span>
      <Segmented
        label={t("account.language")}
        value={i18n.language}
        onChange={(language) => changeMyLanguage.mutate(language)}
        options={uiLanguages.map((language) => ({ value: language.code as string, label: <span lang={language.code}>{language.name}</span> }))}
      />
    </div>
  );
}
