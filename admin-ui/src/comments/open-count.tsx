import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useTranslation } from "react-i18next";
import { useEditor } from "../entries/entries.public.ts";
import { useFormat } from "../platform/i18n/use-format.ts";
import { useOpenThreads } from "./use-threads.ts";
import "./comments.css";

/** At the tab: open threads of this language and of the shared fields. */
export function OpenCount() {
  const { t } = useTranslation("comments");
  const { locale } = useEditor();
  const { threads } = useOpenThreads();
  const format = useFormat();
  const count = threads.filter((thread) => thread.locale === locale.code || thread.locale === sharedLocale).length;
  if (count === 0) return null;
  return (
    <span className="cm-count pb-num">
      <span aria-hidden>{format.number(count)}</span>
      <span className="pb-visually-hidden">{t("openCount", { count })}</span>
    </span>
  );
}
