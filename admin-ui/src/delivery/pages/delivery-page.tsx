import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { CommitLadder } from "../components/commit-ladder.tsx";
import { LiveTable } from "../components/live-table.tsx";
import { MessageTable } from "../components/message-table.tsx";
import { Overview } from "../components/overview.tsx";
import { deliveryOverviewQuery } from "../delivery.queries.ts";
import "./delivery-page.css";

const tabs = ["commits", "messages", "live"] as const;

/** What readers get and what is on its way: publishes with their ladder, the queue with what failed, everything that is live. */
export function DeliveryPage() {
  const { t } = useTranslation("delivery");
  const explain = useProblemText();
  const [search, setSearch] = useSearchParams();
  const overview = useQuery(deliveryOverviewQuery);
  const tab = tabs.find((each) => each === search.get("tab")) ?? "commits";
  const failed = overview.data?.queued.reduce((sum, queue) => sum + queue.dead, 0) ?? 0;
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("title") }]} />
      <PageHead title={t("title")} note={t("note")} />
      {overview.isError && <Notice tone="problem">{explain(overview.error).text}</Notice>}
      <Overview overview={overview.data} />
      <div className="delivery-tabs">
        <Segmented
          label={t("title")}
          value={tab}
          onChange={(next) => setSearch(next === "commits" ? {} : { tab: next })}
          options={tabs.map((each) => ({
            value: each,
            label: (
              <>
                {t(`tabs.${each}`)}
                {each === "messages" && failed > 0 && <span className="delivery-failed-count">{failed}</span>}
              </>
            ),
          }))}
        />
      </div>
      {tab === "commits" && <CommitLadder />}
      {tab === "messages" && <MessageTable state={search.get("state") ?? ""} onState={(state) => setSearch(state === "" ? { tab } : { tab, state })} />}
      {tab === "live" && <LiveTable locale={search.get("locale") ?? ""} onLocale={(locale) => setSearch(locale === "" ? { tab } : { tab, locale })} />}
    </ScrollPage>
  );
}
