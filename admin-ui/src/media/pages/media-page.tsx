import { IconFilterOff, IconPhoto, IconSortAscending, IconSortDescending, IconUpload } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { KeyHint } from "../../ui/kbd.tsx";
import { StatusStrip } from "../../ui/page-slots.tsx";
import { EmptyState, Notice } from "../../ui/panel.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { UploadButton } from "../components/upload-button.tsx";
import { AssetDetail } from "../library/asset-detail.tsx";
import { AssetGrid } from "../library/asset-grid.tsx";
import { Facets } from "../library/facets.tsx";
import { filterCount, noFilters, toAssetFilter, useMediaView } from "../library/media-view.ts";
import { useDropFiles } from "../library/use-drop-files.ts";
import { useMediaKeys } from "../library/use-media-keys.ts";
import { assetListQuery } from "../media.queries.ts";
import { useUpload } from "../upload/use-upload.ts";
import "./media-page.css";

/** Every picture and clip: search, filter, look, describe, upload. */
export function MediaPage() {
  const { t } = useTranslation("media");
  const can = useCan();
  const upload = useUpload();
  const [view, change] = useMediaView();
  const list = useInfiniteQuery(assetListQuery(toAssetFilter(view)));
  const assets = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const search = useRef<HTMLInputElement>(null);
  const uploadButton = useRef<HTMLButtonElement>(null);
  const canUpload = can("asset.upload");
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  // A filter that has to look far may answer a short page: go on until the screen is full.
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && assets.length < 24 && list.isSuccess) loadMore();
  }, [hasNextPage, isFetchingNextPage, assets.length, list.isSuccess, loadMore]);
  const onFiles = (files: readonly File[]): void => void upload(files);
  const { isOver, dropProps } = useDropFiles((files) => canUpload && onFiles(files));
  const open = (id: string): void => change({ asset: id === view.asset ? "" : id }, { replace: view.asset !== undefined });
  const close = (): void => change({ asset: "" }, { replace: true });
  useMediaKeys({ search: () => search.current?.focus(), upload: () => uploadButton.current?.click(), close: () => view.asset !== undefined && close() });

  const isEmpty = list.isSuccess && assets.length === 0 && !hasNextPage;
  return (
    <div className="media-page" {...dropProps}>
      <PageCrumbs items={[{ label: t("title") }]} />
      <Facets view={view} change={change} />
      <section className="media-middle" aria-label={t("title")}>
        <header className="media-head">
          <h1>{t("title")}</h1>
          <Count count={assets.length} hasMore={hasNextPage} isLoading={list.isPending} />
          <span className="pb-grow" />
          {canUpload && <UploadButton tone="primary" buttonRef={uploadButton} onFiles={onFiles} />}
        </header>
        <div className="media-bar">
          <SearchBox value={view.q} inputRef={search} onChange={(q) => change({ q }, { replace: true })} />
          {filterCount(view) > 1 && (
            <Button tone="ghost" size="small" onClick={() => change(noFilters)}>
              {t("library.clear")}
            </Button>
          )}
          <span className="pb-grow" />
          <SortButton isNewest={view.sort === "-createdAt"} onChange={(isNewest) => change({ sort: isNewest ? "" : "createdAt" })} />
        </div>
        {list.isError && <LoadProblem error={list.error} onRetry={() => void list.refetch()} />}
        {isEmpty ? (
          <EmptyLibrary isFiltered={filterCount(view) > 0} canUpload={canUpload} onClear={() => change(noFilters)} onFiles={onFiles} />
        ) : (
          <AssetGrid
            assets={assets}
            chosen={new Set(view.asset ? [view.asset] : [])}
            isLoading={list.isPending}
            hasMore={hasNextPage}
            onMore={loadMore}
            onChoose={(asset) => open(asset.id)}
          />
        )}
      </section>
      {view.asset !== undefined && <AssetDetail key={view.asset} assetId={view.asset} onClose={close} />}
      {isOver && canUpload && (
        <div className="media-drop" aria-hidden>
          <span>
            <IconUpload size={28} stroke={1.75} />
            {t("library.drop")}
          </span>
        </div>
      )}
      <StatusStrip>
        <Count count={assets.length} hasMore={hasNextPage} isLoading={list.isPending} />
        <span className="pb-grow" />
        <KeyHint keys={["←", "→", "↑", "↓"]}>{t("keys.move")}</KeyHint>
        <KeyHint keys={["Enter"]}>{t("keys.open")}</KeyHint>
        <KeyHint keys={["/"]}>{t("keys.search")}</KeyHint>
        {canUpload && <KeyHint keys={["U"]}>{t("keys.upload")}</KeyHint>}
        <KeyHint keys={["Esc"]}>{t("keys.close")}</KeyHint>
      </StatusStrip>
    </div>
  );
}

function Count({ count, hasMore, isLoading }: { count: number; hasMore: boolean; isLoading: boolean }) {
  const { t } = useTranslation("media");
  const format = useFormat();
  if (isLoading) return null;
  return (
    <span className="pb-quiet pb-small pb-num">
      {hasMore ? t("library.countMore", { count: format.number(count) as never }) : t("library.count", { count })}
    </span>
  );
}

function SortButton({ isNewest, onChange }: { isNewest: boolean; onChange: (isNewest: boolean) => void }) {
  const { t } = useTranslation("media");
  const Icon = isNewest ? IconSortDescending : IconSortAscending;
  const label = isNewest ? t("library.newest") : t("library.oldest");
  return (
    <Button tone="ghost" size="small" icon={<Icon aria-hidden size={16} />} aria-label={`${t("library.sort")}: ${label}`} onClick={() => onChange(!isNewest)}>
      <span className="pb-wide-only">{label}</span>
    </Button>
  );
}

function LoadProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation("media");
  const explain = useProblemText();
  return (
    <div className="media-problem">
      <Notice
        tone="problem"
        action={
          <Button size="small" onClick={onRetry}>
            {t("library.tryAgain")}
          </Button>
        }
      >
        {explain(error).text}
      </Notice>
    </div>
  );
}

function EmptyLibrary({
  isFiltered,
  canUpload,
  onClear,
  onFiles,
}: {
  isFiltered: boolean;
  canUpload: boolean;
  onClear: () => void;
  onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation("media");
  if (isFiltered)
    return (
      <EmptyState
        icon={<IconFilterOff size={36} stroke={1.5} />}
        title={t("library.noneTitle")}
        action={<Button onClick={onClear}>{t("library.clear")}</Button>}
      >
        {t("library.noneText")}
      </EmptyState>
    );
  return (
    <EmptyState icon={<IconPhoto size={36} stroke={1.5} />} title={t("library.emptyTitle")} action={canUpload ? <UploadButton onFiles={onFiles} /> : undefined}>
      {t("library.emptyText")}
    </EmptyState>
  );
}
