// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element cannot do; the grid pattern of ARIA says the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the link in each row takes the focus, the cells do not
import { useMediaQuery } from "@mantine/hooks";
import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Check } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { SortHead } from "../../ui/table.tsx";
import { presenceQuery } from "../entries.presence.ts";
import type { EntryListChange, EntryListView, OptionalColumn } from "./entry-list-view.ts";
import { EntryRow } from "./entry-row.tsx";
import { useRowWindow } from "./use-row-window.ts";
import type { Selection } from "./use-selection.ts";

const rowHeight = 40;
const cardHeight = 76;
const headHeight = 32;
/** Rows that stand while the first page comes: the table does not jump when it is there. */
const skeletonRows = 14;

export interface EntryTableHandle {
  /** Brings a row into sight and gives its title the focus. */
  focusRow(index: number): void;
}

export interface EntryTableProps {
  entries: readonly EntrySummary[];
  isLoading: boolean;
  hasMore: boolean;
  onMore: () => void;
  view: EntryListView;
  change: (values: EntryListChange) => void;
  selection: Selection;
  onFocusRow: (index: number) => void;
  ref: Ref<EntryTableHandle>;
}

/** The rows that are in sight, of as many as there are. */
export function EntryTable({ entries, isLoading, hasMore, onMore, view, change, selection, onFocusRow, ref }: EntryTableProps) {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const { locale, locales } = useWorkLocale();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const { data: presence } = useQuery({ ...presenceQuery, enabled: view.columns.includes("here") });
  const isNarrow = useMediaQuery("(max-width: 720px)", window.innerWidth <= 720, { getInitialValueInEffect: false });
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = isNarrow ? cardHeight : rowHeight;
  const rows = useRowWindow(scroller, entries.length + (hasMore ? 1 : 0), rowPx, isNarrow ? 0 : headHeight);

  useEffect(() => {
    if (hasMore && !isLoading && rows.end >= entries.length - 15) onMore();
  }, [hasMore, isLoading, rows.end, entries.length, onMore]);

  useImperativeHandle(ref, () => ({
    focusRow(index) {
      rows.reveal(index);
      // The row is drawn by the scroll above; a frame later its link can take the focus.
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus({ preventScroll: true }));
    },
  }));

  // A chip of two letters takes 49 px; each further sign of a code such as FR-CA about 8 more.
  const localesWidth = Math.max(
    74,
    locales.reduce((sum, each) => sum + 49 + Math.max(0, each.code.length - 2) * 8, 4),
  );
  return (
    <div className="entry-table" ref={scroller} style={{ "--entry-columns": columnTemplate(view.columns, localesWidth) } as CSSProperties}>
      <div role="grid" aria-label={t("list.title")} aria-multiselectable aria-rowcount={hasMore ? -1 : entries.length + 1} aria-busy={isLoading}>
        <Head view={view} change={change} selection={selection} entries={entries} />
        {isLoading ? (
          <SkeletonRows />
        ) : (
          <div role="rowgroup" className="entry-rows" style={{ blockSize: rows.heightPx }}>
            {Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, place) => rows.first + place).map((index) => {
              const entry = entries[index];
              const type = entry === undefined ? undefined : types.find((each) => each.key === entry.contentType);
              return (
                <div
                  key={entry?.id ?? "more"}
                  role="presentation"
                  className="entry-row-place"
                  style={{ blockSize: rowPx, transform: `translateY(${index * rowPx}px)` }}
                >
                  {entry === undefined ? (
                    <SkeletonRow />
                  ) : (
                    <EntryRow
                      entry={entry}
                      index={index}
                      typeLabel={type?.definition.label ?? entry.contentType}
                      typeIcon={type?.definition.icon ?? ""}
                      locales={locales}
                      workLocale={locale?.code ?? ""}
                      columns={view.columns}
                      people={presence?.items.find((each) => each.entryId === entry.id)?.people ?? []}
                      isSelected={selection.has(entry.id)}
                      format={format}
                      onSelect={selection.toggleRow}
                      onFocus={onFocusRow}
                    />
                  )}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

const columnWidths: Record<OptionalColumn, string> = { type: "124px", owner: "128px", here: "104px", scheduled: "124px", created: "92px", updated: "92px" };

/** Check, title, then what is shown, in the order of the cells. */
function columnTemplate(columns: readonly OptionalColumn[], localesWidth: number): string {
  const width = (column: OptionalColumn): string => (columns.includes(column) ? ` ${columnWidths[column]}` : "");
  return `46px minmax(220px, 1fr)${width("type")} ${localesWidth}px${width("owner")}${width("here")}${width("scheduled")}${width("created")}${width("updated")}`;
}

function Head({ view, change, selection, entries }: Pick<EntryTableProps, "view" | "change" | "selection" | "entries">) {
  const { t } = useTranslation("entries");
  const head = (column: OptionalColumn) => view.columns.includes(column) && <span role="columnheader">{t(`columns.${column}`)}</span>;
  const sortHead = (column: "created" | "updated") => {
    if (!view.columns.includes(column)) return null;
    const field = `${column}At` as const;
    const direction = view.sort === field ? "ascending" : view.sort === `-${field}` ? "descending" : null;
    return (
      <span role="columnheader" aria-sort={direction ?? "none"}>
        <SortHead direction={direction} onSort={() => change({ sort: direction === "descending" ? field : `-${field}` })}>
          {t(`columns.${column}`)}
        </SortHead>
      </span>
    );
  };
  return (
    <div role="row" className="entry-head pb-wide-only" aria-rowindex={1}>
      <span role="columnheader">
        <Check
          label={t("list.selectAll")}
          checked={entries.length > 0 && selection.count === entries.length}
          isPart={selection.count > 0 && selection.count < entries.length}
          onChange={selection.toggleAll}
        />
      </span>
      <span role="columnheader">{t("columns.title")}</span>
      {head("type")}
      <span role="columnheader">{t("columns.locales")}</span>
      {head("owner")}
      {head("here")}
      {head("scheduled")}
      {sortHead("created")}
      {sortHead("updated")}
    </div>
  );
}

function SkeletonRows() {
  return Array.from({ length: skeletonRows }, (_, index) => <SkeletonRow key={index} width={`${70 - ((index * 17) % 40)}%`} />);
}

function SkeletonRow({ width = "50%" }: { width?: string }) {
  return (
    <div role="presentation" className="entry-row entry-row-skeleton">
      <span />
      <Skeleton width={width} />
      <Skeleton width="60%" />
      <Skeleton width="80%" height={16} />
    </div>
  );
}
