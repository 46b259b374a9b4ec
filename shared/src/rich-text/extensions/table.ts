import { Table as TiptapTable, TableCell as TiptapTableCell, TableHeader as TiptapTableHeader, TableRow as TiptapTableRow } from "@tiptap/extension-table";
import type { DomElement } from "./dom-element.ts";

const span = (name: "colspan" | "rowspan") => ({
  default: 1,
  parseHTML: (element: DomElement) => {
    const value = Number(element.getAttribute(name) ?? 1);
    return Number.isInteger(value) && value >= 1 && value <= 100 ? value : 1;
  },
});

/** Spans only from HTML: pixel widths of another program mean nothing here. `colwidth` is kept for columns that an editor drags. */
const cellAttributes = () => ({ colspan: span("colspan"), rowspan: span("rowspan"), colwidth: { default: null, parseHTML: () => null } });

export const Table = TiptapTable.extend({ group: "block" });
export const TableRow = TiptapTableRow.extend({ content: "(tableCell | tableHeader)+" });
export const TableCell = TiptapTableCell.extend({ content: "flow+", addAttributes: cellAttributes });
export const TableHeader = TiptapTableHeader.extend({ content: "flow+", addAttributes: cellAttributes });
