import { IconAlertTriangle, IconNotes, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { deliveryOverviewQuery } from "../../delivery/delivery.public.ts";
import { contentListPath, NewEntryDialog } from "../../entries/entries.public.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan, useMe } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { EmptyState, Notice } from "../../ui/panel.tsx";
import { EntryPanel } from "./entry-panel.tsx";
import "./home-page.css";

/** Where the day begins: what is mine, what is planned, what needs a hand. By role: who does not write sees no "mine". */
export function HomePage() {
  const { t } = useTranslation("app");
  const { actor } = useMe();
  const can = useCan();
  const [isMaking, setIsMaking] = useState(false);
  const mayCreate = can("entry.create");
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("home.title") }]} />
      <PageHead
        title={t("home.hello", { name: actor.name })}
        actions={
          mayCreate && (
            <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} onClick={() => setIsMaking(true)}>
              {t("home.newEntry")}
            </Button>
          )
        }
      />
      {can("delivery.retry") && <FailedDelivery />}
      <div className="home-panels">
        {mayCreate && (
          <EntryPanel
            title={t("home.mine")}
            filter={{ owner: actor.id }}
            more={contentListPath(`owner=${actor.id}`)}
            empty={
              <EmptyState
                icon={<IconNotes size={36} stroke={1.5} />}
                title={t("home.mineEmptyTitle")}
                action={<Button onClick={() => setIsMaking(true)}>{t("home.newEntry")}</Button>}
              >
                {t("home.mineEmptyText")}
              </EmptyState>
            }
          />
        )}
        <EntryPanel title={t("home.recent")} filter={{}} more={contentListPath()} empty={<PanelText>{t("home.recentEmpty")}</PanelText>} />
        {mayCreate && (
          <EntryPanel
            title={t("home.drafts")}
            filter={{ owner: actor.id, status: "draft" }}
            more={contentListPath(`owner=${actor.id}&status=draft`)}
            empty={<PanelText>{t("home.draftsEmpty")}</PanelText>}
          />
        )}
        <EntryPanel
          title={t("home.scheduled")}
          filter={{ status: "scheduled" }}
          isByPlan
          more={contentListPath("status=scheduled")}
          empty={<PanelText>{t("home.scheduledEmpty")}</PanelText>}
        />
      </div>
      {isMaking && <NewEntryDialog onClose={() => setIsMaking(false)} />}
    </ScrollPage>
  );
}

/** Only when something gave up, and only for who may help. */
function FailedDelivery() {
  const { t } = useTranslation("app");
  const { data: overview } = useQuery({ ...deliveryOverviewQuery, refetchInterval: 30_000 });
  const failed = overview?.queued.reduce((sum, queue) => sum + queue.dead, 0) ?? 0;
  if (failed === 0) return null;
  return (
    <div className="home-failed">
      <Notice
        tone="problem"
        icon={<IconAlertTriangle aria-hidden size={16} />}
        action={
          <Link to="/delivery?tab=messages&state=dead" className="pb-button pb-button-default pb-button-small">
            {t("home.failedAction")}
          </Link>
        }
      >
        <b>{t("home.failed")}</b> {t("home.failedText", { count: failed })}
      </Notice>
    </div>
  );
}

const PanelText = ({ children }: { children: ReactNode }) => <p className="home-empty">{children}</p>;
