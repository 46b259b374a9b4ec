import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { KeyHint } from "../../ui/kbd.tsx";
import { StatusStrip, StripBar } from "../../ui/page-slots.tsx";
import { StatusIcon } from "../../ui/status-chip.tsx";
import { filterStatuses } from "./entry-list-view.ts";

/** How many, what the chips mean, which keys work. */
export function ListStrip({ count, hasMore, onAllKeys }: { count: number; hasMore: boolean; onAllKeys: () => void }) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const number = format.number(count);
  return (
    <StatusStrip>
      <span className="pb-num">{hasMore ? t("list.countMore", { number }) : t("list.count", { count })}</span>
      <StripBar />
      <span className="entry-legend">
        {[...filterStatuses]
          .sort((a, b) => legendOrder.indexOf(a) - legendOrder.indexOf(b))
          .map((status) => (
            <span key={status}>
              <StatusIcon tone={status} />
              {t(`status.${status}`)}
            </span>
          ))}
      </span>
      <span className="pb-grow" />
      <span className="entry-key-hints">
        <KeyHint keys={["J", "K"]}>{t("keys.move")}</KeyHint>
        <KeyHint keys={["X"]}>{t("keys.select")}</KeyHint>
        <KeyHint keys={["O"]}>{t("keys.open")}</KeyHint>
        <KeyHint keys={["F"]}>{t("keys.filter")}</KeyHint>
        <button type="button" onClick={onAllKeys}>
          <KeyHint keys={["?"]}>{t("keys.all")}</KeyHint>
        </button>
      </span>
    </StatusStrip>
  );
}

const legendOrder = ["live", "changed", "scheduled", "draft", "missing"];
