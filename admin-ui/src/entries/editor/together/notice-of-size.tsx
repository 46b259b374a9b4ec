import { draftLimit } from "@pressbox/shared/entries/draft-size.ts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../platform/i18n/use-format.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/panel.tsx";
import type { DraftState } from "../../draft/draft-connection.ts";

/** The draft is nearly full, or the server does not take what was typed: why, where the text is, and what to do. */
export function NoticeOfSize({ notTaken, fullness }: Pick<DraftState, "notTaken" | "fullness">) {
  const { t } = useTranslation("together");
  const { number } = useFormat();
  const values = { part: Math.floor(fullness * 100), limit: number(draftLimit) };
  if (notTaken === null) return <Notice tone="warning">{t("nearlyFull", values)}</Notice>;
  if (notTaken === "full") return <Notice tone="problem">{t("full", values)}</Notice>;
  return (
    <Notice
      tone="problem"
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {t("tryAgain")}
        </Button>
      }
    >
      {t(`notTaken.${notTaken}`)}
    </Notice>
  );
}
