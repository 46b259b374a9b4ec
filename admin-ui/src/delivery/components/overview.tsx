import { IconAlertTriangle, IconCircleCheckFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Skeleton } from "../../ui/panel.tsx";
import type { DeliveryOverview } from "../delivery.queries.ts";

/** The state of delivery in five figures. A figure that needs somebody says so with an icon and words. */
export function Overview({ overview }: { overview: DeliveryOverview | undefined }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  if (overview === undefined)
    return (
      <dl className="delivery-figures">
        {[1, 2, 3, 4, 5].map((place) => (
          <div key={place}>
            <Skeleton width="50%" />
            <Skeleton width="70%" height={16} />
          </div>
        ))}
      </dl>
    );
  const waiting = overview.queued.reduce((sum, queue) => sum + queue.waiting, 0);
  const failed = overview.queued.reduce((sum, queue) => sum + queue.dead, 0);
  const behind = overview.commitSeq - overview.epoch;
  const oldest = overview.queued.flatMap((queue) => queue.oldestAt ?? []).sort()[0];
  return (
    <dl className="delivery-figures">
      <Figure name={t("overview.live")} value={format.number(overview.live)} note={t("overview.region", { region: overview.region })} />
      <Figure
        name={t("overview.epoch")}
        value={t("overview.epochValue", { epoch: format.number(overview.epoch) })}
        note={behind > 0 ? t("overview.behind", { count: behind }) : t("overview.upToDate")}
        tone={behind > 0 ? "waiting" : "good"}
      />
      <Figure
        name={t("overview.waiting")}
        value={format.number(waiting)}
        note={waiting > 0 && oldest !== undefined ? t("overview.oldest", { when: format.relative(oldest) }) : t("overview.nothingWaits")}
      />
      <Figure
        name={t("overview.failed")}
        value={format.number(failed)}
        note={failed > 0 ? t("overview.failedNote") : t("overview.nothingFailed")}
        tone={failed > 0 ? "bad" : "good"}
      />
      <Figure
        name={t("overview.cacheAndCdn")}
        value={t(`overview.caches.${overview.cache}`)}
        note={cacheNote(overview, t("overview.cacheGood"), t("overview.cacheLost"), t("overview.noCdn"))}
        {...(overview.cache === "redis" ? { tone: overview.isCacheReachable ? ("good" as const) : ("bad" as const) } : {})}
      />
    </dl>
  );
}

/** Whether the cache is there, which is a question for Redis only, and which CDN stands in front. */
function cacheNote({ cache, isCacheReachable, cdn }: DeliveryOverview, good: string, lost: string, noCdn: string): string {
  const front = cdn === "none" ? noCdn : cdn;
  return cache === "redis" ? `${isCacheReachable ? good : lost}, ${front}` : front;
}

function Figure({ name, value, note, tone }: { name: string; value: string; note: string; tone?: "good" | "waiting" | "bad" }): ReactNode {
  return (
    <div className={tone === "bad" ? "delivery-figure-bad" : undefined}>
      <dt>{name}</dt>
      <dd className="delivery-value pb-num">{value}</dd>
      <dd className="delivery-note">
        {tone === "good" && <IconCircleCheckFilled aria-hidden size={14} />}
        {(tone === "bad" || tone === "waiting") && <IconAlertTriangle aria-hidden size={14} />}
        {note}
      </dd>
    </div>
  );
}
