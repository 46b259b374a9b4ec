import { IconFileDescription, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { EmptyState, Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { ContentTypeIcon } from "../content-type-icon.tsx";
import { contentTypesQuery } from "../content-types.queries.ts";

/** The content model at a glance. */
export function ContentTypesPage() {
  const { t } = useTranslation(["content-types", "identity"]);
  const can = useCan();
  const format = useFormat();
  const explain = useProblemText();
  const list = useQuery(contentTypesQuery);
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("identity:settings.title"), to: "/settings" }, { label: t("title") }]} />
      <PageHead
        title={t("title")}
        note={t("help")}
        actions={
          can("content-type.edit") && (
            <Link to="new" className="pb-button pb-button-primary pb-button-medium">
              <IconPlus aria-hidden size={16} />
              {t("add")}
            </Link>
          )
        }
      />
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      {list.data?.length === 0 ? (
        <EmptyState icon={<IconFileDescription size={36} stroke={1.5} />} title={t("title")}>
          {t("help")}
        </EmptyState>
      ) : (
        <Panel>
          <Table
            label={t("title")}
            head={
              <>
                <th>{t("name")}</th>
                <th>{t("key")}</th>
                <th>{t("fields")}</th>
                <th>{t("version")}</th>
                <th>{t("updated")}</th>
              </>
            }
          >
            {list.isPending &&
              [50, 40, 55, 45].map((width) => (
                <tr key={width}>
                  <td colSpan={5}>
                    <Skeleton width={`${width}%`} />
                  </td>
                </tr>
              ))}
            {list.data?.map((type) => (
              <tr key={type.key}>
                <td>
                  <span className="pb-row">
                    <ContentTypeIcon name={type.definition.icon} />
                    <Link to={type.key} className="pb-link">
                      <bdi>{type.definition.label}</bdi>
                    </Link>
                  </span>
                </td>
                <td className="pb-muted">
                  <bdi dir="ltr">{type.key}</bdi>
                </td>
                <td className="pb-muted">
                  {t("fieldCount", { count: type.definition.fields.length })},{" "}
                  {t("localizedCount", { number: type.definition.fields.filter((field) => field.localized).length })}
                </td>
                <td className="pb-muted pb-num">{type.version}</td>
                <td className="pb-muted pb-num" title={format.full(type.updatedAt)}>
                  {format.short(type.updatedAt)}
                </td>
              </tr>
            ))}
          </Table>
        </Panel>
      )}
    </ScrollPage>
  );
}
