import { IconArticle, IconFilterOff, IconLink, IconPlus, IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { NewEntryDialog } from "../components/new-entry-dialog.tsx";
import { binPath, entryPath } from "../entries.paths.ts";
import { entryListQuery } from "../entries.queries.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { toEntryFilter, useEntryListView } from "../list/entry-list-view.ts";
import { EntryTable, type EntryTableHandle } from "../list/entry-table.tsx";
import { FilterBar } from "../list/filter-bar.tsx";
import { ListStrip } from "../list/list-strip.tsx";
import { useListKeys } from "../list/use-list-keys.ts";
import { useSelection } from "../list/use-selection.ts";
import "./content-list-page.css";

const KeysDialog = lazy(async () => ({ default: (await import("../list/keys-dialog.tsx")).KeysDialog }));

/** Everything that is written, as a list one can filter, walk through by keyboard and act upon. */
export function ContentListPage() {
  const { t } = useTranslation("entries");
  const can = useCan();
  const navigate = useNavigate();
  const explain = useProblemText();
  const [view, change] = useEntryListView();
  const list = useInfiniteQuery(entryListQuery(toEntryFilter(view)));
  const entries = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const selection = useSelection(entries);
  const [dialog, setDialog] = useState<"new" | "keys" | null>(null);
  const table = useRef<EntryTableHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const filter = useRef<HTMLButtonElement>(null);
  const cursor = useRef(-1);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  const focusRow = useCallback((index: number) => {
    cursor.current = index;
  }, []);

  useListKeys({
    move(step) {
      if (entries.length === 0) return;
      cursor.current = Math.min(entries.length - 1, Math.max(0, cursor.current + step));
      table.current?.focusRow(cursor.current);
    },
    select: (isRange) => cursor.current >= 0 && selection.toggleRow(cursor.current, isRange),
    open() {
      const entry = entries[cursor.current];
      if (entry !== undefined) void navigate(entryPath(entry.id, entry.variants[0]?.locale));
    },
    clear: selection.clear,
    filter: () => filter.current?.click(),
    search: () => search.current?.focus(),
    create: () => can("entry.create") && setDialog("new"),
    showKeys: () => setDialog("keys"),
  });

  const isEmpty = list.isSuccess && entries.length === 0;
  return (
    <div className="entry-list">
      <PageCrumbs items={[{ label: t("list.title") }]} />
      <header className="entry-list-head">
        <h1>{t("list.title")}</h1>
        <span className="pb-grow" />
        {can("entry.delete") && (
          <Link to={binPath()} className="pb-button pb-button-ghost pb-button-medium">
            <IconTrash aria-hidden size={16} />
            {t("list.bin")}
          </Link>
        )}
        <Button
          className="pb-wide-only"
          icon={<IconLink aria-hidden size={16} />}
          onClick={() => void copyLink().then(() => showToast({ tone: "done", text: t("list.linkCopied") }))}
        >
          {t("list.copyLink")}
        </Button>
        {can("entry.create") && (
          <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} aria-keyshortcuts="N" onClick={() => setDialog("new")}>
            {t("list.newEntry")}
          </Button>
        )}
      </header>
      <FilterBar view={view} change={change} searchRef={search} filterRef={filter} />
      {list.isError && (
        <div className="entry-list-problem">
          <Notice
            tone="problem"
            action={
              <Button size="small" onClick={() => void list.refetch()}>
                {t("list.tryAgain")}
              </Button>
            }
          >
            {entries.length > 0 ? t("list.refreshFailed") : explain(list.error).text}
          </Notice>
        </div>
      )}
      {isEmpty ? (
        <EmptyList
          isFiltered={view.filterCount > 0}
          onClear={() => change({ q: "", type: "", locale: "", status: "", owner: "", since: "" })}
          onNew={() => setDialog("new")}
        />
      ) : (
        <EntryTable
          ref={table}
          entries={entries}
          isLoading={list.isPending}
          hasMore={hasNextPage}
          onMore={loadMore}
          view={view}
          change={change}
          selection={selection}
          onFocusRow={focusRow}
        />
      )}
      <BulkBar selection={selection} />
      <ListStrip count={entries.length} hasMore={hasNextPage} onAllKeys={() => setDialog("keys")} />
      {dialog === "new" && <NewEntryDialog {...(view.type === "" ? {} : { contentType: view.type.split(",")[0] ?? "" })} onClose={() => setDialog(null)} />}
      {dialog === "keys" && (
        <Suspense>
          <KeysDialog onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </div>
  );
}

const copyLink = (): Promise<void> => navigator.clipboard.writeText(window.location.href);

function EmptyList({ isFiltered, onClear, onNew }: { isFiltered: boolean; onClear: () => void; onNew: () => void }) {
  const { t } = useTranslation("entries");
  const can = useCan();
  if (isFiltered)
    return (
      <EmptyState
        icon={<IconFilterOff size={36} stroke={1.5} />}
        title={t("empty.noneTitle")}
        action={<Button onClick={onClear}>{t("empty.noneAction")}</Button>}
      >
        {t("empty.noneText")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconArticle size={36} stroke={1.5} />}
      title={t("empty.title")}
      action={
        can("entry.create") ? (
          <Button tone="primary" icon={<IconPlus aria-hidden size={16} />} onClick={onNew}>
            {t("empty.action")}
          </Button>
        ) : undefined
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
