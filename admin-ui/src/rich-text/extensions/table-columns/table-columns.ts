import type { Node as TiptapNode } from "@tiptap/core";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { columnResizing, isInTable, selectedRect, tableEditing } from "@tiptap/pm/tables";

/** Narrow enough for a score, wide enough for a hand to find its edge. */
const leastWidth = 48;

/**
 * Columns that can be dragged. TipTap decides whether they can when the editor is made; here it is asked when a hand comes, because the right to write
 * comes after the text.
 */
export const withColumns = (table: TiptapNode): TiptapNode =>
  table.extend({
    addNodeView: () => null,
    addProseMirrorPlugins() {
      const { View } = this.options as { View: NonNullable<NonNullable<Parameters<typeof columnResizing>[0]>["View"]> };
      return [columnResizing({ handleWidth: 6, cellMinWidth: leastWidth, defaultCellMinWidth: leastWidth, lastColumnResizable: true, View }), tableEditing()];
    },
  });

/**
 * Makes the columns of the selected cells wider or narrower: the keyboard's way. Null outside a table.
 * @param step pixels, negative to narrow @param widthOf what a column without a width is wide on the screen, by its number
 */
export function resizeColumns(state: EditorState, step: number, widthOf: (column: number) => number): Transaction | null {
  if (!isInTable(state)) return null;
  const { map, table, tableStart, left, right } = selectedRect(state);
  const change = state.tr;
  for (let column = left; column < right; column++) {
    const width = Math.max(leastWidth, (storedWidth(state, tableStart, map, column) ?? Math.round(widthOf(column))) + step);
    const done = new Set<number>();
    for (let row = 0; row < map.height; row++) {
      const place = map.map[row * map.width + column];
      const cell = place === undefined || done.has(place) ? null : table.nodeAt(place);
      if (cell === null || place === undefined) continue;
      done.add(place);
      const spanned = Number(cell.attrs["colspan"]);
      const widths = [...((change.doc.nodeAt(tableStart + place)?.attrs["colwidth"] as number[] | null) ?? Array<number>(spanned).fill(0))];
      widths[column - map.colCount(place)] = width;
      change.setNodeAttribute(tableStart + place, "colwidth", widths);
    }
  }
  return change;
}

function storedWidth({ doc }: EditorState, tableStart: number, map: ReturnType<typeof selectedRect>["map"], column: number): number | null {
  const place = map.map[column];
  const widths: unknown = place === undefined ? null : doc.nodeAt(tableStart + place)?.attrs["colwidth"];
  const width: unknown = Array.isArray(widths) && place !== undefined ? widths[column - map.colCount(place)] : null;
  return typeof width === "number" && width > 0 ? width : null;
}
