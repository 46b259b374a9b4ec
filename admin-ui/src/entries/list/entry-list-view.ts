/** The list's view state, all of it in the URL: any view can be pasted to a colleague, and Back works. */
import { entryListQuerySchema, variantStatuses } from "@pressbox/shared/entries/entries.schema.ts";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import type { EntryFilter } from "../entries.queries.ts";

/** Columns that can be hidden; title and locales always stand. */
export const optionalColumns = ["type", "owner", "here", "scheduled", "created", "updated"] as const;
export type OptionalColumn = (typeof optionalColumns)[number];
const defaultColumns: readonly OptionalColumn[] = ["type", "owner", "here", "scheduled", "updated"];

/** "Since" as a span that moves with the clock, so that a pasted link still means today tomorrow. */
export const sinceSpans = { today: 1, week: 7, month: 30 } as const;

export const filterStatuses = [...variantStatuses, "missing"] as const;

/** Unknown or broken values in a pasted address are left out instead of breaking the page. */
const viewSchema = z.object({
  q: z.string().max(200).catch("").default(""),
  type: z.string().max(1000).catch("").default(""),
  locale: z.string().max(35).catch("").default(""),
  status: z.enum(filterStatuses).optional().catch(undefined),
  owner: z.string().max(36).catch("").default(""),
  since: z.enum(["today", "week", "month"]).optional().catch(undefined),
  sort: entryListQuerySchema.shape.sort.catch("-updatedAt"),
  columns: z
    .string()
    .transform((text) => optionalColumns.filter((column) => text.split(",").includes(column)))
    .optional()
    .catch(undefined),
});
type ParsedView = z.infer<typeof viewSchema>;
export interface EntryListView extends Omit<ParsedView, "columns"> {
  readonly columns: readonly OptionalColumn[];
  /** How many filters narrow the list. */
  readonly filterCount: number;
}
export type EntryListChange = Partial<Record<"q" | "type" | "locale" | "status" | "owner" | "since" | "sort" | "columns", string>>;

/** The view in the URL, and a way to change it. Typing replaces the address, choosing adds to the history. */
export function useEntryListView(): [EntryListView, (change: EntryListChange, how?: { replace: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = (values: EntryListChange, how = { replace: false }): void =>
    setSearch((current) => {
      const next = new URLSearchParams(current);
      for (const [key, value] of Object.entries(values)) {
        if (value === "") next.delete(key);
        else next.set(key, value);
      }
      return next;
    }, how);
  return [view, change];
}

/** @param search query part of the address */
export function readView(search: URLSearchParams): EntryListView {
  const parsed = viewSchema.parse(Object.fromEntries(search));
  const filters = [parsed.q, parsed.type, parsed.locale, parsed.status ?? "", parsed.owner, parsed.since ?? ""];
  return { ...parsed, columns: parsed.columns ?? defaultColumns, filterCount: filters.filter((value) => value !== "").length };
}

/** What the API is asked for. `since` becomes the start of a day in the reader's zone, so that it changes once a day and not each render. */
export function toEntryFilter(view: EntryListView, now: Date = new Date()): EntryFilter {
  const start = view.since === undefined ? null : new Date(now.getFullYear(), now.getMonth(), now.getDate() - (sinceSpans[view.since] - 1));
  return {
    sort: view.sort,
    ...(view.q.trim() === "" ? {} : { q: view.q.trim() }),
    ...(view.type === "" ? {} : { type: view.type }),
    ...(view.locale === "" ? {} : { locale: view.locale }),
    ...(view.status === undefined ? {} : { status: view.status }),
    ...(view.owner === "" ? {} : { owner: view.owner }),
    ...(start === null ? {} : { updatedSince: start.toISOString() }),
  };
}
