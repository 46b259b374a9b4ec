/** The content list: one query for entries, one for their variants, whatever the filters. Bodies are never read. */
import type { VariantStatus } from "@pressbox/shared/entries/entries.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import type { Reader } from "../platform/database/database.ts";
import { searchText } from "../platform/database/like.ts";

export interface VariantRow {
  readonly locale: string;
  readonly title: string;
  readonly status: VariantStatus;
  readonly updatedAt: Date;
  readonly updatedById: string;
}
export interface EntryRow {
  readonly id: string;
  readonly contentType: string;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly revision: number;
  readonly variants: readonly VariantRow[];
  readonly shared: VariantRow | null;
}

export interface EntryFilter {
  /** Null for every type. */
  readonly types: readonly string[] | null;
  readonly q: string | undefined;
  readonly locale: string | undefined;
  /** With a locale, in that one; without, in any. `missing`: no variant there. */
  readonly status: VariantStatus | "missing" | undefined;
  readonly updatedSince: Date | undefined;
  readonly ownerId: string | undefined;
  readonly isInBin: boolean;
}

export interface EntryPage {
  readonly column: "updatedAt" | "createdAt";
  readonly direction: "asc" | "desc";
  readonly limit: number;
  /** Sort value and id of the last row before this page. */
  readonly after: { readonly at: Date; readonly id: string } | null;
}

export async function findEntryPage(reader: Reader, filter: EntryFilter, { column, direction, limit, after }: EntryPage): Promise<EntryRow[]> {
  const beyond = direction === "asc" ? "gt" : "lt";
  const rows = await reader.entry.findMany({
    where: {
      AND: [whereFilter(filter), after === null ? {} : { OR: [{ [column]: { [beyond]: after.at } }, { [column]: after.at, id: { [beyond]: after.id } }] }],
    },
    orderBy: [{ [column]: direction }, { id: direction }],
    take: limit,
    select: columns,
  });
  return rows.map(toRow);
}

/** One entry as a list shows it, or null. */
export async function findEntryRow(reader: Reader, id: string): Promise<EntryRow | null> {
  const row = await reader.entry.findUnique({ where: { id }, select: columns });
  return row && toRow(row);
}

const columns = {
  id: true,
  contentType: true,
  createdById: true,
  createdAt: true,
  updatedAt: true,
  deletedAt: true,
  revision: true,
  variants: { select: { locale: true, title: true, status: true, updatedAt: true, updatedById: true }, orderBy: { locale: "asc" } },
} as const;

function toRow(row: Omit<EntryRow, "variants" | "shared"> & { variants: (Omit<VariantRow, "status"> & { status: string })[] }): EntryRow {
  const variants = row.variants as VariantRow[];
  return {
    ...row,
    variants: variants.filter((variant) => variant.locale !== sharedLocale),
    shared: variants.find((variant) => variant.locale === sharedLocale) ?? null,
  };
}

function whereFilter({ types, q, locale, status, updatedSince, ownerId, isInBin }: EntryFilter) {
  const inLocale = locale === undefined ? { locale: { not: sharedLocale } } : { locale };
  const text = q === undefined ? "" : searchText(q, 200);
  const inText = locale === undefined ? {} : { locale: { in: [locale, sharedLocale] } };
  return {
    deletedAt: isInBin ? { not: null } : null,
    ...(types === null ? {} : { contentType: { in: [...types] } }),
    ...(ownerId === undefined ? {} : { createdById: ownerId }),
    ...(updatedSince === undefined ? {} : { updatedAt: { gte: updatedSince } }),
    AND: [
      status === "missing" ? { variants: { none: inLocale } } : {},
      status !== undefined && status !== "missing" ? { variants: { some: { ...inLocale, status } } } : {},
      status === undefined && locale !== undefined ? { variants: { some: inLocale } } : {},
      text === "" ? {} : { variants: { some: { ...inText, searchText: { contains: text } } } },
    ],
  };
}
