import { Menu } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconCheck, IconColumns2, IconPlus, IconSearch, IconSortDescending, IconX } from "@tabler/icons-react";
import { type ReactNode, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
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
      <Menu position="bottom-start">
        <Menu.Target>
          <Button ref={filterRef} tone="ghost" size="small" icon={<IconPlus aria-hidden size={14} />}>
            {t("list.filter")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Sub key={choice.key}>
              <Menu.Sub.Target>
                <Menu.Sub.Item>{choice.label}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown className="entry-filter-menu">
                <ChoiceItems choice={choice} />
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          ))}
        </Menu.Dropdown>
      </Menu>
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
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button">
            <span className="pb-muted">{choice.label}</span>
            <span className="pb-muted">{choice.key === "since" ? t("filters.since") : t("filters.is")}</span>
            <b>
              <bdi>{choice.valueLabel}</bdi>
            </b>
          </button>
        </Menu.Target>
        <Menu.Dropdown className="entry-filter-menu">
          <ChoiceItems choice={choice} />
        </Menu.Dropdown>
      </Menu>
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

function ChoiceItems({ choice }: { choice: FilterChoice }): ReactNode {
  return choice.options.map((option) => (
    <Menu.Item
      key={option.value}
      onClick={() => choice.toggle(option.value)}
      closeMenuOnClick={!choice.isMany}
      leftSection={option.icon}
      rightSection={option.isChosen ? <IconCheck aria-hidden size={14} /> : null}
      aria-current={option.isChosen ? "true" : undefined}
    >
      <bdi>{option.label}</bdi>
    </Menu.Item>
  ));
}

function SortMenu({ view, change }: Pick<FilterBarProps, "view" | "change">) {
  const { t } = useTranslation("entries");
  return (
    <Menu>
      <Menu.Target>
        <Button tone="ghost" size="small" icon={<IconSortDescending aria-hidden size={16} />} title={t(`sorts.${view.sort}`)}>
          <span className="pb-visually-hidden">{t("list.sort")}</span>
          <span className="pb-wide-only">{t(view.sort.endsWith("createdAt") ? "columns.created" : "columns.updated")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["-updatedAt", "updatedAt", "-createdAt", "createdAt"] as const).map((sort) => (
          <Menu.Item
            key={sort}
            onClick={() => change({ sort: sort === "-updatedAt" ? "" : sort })}
            rightSection={sort === view.sort ? <IconCheck aria-hidden size={14} /> : null}
          >
            {t(`sorts.${sort}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ColumnMenu({ columns, onChange }: { columns: readonly OptionalColumn[]; onChange: (columns: OptionalColumn[]) => void }) {
  const { t } = useTranslation("entries");
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button tone="ghost" size="small" className="pb-wide-only" icon={<IconColumns2 aria-hidden size={16} />}>
          {t("list.columns")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optionalColumns.map((column) => {
          const isShown = columns.includes(column);
          return (
            <Menu.Item
              key={column}
              aria-checked={isShown}
              role="menuitemcheckbox"
              rightSection={isShown ? <IconCheck aria-hidden size={14} /> : null}
              onClick={() => onChange(optionalColumns.filter((each) => (each === column ? !isShown : columns.includes(each))))}
            >
              {t(`columns.${column}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
