import { useQuery } from "@tanstack/react-query";
import { createElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ContentTypeIcon, contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { useMe } from "../../platform/use-me.ts";
import { StatusIcon } from "../../ui/status-chip.tsx";
import { type EntryListChange, type EntryListView, filterStatuses, sinceSpans } from "./entry-list-view.ts";

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isChosen: boolean;
}

/** One filter: its name, what is chosen, what can be. */
export interface FilterChoice {
  readonly key: "type" | "locale" | "status" | "owner" | "since";
  readonly label: string;
  readonly value: string;
  readonly valueLabel: string;
  readonly isMany: boolean;
  readonly options: readonly FilterOption[];
  toggle(value: string): void;
  clear(): void;
}

/** The filters of the content list with their choices in the reader's language. */
export function useFilterChoices(view: EntryListView, change: (values: EntryListChange) => void): FilterChoice[] {
  const { t } = useTranslation("entries");
  const format = useFormat();
  const me = useMe();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const { locales } = useWorkLocale();

  const choice = (key: FilterChoice["key"], label: string, options: readonly Omit<FilterOption, "isChosen">[], isMany = false): FilterChoice => {
    const value = view[key] ?? "";
    const chosen = value === "" ? [] : isMany ? value.split(",") : [value];
    const chosenLabels = chosen.map((each) => options.find((option) => option.value === each)?.label ?? each);
    return {
      key,
      label,
      value,
      valueLabel: chosenLabels.length > 2 ? `${chosenLabels[0] ?? ""} +${chosenLabels.length - 1}` : format.list(chosenLabels),
      isMany,
      options: options.map((option) => ({ ...option, isChosen: chosen.includes(option.value) })),
      toggle(next) {
        if (!isMany) return change({ [key]: next === value ? "" : next });
        change({ [key]: (chosen.includes(next) ? chosen.filter((each) => each !== next) : [...chosen, next]).join(",") });
      },
      clear: () => change({ [key]: "" }),
    };
  };

  return [
    choice(
      "type",
      t("filters.type"),
      types.map((type) => ({ value: type.key, label: type.definition.label, icon: createElement(ContentTypeIcon, { name: type.definition.icon }) })),
      true,
    ),
    choice(
      "locale",
      t("filters.locale"),
      locales.map((locale) => ({ value: locale.code, label: format.languageName(locale.code) })),
    ),
    choice(
      "status",
      t("filters.status"),
      filterStatuses.map((status) => ({ value: status, label: t(`status.${status}`), icon: createElement(StatusIcon, { tone: status }) })),
    ),
    choice("owner", t("filters.owner"), [
      { value: me.actor.id, label: t("filters.me") },
      ...(view.owner === "" || view.owner === me.actor.id ? [] : [{ value: view.owner, label: t("filters.someone") }]),
    ]),
    choice(
      "since",
      t("filters.updated"),
      Object.keys(sinceSpans).map((span) => ({
        value: span,
        label: t(span === "today" ? "filters.updatedToday" : span === "week" ? "filters.updatedWeek" : "filters.updatedMonth"),
      })),
    ),
  ];
}
