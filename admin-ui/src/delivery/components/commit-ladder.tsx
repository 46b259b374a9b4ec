import { IconCircleCheckFilled, IconCircleDashed, IconSend } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { entryPath } from "../../entries/entries.public.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Tag } from "../../ui/status-chip.tsx";
import { commitsQuery, type DeliveryCommit, deliveryOverviewQuery } from "../delivery.queries.ts";

/** Variants that a publish names before it says "and more". */
const namedVariants = 4;

/** Publishes, newest first, each with its rungs: committed, seen by readers and, where a CDN stands in front, gone from the edge. */
export function CommitLadder() {
  const { t } = useTranslation("delivery");
  const explain = useProblemText();
  const list = useInfiniteQuery(commitsQuery);
  const { data: overview } = useQuery(deliveryOverviewQuery);
  const hasCdn = overview !== undefined && overview.cdn !== "none";
  const commits = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError && commits.length === 0) return <Notice tone="problem">{explain(list.error).text}</Notice>;
  if (list.isSuccess && commits.length === 0)
    return (
      <EmptyState icon={<IconSend size={36} stroke={1.5} />} title={t("commits.emptyTitle")}>
        {t("commits.emptyText")}
      </EmptyState>
    );
  return (
    <>
      <Panel>
        <ol className="commit-list">
          {list.isPending &&
            [60, 45, 70].map((width) => (
              <li key={width}>
                <Skeleton width={`${width}%`} />
              </li>
            ))}
          {commits.map((commit) => (
            <Commit key={commit.seq} commit={commit} hasCdn={hasCdn} />
          ))}
        </ol>
      </Panel>
      {list.hasNextPage && (
        <Button tone="ghost" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

function Commit({ commit, hasCdn }: { commit: DeliveryCommit; hasCdn: boolean }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  return (
    <li className="commit">
      <div className="commit-what">
        <div className="commit-head">
          <b className="pb-num">{t("commits.number", { seq: format.number(commit.seq) })}</b>
          <span className="pb-quiet pb-small">{t("commits.by", { name: commit.actorName, when: format.short(commit.at) })}</span>
        </div>
        {commit.reason !== "" && (
          <p className="pb-small pb-muted">
            <bdi>{commit.reason}</bdi>
          </p>
        )}
        <ul className="commit-variants">
          {commit.variants.slice(0, namedVariants).map((variant) => (
            <li key={`${variant.entryId}${variant.locale}`}>
              <Tag>
                <bdi>{variant.locale.toUpperCase()}</bdi>
              </Tag>
              <Link to={entryPath(variant.entryId, variant.locale)} className="pb-truncate" dir="auto">
                {variant.title}
              </Link>
              <span className="pb-quiet pb-small pb-wide-only">
                {variant.version > 0 ? t("commits.version", { version: variant.version }) : t("commits.unpublished")}
              </span>
            </li>
          ))}
          {commit.variants.length > namedVariants && (
            <li className="pb-quiet pb-small">{t("commits.more", { count: commit.variants.length - namedVariants })}</li>
          )}
        </ul>
      </div>
      <ol className="commit-rungs">
        <Rung name={t("commits.committed")} at={commit.at} since={null} />
        <Rung name={commit.visibleAt === null ? t("commits.notVisible") : t("commits.visible")} at={commit.visibleAt} since={commit.at} />
        {hasCdn && <Rung name={commit.purgedAt === null ? t("commits.notPurged") : t("commits.purged")} at={commit.purgedAt} since={commit.at} />}
      </ol>
    </li>
  );
}

/** One step, with the time it took since the commit. */
function Rung({ name, at, since }: { name: string; at: string | null; since: string | null }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  const seconds = at === null || since === null ? null : (new Date(at).getTime() - new Date(since).getTime()) / 1000;
  return (
    <li className={at === null ? "rung-open" : undefined}>
      {at === null ? <IconCircleDashed aria-hidden size={16} /> : <IconCircleCheckFilled aria-hidden size={16} />}
      <span className="pb-grow">{name}</span>
      <span className="pb-num pb-quiet" title={at === null ? undefined : format.full(at)}>
        {seconds !== null
          ? t("commits.after", { seconds: format.number(seconds, { maximumFractionDigits: 2 }) })
          : at === null
            ? ""
            : format.clockWithSeconds(at)}
      </span>
    </li>
  );
}
