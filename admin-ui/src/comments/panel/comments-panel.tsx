import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { IconMessage, IconWifiOff } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDraftState, useEditor, useEditorView } from "../../entries/entries.public.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, Notice, Skeleton } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { refreshComments, resolvedThreadsQuery } from "../comments.queries.ts";
import { useComments } from "../comments-store.ts";
import { useNewThreads } from "../new-threads.ts";
import { SuggestionList } from "../suggestions/suggestion-list.tsx";
import { useLocalesOnScreen, useOpenThreads } from "../use-threads.ts";
import { NewThreadCard } from "./new-thread-card.tsx";
import { inReadingOrder } from "./reading-order.ts";
import { ThreadCard } from "./thread-card.tsx";
import "../comments.css";

type Filter = "open" | "resolved" | "all";

/** The tab *Comments*: what is being discussed about this page, in the order of the page. */
export function CommentsPanel() {
  const { t } = useTranslation("comments");
  const { entryId, own } = useEditor();
  const format = useFormat();
  const isOnline = useDraftState(own, (state) => state.isOnline);
  const { threads: open, isKnown, error } = useOpenThreads();
  const [filter, setFilter] = useFilter(open);
  const [fieldKey, setFieldKey] = useState("");
  const begun = useNewThreads().filter((thread) => thread.entryId === entryId);
  return (
    <div className="ed-panel-scroll cm-panel">
      <div className="cm-filters">
        <Segmented
          label={t("filter.label")}
          value={filter}
          onChange={setFilter}
          options={[
            { value: "open", label: t("filter.open", { number: format.number(open.length) }) },
            { value: "resolved", label: t("filter.resolved") },
            { value: "all", label: t("filter.all") },
          ]}
        />
        <FieldChoice threads={open} value={fieldKey} onChange={setFieldKey} />
      </div>
      {!isOnline && (
        <Notice tone="warning" icon={<IconWifiOff aria-hidden size={16} />}>
          {t("offline")}
        </Notice>
      )}
      {filter !== "resolved" && <SuggestionList />}
      {begun.map((thread) => (
        <NewThreadCard key={thread.key} thread={thread} />
      ))}
      {error !== null && open.length === 0 ? (
        <Problem error={error} onRetry={() => void refreshComments(entryId)} />
      ) : (
        <>
          {filter !== "resolved" && <OpenThreads threads={open} isKnown={isKnown} fieldKey={fieldKey} isQuiet={begun.length > 0 || filter === "all"} />}
          {filter !== "open" && <ResolvedThreads fieldKey={fieldKey} isQuiet={filter === "all" && open.length > 0} />}
        </>
      )}
    </div>
  );
}

/** A link to a thread that is resolved shows the resolved ones. */
function useFilter(open: readonly ThreadView[]): [Filter, (filter: Filter) => void] {
  const resolved = useComments((state) => state.resolved);
  const [chosen, choose] = useState<Filter | null>(null);
  const isElsewhere = resolved !== null && !open.some((thread) => thread.id === resolved.id);
  return [chosen ?? (isElsewhere ? "all" : "open"), choose];
}

function FieldChoice({ threads, value, onChange }: { threads: readonly ThreadView[]; value: string; onChange: (key: string) => void }) {
  const { t } = useTranslation("comments");
  const { definition } = useEditor();
  const keys = new Set(threads.map((thread) => thread.fieldKey));
  if (keys.size < 2 && value === "") return null;
  return (
    <select className="pb-input pb-select" aria-label={t("filter.field")} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{t("filter.everyField")}</option>
      {definition.fields
        .filter((field) => keys.has(field.key) || field.key === value)
        .map((field) => (
          <option key={field.key} value={field.key}>
            {field.label}
          </option>
        ))}
    </select>
  );
}

function OpenThreads({ threads, isKnown, fieldKey, isQuiet }: { threads: readonly ThreadView[]; isKnown: boolean; fieldKey: string; isQuiet: boolean }) {
  const { t } = useTranslation("comments");
  const { definition } = useEditor();
  const places = useComments((state) => state.places);
  const shown = inReadingOrder(
    threads.filter((thread) => fieldKey === "" || thread.fieldKey === fieldKey),
    definition.fields.map((field) => field.key),
    places,
  );
  if (shown.length > 0) return shown.map((thread) => <ThreadCard key={thread.id} thread={thread} />);
  if (!isKnown)
    return (
      <div className="cm-card">
        <Skeleton width="60%" />
        <Skeleton />
      </div>
    );
  if (isQuiet) return null;
  return (
    <EmptyState icon={<IconMessage size={28} />} title={t("empty.title")}>
      {t("empty.how")}
    </EmptyState>
  );
}

function ResolvedThreads({ fieldKey, isQuiet }: { fieldKey: string; isQuiet: boolean }) {
  const locales = useLocalesOnScreen();
  return locales.map((locale, index) => <ResolvedOf key={locale} locale={locale} fieldKey={fieldKey} isQuiet={isQuiet || index > 0} />);
}

function ResolvedOf({ locale, fieldKey, isQuiet }: { locale: string; fieldKey: string; isQuiet: boolean }) {
  const { t } = useTranslation("comments");
  const { entryId } = useEditor();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(resolvedThreadsQuery(entryId, locale));
  const threads = data?.pages.flatMap((page) => page.items).filter((thread) => fieldKey === "" || thread.fieldKey === fieldKey) ?? [];
  return (
    <>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
      {data !== undefined && threads.length === 0 && !isQuiet && <p className="cm-none pb-quiet">{t("empty.resolved")}</p>}
      {hasNextPage && (
        <Button tone="ghost" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("older")}
        </Button>
      )}
    </>
  );
}

function Problem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation("comments");
  const explain = useProblemText();
  const view = useEditorView();
  return (
    <Notice tone="problem" action={view.panel === "comments" && <Button onClick={onRetry}>{t("again")}</Button>}>
      {explain(error).text}
    </Notice>
  );
}
