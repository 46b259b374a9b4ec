import { IconArrowBackUp, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContentTypeIcon, contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { EmptyState, Panel, Skeleton } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { useRestoreEntry } from "../entries.mutations.ts";
import { contentListPath } from "../entries.paths.ts";
import { entryListQuery } from "../entries.queries.ts";

/** Entries that were deleted, with all they had, until somebody restores them. */
export function BinPage() {
  const { t } = useTranslation("entries");
  const can = useCan();
  const format = useFormat();
  const list = useInfiniteQuery(entryListQuery({ bin: "true", sort: "-updatedAt" }));
  const { data: types = [] } = useQuery(contentTypesQuery);
  const restore = useRestoreEntry();
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("list.title"), to: contentListPath() }, { label: t("bin.title") }]} />
      <PageHead title={t("bin.title")} note={t("bin.note")} />
      {list.isSuccess && entries.length === 0 ? (
        <EmptyState
          icon={<IconTrash size={36} stroke={1.5} />}
          title={t("bin.emptyTitle")}
          action={
            <Link to={contentListPath()} className="pb-link">
              {t("bin.back")}
            </Link>
          }
        >
          {t("bin.emptyText")}
        </EmptyState>
      ) : (
        <Panel>
          <Table
            label={t("bin.title")}
            head={
              <>
                <th>{t("columns.title")}</th>
                <th>{t("columns.type")}</th>
                <th>{t("columns.owner")}</th>
                <th>{t("bin.deleted")}</th>
                <th>
                  <span className="pb-visually-hidden">{t("bin.restore")}</span>
                </th>
              </>
            }
          >
            {list.isPending &&
              [60, 45, 52].map((width) => (
                <tr key={width}>
                  <td colSpan={5}>
                    <Skeleton width={`${width}%`} />
                  </td>
                </tr>
              ))}
            {entries.map((entry) => {
              const type = types.find((each) => each.key === entry.contentType);
              return (
                <tr key={entry.id}>
                  <td>
                    <span className="pb-row">
                      <ContentTypeIcon name={type?.definition.icon ?? ""} />
                      <b dir="auto" className="pb-grow">
                        {entry.title || t("list.untitled")}
                      </b>
                    </span>
                  </td>
                  <td className="pb-muted">{type?.definition.label ?? entry.contentType}</td>
                  <td className="pb-muted">
                    <bdi>{entry.createdBy.name}</bdi>
                  </td>
                  <td className="pb-muted pb-num">{entry.deletedAt !== null && <time dateTime={entry.deletedAt}>{format.short(entry.deletedAt)}</time>}</td>
                  <td style={{ textAlign: "end" }}>
                    {can("entry.delete", { contentType: entry.contentType }) && (
                      <Button size="small" icon={<IconArrowBackUp aria-hidden size={16} className="pb-flip" />} onClick={() => restore.mutate(entry)}>
                        {t("bin.restore")}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </Table>
        </Panel>
      )}
      {list.hasNextPage && (
        <Button tone="ghost" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("list.more")}
        </Button>
      )}
    </ScrollPage>
  );
}
