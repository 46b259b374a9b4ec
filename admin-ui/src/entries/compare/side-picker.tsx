import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useEditor } from "../editor/editor-context.tsx";
import { versionsQuery } from "../versions.queries.ts";
import type { Comparison, SideName } from "./compare-address.ts";

/** Which two are held against each other: the draft, what is live, any version. */
export function SidePicker({ comparison, side, onChange }: { comparison: Comparison; side: "from" | "to"; onChange: (next: Comparison) => void }) {
  const { t } = useTranslation("versions");
  const { entryId, locale, variant } = useEditor();
  const format = useFormat();
  const { data } = useInfiniteQuery(versionsQuery(entryId, comparison.isShared ? sharedLocale : locale.code));
  const versions = data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = comparison[side];
  const isListed = typeof chosen !== "number" || versions.some((version) => version.number === chosen);
  return (
    <label className="cmp-side">
      <span className="pb-small pb-quiet">{t(side === "from" ? "compare.from" : "compare.to")}</span>
      <select
        className="pb-input pb-select"
        value={String(chosen)}
        onChange={(event) => onChange({ ...comparison, [side]: readSide(event.currentTarget.value) })}
      >
        <option value="draft">{t("compare.draft")}</option>
        {variant.live !== null && <option value="live">{t("compare.live")}</option>}
        {!isListed && <option value={String(chosen)}>{t("history.version", { number: chosen })}</option>}
        {versions.map((version) => (
          <option key={version.number} value={String(version.number)}>
            {[t("history.version", { number: version.number }), version.name || t(`history.kinds.${version.kind}`), format.short(version.createdAt)].join(
              " · ",
            )}
          </option>
        ))}
      </select>
    </label>
  );
}

const readSide = (text: string): SideName => (text === "draft" || text === "live" ? text : Number(text));
