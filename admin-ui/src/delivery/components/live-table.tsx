import { IconBroadcast, IconExternalLink } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContentTypeIcon, contentTypesQuery } from "../../content-types/content-types.public.ts";
import { entryPath } from "../../entries/entries.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/field.tsx";
import { EmptyState, Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { liveQuery } from "../delivery.queries.ts";

/** Everything readers can get, last changed first. */
export function LiveTable({ locale, onLocale }: { locale: string; onLocale: (locale: string) => void }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  const explain = useProblemText();
  const { locales } = useWorkLocale();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const list = useInfiniteQuery(liveQuery(locale));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="delivery-filters">
        <SelectField label={t("live.filter")} isLabelHidden value={locale} onChange={(event) => onLocale(event.currentTarget.value)}>
          <option value="">{t("live.all")}</option>
          {locales.map((each) => (
            <option key={each.code} value={each.code}>
              {format.languageName(each.code)}
            </option>
          ))}
        </SelectField>
      </div>
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      {list.isSuccess && rows.length === 0 ? (
        <EmptyState icon={<IconBroadcast size={36} stroke={1.5} />} title={t("live.emptyTitle")}>
          {t("live.emptyText")}
        </EmptyState>
      ) : (
        <Panel>
          <Table
            label={t("tabs.live")}
            head={
              <>
                <th>{t("live.title")}</th>
                <th>{t("live.locale")}</th>
                <th>{t("live.version")}</th>
                <th>{t("live.address")}</th>
                <th>{t("live.since")}</th>
              </>
            }
          >
            {list.isPending && (
              <tr>
                <td colSpan={5}>
                  <Skeleton width="60%" />
                </td>
              </tr>
            )}
            {rows.map((row) => {
              const type = types.find((each) => each.key === row.contentType);
              return (
                <tr key={`${row.entryId}${row.locale}`}>
                  <td>
                    <span className="pb-row">
                      <ContentTypeIcon name={type?.definition.icon ?? ""} />
                      <Link to={entryPath(row.entryId, row.locale)} className="delivery-title" dir="auto">
                        {row.title}
                      </Link>
                    </span>
                  </td>
                  <td>
                    <StatusChip tone="live" code={row.locale.toUpperCase()} label={t("tabs.live")} />
                  </td>
                  <td className="pb-muted pb-num">{t("commits.version", { version: row.version })}</td>
                  <td className="delivery-address">
                    <a href={`/delivery/v1/${row.locale}/entries/${row.entryId}`} target="_blank" rel="noreferrer" dir="ltr" title={t("live.open")}>
                      <span className="pb-truncate">{row.url}</span>
                      <IconExternalLink aria-hidden size={14} />
                    </a>
                  </td>
                  <td className="pb-muted pb-num" title={format.full(row.publishedAt)}>
                    {format.short(row.publishedAt)}
                  </td>
                </tr>
              );
            })}
          </Table>
        </Panel>
      )}
      {list.hasNextPage && (
        <Button tone="ghost" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
