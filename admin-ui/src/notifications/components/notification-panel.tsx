import type { NotificationView } from "@pressbox/shared/notifications/notifications.schema.ts";
import { IconBell, IconChecks, IconSettings } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, Notice, Skeleton } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useMarkRead } from "../notifications.mutations.ts";
import { type NotificationFilter, notificationsQuery } from "../notifications.queries.ts";
import { NotificationRow } from "./notification-row.tsx";
import "./notification-panel.css";

/** What I was told, newest first. @param onLeave a link was followed: the panel goes away */
export function NotificationPanel({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation("notifications");
  const explain = useProblemText();
  const [filter, setFilter] = useState<NotificationFilter>("all");
  const list = useInfiniteQuery(notificationsQuery(filter));
  const markRead = useMarkRead();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [newest] = items;
  const read = (item: NotificationView): void => {
    if (item.readAt === null) markRead.mutate({ ids: [item.id] });
  };
  return (
    <div className="bell-panel">
      <header className="bell-head">
        <h2>{t("title")}</h2>
        <Segmented
          label={t("filter")}
          value={filter}
          onChange={setFilter}
          options={[
            { value: "all", label: t("filters.all") },
            { value: "unread", label: t("filters.unread") },
          ]}
        />
      </header>
      <div className="bell-list">
        {(list.error ?? markRead.error) !== null && <Notice tone="problem">{explain(list.error ?? markRead.error).text}</Notice>}
        {list.isPending && [1, 2, 3].map((row) => <Skeleton key={row} height={48} />)}
        {list.isSuccess && items.length === 0 && (
          <EmptyState icon={<IconBell size={22} />} title={filter === "unread" ? t("empty.unreadTitle") : t("empty.title")}>
            {filter === "unread" ? t("empty.unreadText") : t("empty.text")}
          </EmptyState>
        )}
        <ul>
          {items.map((item) => (
            <NotificationRow
              key={item.id}
              item={item}
              onOpen={() => {
                read(item);
                onLeave();
              }}
              onRead={() => read(item)}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button tone="ghost" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
      <footer className="bell-foot">
        <Button
          tone="ghost"
          size="small"
          icon={<IconChecks aria-hidden size={16} />}
          disabled={!items.some((item) => item.readAt === null)}
          isBusy={markRead.isPending}
          onClick={() => newest && markRead.mutate({ upToId: newest.id })}
        >
          {t("markAllRead")}
        </Button>
        <Link className="pb-link bell-settings" to="/settings/account?panel=notifications" onClick={onLeave}>
          <IconSettings aria-hidden size={16} />
          {t("settings.link")}
        </Link>
      </footer>
    </div>
  );
}
