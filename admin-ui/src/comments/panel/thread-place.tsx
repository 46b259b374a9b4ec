import { objectSign } from "@pressbox/shared/comments/find-quote.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";

export interface ThreadPlaceProps {
  locale: string;
  fieldLabel: string;
  /** Null for a thread about the whole field. */
  quote: string | null;
  isLost?: boolean;
}

/** What a thread is about: the field, and its words as they were. */
export function ThreadPlaceWords({ locale, fieldLabel, quote, isLost = false }: ThreadPlaceProps) {
  const { t } = useTranslation("comments");
  const { locale: own, locales } = useEditor();
  const format = useFormat();
  const isElsewhere = locale !== own.code && locale !== sharedLocale;
  const direction = locales.find((each) => each.code === locale)?.direction ?? "auto";
  return (
    <>
      <span className="cm-where pb-small">
        <bdi>{fieldLabel}</bdi>
        {isElsewhere && <span> · {format.languageName(locale)}</span>}
        {isLost && <span className="cm-lost">{t("lost")}</span>}
      </span>
      {quote !== null && (
        <q className="cm-quote" dir={direction} {...(locale === sharedLocale ? {} : { lang: locale })}>
          {quote.replaceAll(objectSign, " ")}
        </q>
      )}
    </>
  );
}
