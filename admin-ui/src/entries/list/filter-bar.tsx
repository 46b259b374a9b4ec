import { useDebouncedCallback } from "@mantine/hooks";
import { IconCheck, IconColumns2, IconPlus, IconSearch, IconSortDescending, IconX } from "@tabler/icons-react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { type EntryListChange, type EntryListView, type OptionalColumn, optionalColumns } from "./entry-list-view.ts";
import { type FilterChoice, useFilterChoices } from "./filter-choices.ts";

export interface FilterBarProps {
  view: EntryListView;
  change: (values: EntryListChange, how?: { replace: boolean }) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  filterRef: RefObject<HTMLButtonElement | null>;
}

/** Search, the filters in force as chips that can be changed or taken away, sort and columns. */
export function FilterBar({ view, change, searchRef, filterRef }: FilterBarProps) {
  const { t } = useTranslation("entries");
  const choices = useFilterChoices(view, change);
  return (
    <div className="entry-filters" role="toolbar" aria-label={t("list.filter")}>
      <SearchBox value={view.q} onChange={(q) => change({ q }, { replace: true })} inputRef={searchRef} />
      {choices
        .filter((choice) => choice.value !== "")
        .map((choice) => (
          <FilterChip key={choice.key} choice={choice} />
        ))}
      <Menu
        position="bottom-start"
        className="entry-filter-menu"
        entries={choices.map((choice) => ({ key: choice.key, label: choice.label, entries: choiceEntries(choice) }))}
        trigger={
          <Button ref={filterRef} tone="ghost" size="small" icon={<IconPlus aria-hidden size={14} />}>
            {t("list.filter")}
          </Button>
        }
      />
      {view.filterCount > 1 && (
        <Button tone="ghost" size="small" onClick={() => change({ q: "", type: "", locale: "", status: "", owner: "", since: "" })}>
          {t("list.clearFilters")}
        </Button>
      )}
      <span className="pb-grow" />
      <SortMenu view={view} change={change} />
      <ColumnMenu columns={view.columns} onChange={(columns) => change({ columns: columns.join(",") || "none" })} />
    </div>
  );
}

/** Typing answers at once; the list is asked a moment after the last letter. */
function SearchBox({ value, onChange, inputRef }: { value: string; onChange: (value: string) => void; inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation("entries");
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const report = useDebouncedCallback(onChange, 200);
  function type(next: string): void {
    setText(next);
    report(next.trim());
  }
  return (
    <span className="entry-search">
      <IconSearch aria-hidden size={14} />
      <input
        ref={inputRef}
        type="search"
        value={text}
        placeholder={t("list.search")}
        aria-label={t("list.search")}
        aria-keyshortcuts="/"
        dir="auto"
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (text === "") event.currentTarget.blur();
          else type("");
        }}
      />
    </span>
  );
}

function FilterChip({ choice }: { choice: FilterChoice }) {
  const { t } = useTranslation("entries");
  return (
    <span className="entry-filter-chip">
      <Menu
        position="bottom-start"
        className="entry-filter-menu"
        entries={choiceEntries(choice)}
        trigger={
          <button type="button">
            <span className="pb-muted">{choice.label}</span>
            <span className="pb-muted">{choice.key === "since" ? t("filters.since") : t("filters.is")}</span>
            <b>
              <bdi>{choice.valueLabel}</bdi>
            </b>
          </button>
        }
      />
      <button
        type="button"
        aria-label={t("list.removeFilter", { name: choice.label })}
        title={t("list.removeFilter", { name: choice.label })}
        onClick={choice.clear}
      >
        <IconX aria-hidden size={12} />
      </button>
    </span>
  );
}

function choiceEntries(choice: FilterChoice): MenuEntry[] {
  return choice.options.map((option) => ({
    key: option.value,
    label: <bdi>{option.label}</bdi>,
    before: option.icon,
    after: option.isChosen ? <IconCheck aria-hidden size={14} /> : null,
    isCurrent: option.isChosen,
    staysOpen: choice.isMany,
    onChoose: () => choice.toggle(option.value),
  }));
}

function SortMenu({ view, change }: Pick<FilterBarProps, "view" | "change">) {
  const { t } = useTranslation("entries");
  return (
    <Menu
      entries={(["-updatedAt", "updatedAt", "-createdAt", "createdAt"] as const).map((sort) => ({
        key: sort,
        label: t(`sorts.${sort}`),
        after: sort === view.sort ? <IconCheck aria-hidden size={14} /> : null,
        onChoose: () => change({ sort: sort === "-updatedAt" ? "" : sort }),
      }))}
      trigger={
        <Button tone="ghost" size="small" icon={<IconSortDescending aria-hidden size={16} />} title={t(`sorts.${view.sort}`)}>
          <span className="pb-visually-hidden">{t("list.sort")}</span>
          <span className="pb-wide-only">{t(view.sort.endsWith("createdAt") ? "columns.created" : "columns.updated")}</span>
        </Button>
      }
    />
  );
}

function ColumnMenu({ columns, onChange }: { columns: readonly OptionalColumn[]; onChange: (columns: OptionalColumn[]) => void }) {
  const { t } = useTranslation("entries");
  return (
    <Menu
      entries={optionalColumns.map((column) => {
        const isShown = columns.includes(column);
        return {
          key: column,
          label: t(`columns.${column}`),
          after: isShown ? <IconCheck aria-hidden size={14} /> : null,
          isChecked: isShown,
          staysOpen: true,
          onChoose: () => onChange(optionalColumns.filter((each) => (each === column ? !isShown : columns.includes(each)))),
        };
      })}
      trigger={
        <Button tone="ghost" size="small" className="pb-wide-only" icon={<IconColumns2 aria-hidden size={16} />}>
          {t("list.columns")}
        </Button>
      }
    />
  );
}
