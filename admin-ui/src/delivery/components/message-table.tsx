import { IconCheck, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/field.tsx";
import { EmptyState, Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { StatusChip, type StatusTone } from "../../ui/status-chip.tsx";
import { Table } from "../../ui/table.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useRetryMessages } from "../delivery.mutations.ts";
import { type DeliveryMessage, messagesQuery } from "../delivery.queries.ts";
import { MessageSubject } from "./message-about.tsx";

const tones: Record<DeliveryMessage["state"], StatusTone> = { waiting: "draft", planned: "scheduled", retrying: "stale", dead: "blocked" };

/** Work that is queued, planned, tried again, or waits for a person. */
export function MessageTable({ state, onState }: { state: string; onState: (state: string) => void }) {
  const { t } = useTranslation("delivery");
  const can = useCan();
  const explain = useProblemText();
  const list = useInfiniteQuery(messagesQuery(state));
  const retry = useRetry();
  const messages = (list.data?.pages.flatMap((page) => page.items) ?? []).toSorted(byDueTime);
  const dead = messages.filter((message) => message.state === "dead");
  return (
    <>
      <div className="delivery-filters">
        <SelectField label={t("messages.filter")} isLabelHidden value={state} onChange={(event) => onState(event.currentTarget.value)}>
          <option value="">{t("messages.all")}</option>
          {(["waiting", "planned", "retrying", "dead"] as const).map((each) => (
            <option key={each} value={each}>
              {t(`messages.states.${each}`)}
            </option>
          ))}
        </SelectField>
        <span className="pb-grow" />
        {can("delivery.retry") && dead.length > 1 && (
          <Button icon={<IconRefresh aria-hidden size={16} />} isBusy={retry.isPending} onClick={() => retry.run(dead.map((message) => message.id))}>
            {t("messages.retryAll")}
          </Button>
        )}
      </div>
      {list.isError && <Notice tone="problem">{explain(list.error).text}</Notice>}
      {list.isSuccess && messages.length === 0 ? (
        <EmptyState icon={<IconCheck size={36} stroke={1.5} />} title={t("messages.emptyTitle")}>
          {t("messages.emptyText")}
        </EmptyState>
      ) : (
        <Panel>
          <Table
            label={t("tabs.messages")}
            head={
              <>
                <th>{t("messages.state")}</th>
                <th>{t("messages.about")}</th>
                <th>{t("messages.queue")}</th>
                <th>{t("messages.attempts")}</th>
                <th>{t("messages.next")}</th>
                <th>
                  <span className="pb-visually-hidden">{t("messages.retry")}</span>
                </th>
              </>
            }
          >
            {list.isPending && (
              <tr>
                <td colSpan={6}>
                  <Skeleton width="60%" />
                </td>
              </tr>
            )}
            {messages.map((message) => (
              <MessageRow key={message.id} message={message} onRetry={can("delivery.retry") ? () => retry.run([message.id]) : null} />
            ))}
          </Table>
        </Panel>
      )}
      {list.hasNextPage && (
        <Button tone="ghost" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

/** Schedules come first from the server; among them the next one that falls due is what one looks for. */
function byDueTime(a: DeliveryMessage, b: DeliveryMessage): number {
  return a.about.kind === "schedule" && b.about.kind === "schedule" ? a.about.dueAt.localeCompare(b.about.dueAt) : 0;
}

function MessageRow({ message, onRetry }: { message: DeliveryMessage; onRetry: (() => void) | null }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  return (
    <tr>
      <td>
        <StatusChip tone={tones[message.state]} label={t(`messages.states.${message.state}`)} />
      </td>
      <td>
        <MessageSubject about={message.about} type={message.type} />
        {message.lastError !== "" && (
          <div className="pb-small delivery-error" dir="ltr">
            {message.lastError}
          </div>
        )}
      </td>
      <td className="pb-muted">
        <bdi dir="ltr">{message.queue}</bdi>
      </td>
      <td className="pb-muted pb-num">{format.number(message.attempts)}</td>
      <td className="pb-muted pb-num" title={format.full(message.claimableAt)}>
        {message.state === "dead" ? "" : format.relative(message.claimableAt)}
      </td>
      <td className="delivery-actions">
        {message.state === "dead" && onRetry !== null && (
          <Button size="small" icon={<IconRefresh aria-hidden size={16} />} onClick={onRetry}>
            {t("messages.retry")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function useRetry() {
  const { t } = useTranslation("delivery");
  const explain = useProblemText();
  const retry = useRetryMessages();
  return {
    isPending: retry.isPending,
    run: (ids: readonly string[]): void =>
      retry.mutate(ids, {
        onSuccess: () => showToast({ tone: "done", text: t("messages.retried") }),
        onError: (error) => showToast({ tone: "problem", ...explain(error) }),
      }),
  };
}
