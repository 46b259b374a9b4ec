import { mostCounted } from "@pressbox/shared/notifications/notifications.schema.ts";
import { IconBell } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { Popup } from "../../ui/menu.tsx";
import { useLiveCount } from "../live/use-live-count.ts";
import "./notification-bell.css";

const Panel = lazyPart<{ onLeave: () => void }>(
  async () => (await import("./notification-panel.tsx")).NotificationPanel,
  () => <div className="bell-panel" aria-busy />,
);

/** The bell with its number. The number is said when it grows, not while one reads. */
export function NotificationBell() {
  const { t } = useTranslation("notifications");
  const unread = useLiveCount()?.unread ?? 0;
  const shown = unread >= mostCounted ? `${mostCounted - 1}+` : String(unread);
  return (
    <>
      <Popup
        width={380}
        className="bell-popup"
        label={t("title")}
        trigger={
          <button type="button" className="pb-icon-button bell" title={t("title")} onPointerEnter={Panel.fetchAhead}>
            <IconBell aria-hidden size={18} />
            {unread > 0 && (
              <span className="bell-number" aria-hidden>
                {shown}
              </span>
            )}
            <span className="pb-visually-hidden">{unread === 0 ? t("title") : t("titleUnread", { count: unread, shown })}</span>
          </button>
        }
      >
        {(close) => <Panel onLeave={close} />}
      </Popup>
      <span className="pb-visually-hidden" role="status">
        {unread > 0 && t("unread", { count: unread, shown })}
      </span>
    </>
  );
}
