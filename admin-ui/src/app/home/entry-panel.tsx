import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { IconClock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContentTypeIcon, contentTypesQuery } from "../../content-types/content-types.public.ts";
import { type EntryFilter, entryPath, fewEntriesQuery, VariantChips } from "../../entries/entries.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";

export interface EntryPanelProps {
  title: string;
  filter: EntryFilter;
  /** Where all of them stand. */
  more: string;
  empty: ReactNode;
  /** Ordered by the next plan, with its time, instead of by the last change. */
  isByPlan?: boolean;
}

const shown = 6;

/** A few entries of one kind of interest. */
export function EntryPanel({ title, filter, more, empty, isByPlan = false }: EntryPanelProps) {
  const { t } = useTranslation(["app", "entries"]);
  const explain = useProblemText();
  const { locales, locale } = useWorkLocale();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const list = useQuery(fewEntriesQuery(filter, isByPlan ? 50 : shown));
  const entries = isByPlan ? [...(list.data ?? [])].sort((a, b) => (nextPlan(a) ?? "~").localeCompare(nextPlan(b) ?? "~")).slice(0, shown) : (list.data ?? []);
  return (
    <Panel
      title={title}
      actions={
        entries.length > 0 && (
          <Link to={more} className="pb-link home-more">
            {t("app:home.all")}
          </Link>
        )
      }
    >
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      {list.isSuccess && entries.length === 0 && empty}
      <ul className="home-entries">
        {list.isPending &&
          [70, 55, 62, 48].map((width) => (
            <li key={width} className="home-entry">
              <Skeleton width={`${width}%`} />
            </li>
          ))}
        {entries.map((entry) => {
          const variant = entry.variants.find((each) => each.locale === locale?.code) ?? entry.variants[0];
          const type = types.find((each) => each.key === entry.contentType);
          return (
            <li key={entry.id} className="home-entry">
              <span title={type?.definition.label}>
                <ContentTypeIcon name={type?.definition.icon ?? ""} />
              </span>
              <Link to={entryPath(entry.id, variant?.locale)} className="pb-truncate pb-grow" dir="auto">
                {variant?.title || entry.title || t("entries:list.untitled")}
              </Link>
              <span className="pb-wide-only home-chips">
                <VariantChips variants={entry.variants} locales={locales} />
              </span>
              <When entry={entry} isByPlan={isByPlan} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function When({ entry, isByPlan }: { entry: EntrySummary; isByPlan: boolean }) {
  const format = useFormat();
  const at = isByPlan ? nextPlan(entry) : entry.updatedAt;
  if (at === undefined) return null;
  return (
    <time dateTime={at} title={format.full(at)} className={`home-when pb-num${isByPlan ? " home-when-planned" : ""}`}>
      {isByPlan && <IconClock aria-hidden size={14} />}
      {format.short(at)}
    </time>
  );
}

const nextPlan = (entry: EntrySummary): string | undefined => entry.variants.flatMap((variant) => variant.scheduledFor ?? []).sort()[0];
