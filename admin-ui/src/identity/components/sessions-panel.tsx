import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { Panel, Skeleton } from "../../ui/panel.tsx";
import { Tag } from "../../ui/status-chip.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useRevokeSession } from "../identity.mutations.ts";
import { sessionsQuery } from "../identity.queries.ts";
import { describeBrowser } from "./describe-browser.ts";

/** Where I am signed in, with a way to end each. */
export function SessionsPanel() {
  const { t } = useTranslation("identity");
  const format = useFormat();
  const explain = useProblemText();
  const { data: sessions } = useQuery(sessionsQuery);
  const revoke = useRevokeSession();
  return (
    <Panel title={t("sessions.title")}>
      <ul className="session-list">
        {sessions === undefined && (
          <li>
            <Skeleton width="60%" />
          </li>
        )}
        {sessions?.map((session) => {
          const browser = describeBrowser(session.userAgent);
          const name = browser === "" ? t("sessions.unknownBrowser") : browser;
          const Device = /Mobile|Android|iPhone/.test(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop;
          return (
            <li key={session.handle}>
              <Device aria-hidden size={20} stroke={1.5} />
              <div className="pb-grow">
                <div>
                  <bdi>{name}</bdi> {session.isCurrent && <Tag>{t("sessions.current")}</Tag>}
                </div>
                <div className="pb-small pb-quiet">
                  {t("sessions.signedIn", { when: format.short(session.createdAt) })} · {t("sessions.lastSeen", { when: format.relative(session.lastSeenAt) })}{" "}
                  · <bdi dir="ltr">{session.address}</bdi>
                </div>
              </div>
              {!session.isCurrent && (
                <Button
                  size="small"
                  aria-label={t("sessions.endNamed", { name })}
                  onClick={() =>
                    revoke.mutate(session.handle, {
                      onSuccess: () => showToast({ tone: "done", text: t("sessions.ended") }),
                      onError: (error) => showToast({ tone: "problem", ...explain(error) }),
                    })
                  }
                >
                  {t("sessions.end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
