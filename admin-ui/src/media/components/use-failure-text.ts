import { useTranslation } from "react-i18next";

/** Why a file cannot be used, in the reader's words. @returns for `Asset.failure` (`word: sentence`) the text of the word, else the sentence */
export function useFailureText(): (failure: string) => string {
  const { t, i18n } = useTranslation("media");
  return (failure) => {
    const word = failure.split(":", 1)[0] ?? "";
    return i18n.exists(`media:failures.${word}`) ? t(`failures.${word as "unknown"}`) : failure || t("failures.unknown");
  };
}
