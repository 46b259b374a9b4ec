import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { IconPhoto } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { AssetGrid } from "../library/asset-grid.tsx";
import { useDropFiles } from "../library/use-drop-files.ts";
import { assetListQuery } from "../media.queries.ts";
import { useUpload } from "../upload/use-upload.ts";
import { SearchBox } from "./search-box.tsx";
import { UploadButton } from "./upload-button.tsx";
import "./asset-picker.css";

export interface AssetPickerProps {
  isOpen: boolean;
  /** What may be chosen. */
  kinds: readonly AssetView["kind"][];
  /** Several at once, in the order of choosing. */
  isMany?: boolean;
  onPick: (assets: readonly AssetView[]) => void;
  onClose: () => void;
}

/** The library in a window: search, or upload on the spot; what was just uploaded is chosen at once. */
export function AssetPickerDialog({ isOpen, kinds, isMany = false, onPick, onClose }: AssetPickerProps) {
  const { t } = useTranslation("media");
  const title = kinds.length > 1 ? t("picker.title") : kinds[0] === "clip" ? t("picker.titleClip") : t("picker.titleImage");
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} size={920}>
      <Choice kinds={kinds} isMany={isMany} onPick={onPick} />
    </Dialog>
  );
}

function Choice({ kinds, isMany, onPick }: Required<Pick<AssetPickerProps, "kinds" | "isMany" | "onPick">>) {
  const { t } = useTranslation("media");
  const can = useCan();
  const upload = useUpload();
  const [q, setQ] = useState("");
  const [kind, setKind] = useState(kinds[0] ?? "image");
  const [chosen, setChosen] = useState<readonly AssetView[]>([]);
  const list = useInfiniteQuery(assetListQuery({ kind, sort: "-createdAt", ...(q === "" ? {} : { q }) }));
  // Only what has pictures can be put into a text; what is being made shows up when it is ready.
  const assets = useMemo(
    () => (list.data?.pages.flatMap((page) => page.items) ?? []).filter((asset) => asset.state !== "failed" && asset.state !== "uploading"),
    [list.data],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && list.isSuccess && assets.length < 12) loadMore();
  }, [hasNextPage, isFetchingNextPage, list.isSuccess, assets.length, loadMore]);

  const choose = (asset: AssetView): void => {
    if (!isMany) onPick([asset]);
    else setChosen((now) => (now.some(({ id }) => id === asset.id) ? now.filter(({ id }) => id !== asset.id) : [...now, asset]));
  };
  const chooseUploaded = (asset: AssetView): void => {
    if (!kinds.includes(asset.kind)) return;
    setKind(asset.kind);
    setChosen((now) => (isMany ? [...now, asset] : [asset]));
  };
  const onFiles = (files: readonly File[]): void => {
    // What goes wrong stands in the tray.
    for (const handle of upload(files)) void handle.accepted.then(chooseUploaded, () => undefined);
  };
  const { isOver, dropProps } = useDropFiles((files) => can("asset.upload") && onFiles(files));

  return (
    <div className={`asset-picker${isOver ? " asset-picker-over" : ""}`} {...dropProps}>
      <div className="asset-picker-bar">
        <SearchBox value={q} onChange={setQ} isFirst />
        {kinds.length > 1 && (
          <Segmented label={t("facets.kind")} value={kind} options={kinds.map((value) => ({ value, label: t(`facets.${value}`) }))} onChange={setKind} />
        )}
        <span className="pb-grow" />
        {can("asset.upload") && <UploadButton onFiles={onFiles} />}
      </div>
      {list.isSuccess && assets.length === 0 && !hasNextPage ? (
        <EmptyState icon={<IconPhoto size={32} stroke={1.5} />} title={q === "" ? t("library.emptyTitle") : t("library.noneTitle")} />
      ) : (
        <AssetGrid
          assets={assets}
          chosen={new Set(chosen.map(({ id }) => id))}
          isLoading={list.isPending}
          hasMore={hasNextPage}
          onMore={loadMore}
          onChoose={choose}
          isMany={isMany}
        />
      )}
      {(isMany || chosen.length > 0) && (
        <DialogActions>
          <Button tone="primary" disabled={chosen.length === 0} onClick={() => onPick(chosen)}>
            {t("picker.insert", { count: Math.max(1, chosen.length) })}
          </Button>
        </DialogActions>
      )}
    </div>
  );
}
