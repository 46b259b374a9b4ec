import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import "./table.css";

/** A plain table for lists that fit the page: people, tokens, languages. Rows become cards on a phone, each value with its column's name. */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  const table = useRef<HTMLTableElement>(null);
  // Rows come from many places; only here do cells and heads meet. The first column names the card and needs no word before it.
  useLayoutEffect(() => {
    const names = [...(table.current?.tHead?.rows[0]?.cells ?? [])].map((cell) => (cell.querySelector(".pb-visually-hidden") ? "" : cell.textContent));
    for (const row of table.current?.tBodies[0]?.rows ?? [])
      for (const [place, cell] of [...row.cells].entries()) {
        const name = place === 0 || cell.colSpan > 1 ? "" : (names[place] ?? "");
        if (cell.dataset["column"] !== name) cell.dataset["column"] = name;
      }
  });
  return (
    <table className="pb-table" aria-label={label} ref={table}>
      <thead>
        <tr>{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A column head that sorts. */
export function SortHead({ direction, onSort, children }: { direction: "ascending" | "descending" | null; onSort: () => void; children: ReactNode }) {
  const Arrow = direction === "ascending" ? IconArrowUp : IconArrowDown;
  return (
    <button type="button" className="pb-sort-head" onClick={onSort}>
      {children}
      {direction !== null && <Arrow aria-hidden size={12} />}
    </button>
  );
}
