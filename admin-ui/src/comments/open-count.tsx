import { useTranslation } from "react-i18next";
import { useFormat } from "../platform/i18n/use-format.ts";
import { useOpenThreads } from "./use-threads.ts";
import "./comments.css";

/** How many open threads the panel lists. Suggestions are counted in their own list. */
export const useOpenCount = (): number => useOpenThreads().threads.length;

/** The same number, at the tab. */
export function OpenCount() {
  const { t } = useTranslation("comments");
  const format = useFormat();
  const count = useOpenCount();
  if (count === 0) return null;
  return (
    <span className="cm-count pb-num">
      <span aria-hidden>{format.number(count)}</span>
      <span className="pb-visually-hidden">{t("openCount", { count })}</span>
    </span>
  );
}
