import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import "./table.css";

/** A plain table for lists that fit the page: people, tokens, languages. Rows become cards on a phone. */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    <table className="pb-table" aria-label={label}>
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
