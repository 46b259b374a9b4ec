import type { AssetView } from "@pressbox/shared/media/media.schema.ts";
import { IconCheck, IconMovie, IconPhoto } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/panel.tsx";
import { AssetThumbnail } from "../components/asset-thumbnail.tsx";
import "./asset-grid.css";

const leastTileWidth = 168;
const gap = 12;
/** Name and kind under the picture, and the space to the next row. */
const belowPicture = 50 + 16;
const skeletonTiles = 12;

export interface AssetGridProps {
  assets: readonly AssetView[];
  /** Ids drawn as chosen. */
  chosen: ReadonlySet<string>;
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
  onChoose: (asset: AssetView) => void;
  /** Several may be chosen: tiles are toggles. */
  isMany?: boolean;
}

/** Tiles, only those in sight drawn. Arrow keys walk, Enter chooses; one stop for Tab. */
export function AssetGrid({ assets, chosen, isLoading, hasMore, onMore, onChoose, isMany = false }: AssetGridProps) {
  const { t } = useTranslation("media");
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const columns = Math.max(2, Math.floor((width + gap) / (leastTileWidth + gap)));
  const tileWidth = (width - gap * (columns - 1)) / columns;
  const rowHeight = Math.round((tileWidth * 9) / 16) + belowPicture;
  const rows = Math.ceil(assets.length / columns);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    paddingStart: 7,
    paddingEnd: 7,
  });
  const items = virtual.getVirtualItems();
  const lastRow = items.at(-1)?.index ?? 0;
  const [focused, setFocused] = useState(0);
  const current = Math.min(focused, Math.max(0, assets.length - 1));

  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    if (hasMore && lastRow >= rows - 4) onMore();
  }, [hasMore, lastRow, rows, onMore]);

  const moveTo = (index: number): void => {
    const next = Math.min(assets.length - 1, Math.max(0, index));
    setFocused(next);
    virtual.scrollToIndex(Math.floor(next / columns), { align: "auto" });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-tile="${next}"]`)?.focus({ preventScroll: true }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event, columns, assets.length, current);
    if (step === null) return;
    event.preventDefault();
    moveTo(current + step);
  };

  return (
    <div className="asset-grid" ref={scroller} style={{ "--asset-columns": columns } as CSSProperties}>
      {isLoading || width === 0 ? (
        <div className="asset-grid-row" aria-hidden>
          {Array.from({ length: skeletonTiles }, (_, index) => (
            <SkeletonTile key={index} />
          ))}
        </div>
      ) : (
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t("library.grid")}
          aria-rowcount={hasMore ? -1 : rows}
          aria-colcount={columns}
          aria-multiselectable={isMany}
          className="asset-grid-rows"
          style={{ blockSize: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <div
              key={item.key}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 1}
              className="asset-grid-row asset-grid-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {assets.slice(item.index * columns, (item.index + 1) * columns).map((asset, column) => {
                const index = item.index * columns + column;
                return (
                  <Tile
                    key={asset.id}
                    asset={asset}
                    index={index}
                    width={tileWidth}
                    isChosen={chosen.has(asset.id)}
                    isTabStop={index === current}
                    isToggle={isMany}
                    onChoose={onChoose}
                    onFocus={setFocused}
                  />
                );
              })}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

interface TileProps {
  asset: AssetView;
  index: number;
  width: number;
  isChosen: boolean;
  isTabStop: boolean;
  isToggle: boolean;
  onChoose: (asset: AssetView) => void;
  onFocus: (index: number) => void;
}

function Tile({ asset, index, width, isChosen, isTabStop, isToggle, onChoose, onFocus }: TileProps) {
  const { t } = useTranslation("media");
  const Icon = asset.kind === "clip" ? IconMovie : IconPhoto;
  return (
    <div role="gridcell" tabIndex={-1} aria-selected={isChosen} className="asset-tile">
      <button
        type="button"
        data-tile={index}
        tabIndex={isTabStop ? 0 : -1}
        {...(isToggle ? { "aria-pressed": isChosen } : {})}
        onFocus={() => onFocus(index)}
        onClick={() => onChoose(asset)}
      >
        <AssetThumbnail asset={asset} width={width} />
        {isChosen && (
          <span className="asset-tile-check" aria-hidden>
            <IconCheck size={12} stroke={3} />
          </span>
        )}
        <span className="asset-tile-name pb-truncate">
          <bdi>{asset.fileName}</bdi>
        </span>
        <span className="asset-tile-kind pb-quiet pb-small">
          <Icon aria-hidden size={14} />
          {asset.state === "ready" ? t(`kinds.${asset.kind}`) : t(`states.${asset.state}`)}
        </span>
      </button>
    </div>
  );
}

function SkeletonTile() {
  return (
    <span className="asset-tile">
      <span className="asset-thumbnail" />
      <span className="asset-tile-name">
        <Skeleton width="70%" />
      </span>
    </span>
  );
}

/** How far a key moves; null for other keys. The inline arrows follow the page's direction. */
function stepOf(event: KeyboardEvent, columns: number, count: number, current: number): number | null {
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  switch (event.key) {
    case "ArrowRight":
      return forward;
    case "ArrowLeft":
      return -forward;
    case "ArrowDown":
      return current + columns < count ? columns : 0;
    case "ArrowUp":
      return current >= columns ? -columns : 0;
    case "Home":
      return -current;
    case "End":
      return count;
    default:
      return null;
  }
}

/** Width of what is inside an element's padding, followed as it changes. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
