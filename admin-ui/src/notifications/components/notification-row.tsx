import type { NotificationView } from "@pressbox/shared/notifications/notifications.schema.ts";
import { IconCheck } from "@tabler/icons-react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/button.tsx";

export interface NotificationRowProps {
  item: NotificationView;
  onOpen: () => void;
  onRead: () => void;
}

/** One line: who did what where, and the words it is about. */
export function NotificationRow({ item, onOpen, onRead }: NotificationRowProps) {
  const { t } = useTranslation("notifications");
  const format = useFormat();
  const actor = item.actor === null ? t("pressbox") : item.actor.name || t("somebody");
  const title = item.details["title"] || t("untitled");
  const isUnread = item.readAt === null;
  return (
    <li className={isUnread ? "bell-row bell-row-unread" : "bell-row"}>
      <Avatar id={item.actor?.id ?? "pressbox"} name={actor} />
      <Link to={item.path} onClick={onOpen} className="bell-link">
        {isUnread && <span className="pb-visually-hidden">{t("isUnread")}</span>}
        <span>
          <Trans t={t} i18nKey={`sentence.${item.type}`} values={{ actor, title }} components={{ b: <bdi className="bell-name" />, i: <bdi /> }} />
        </span>
        {item.details["text"] !== undefined && item.details["text"] !== "" && (
          <span className="bell-quote pb-small pb-quiet" dir="auto">
            {item.details["text"]}
          </span>
        )}
        <time className="pb-small pb-quiet" dateTime={item.createdAt} title={format.full(item.createdAt)}>
          {format.relative(item.createdAt)}
        </time>
      </Link>
      {isUnread && (
        <IconButton label={t("markRead")} onClick={onRead} className="bell-read">
          <IconCheck aria-hidden size={16} />
        </IconButton>
      )}
    </li>
  );
}
