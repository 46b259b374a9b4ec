import type { EntrySummary, VariantStatus } from "@pressbox/shared/entries/entries.schema.ts";
import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { StatusChip } from "../../ui/status-chip.tsx";
import "./variant-chips.css";

/** One chip per locale of the newsroom: where each variant of an entry stands. The code is in sight, the words are for ears and tooltips. */
export function VariantChips({ variants, locales }: { variants: EntrySummary["variants"]; locales: readonly Locale[] }) {
  const words = useStatusWords();
  return (
    <span className="variant-chips">
      {locales.map((locale) => {
        const variant = variants.find((each) => each.locale === locale.code);
        const status = variant?.status ?? "missing";
        return <StatusChip key={locale.code} tone={status} code={locale.code.toUpperCase()} label={words(status, variant?.scheduledFor ?? null)} />;
      })}
    </span>
  );
}

/** A state in full words. */
export function useStatusWords(): (status: VariantStatus | "missing", scheduledFor: string | null) => string {
  const { t } = useTranslation("entries");
  const format = useFormat();
  return (status, scheduledFor) =>
    status === "scheduled"
      ? scheduledFor === null
        ? t("status.scheduled")
        : t("status.scheduledLong", { when: format.full(scheduledFor) })
      : t(`status.${status}Long`);
}
