import type { EntrySummary } from "@pressbox/shared/entries/entries.schema.ts";
import { useCallback, useMemo, useRef, useState } from "react";

/** Chosen rows. Only entries that are still in the list count, so that nothing unseen is acted upon. */
export interface Selection {
  readonly count: number;
  readonly chosen: readonly EntrySummary[];
  has(id: string): boolean;
  /** `isRange`: everything from the last toggled row to this one. */
  toggleRow(index: number, isRange: boolean): void;
  toggleAll(): void;
  clear(): void;
}

/** @param entries rows in the order they are shown */
export function useSelection(entries: readonly EntrySummary[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef(0);
  const rows = useRef(entries);
  rows.current = entries;
  const chosen = useMemo(() => entries.filter((entry) => ids.has(entry.id)), [entries, ids]);

  const toggleRow = useCallback((index: number, isRange: boolean) => {
    const from = isRange ? Math.min(anchor.current, index) : index;
    const to = isRange ? Math.max(anchor.current, index) : index;
    anchor.current = index;
    setIds((current) => {
      const next = new Set(current);
      const target = rows.current[index];
      if (target === undefined) return current;
      const isOn = isRange || !current.has(target.id);
      for (const entry of rows.current.slice(from, to + 1)) {
        if (isOn) next.add(entry.id);
        else next.delete(entry.id);
      }
      return next;
    });
  }, []);

  return {
    count: chosen.length,
    chosen,
    has: (id) => ids.has(id),
    toggleRow,
    toggleAll: () => setIds(chosen.length === entries.length ? new Set() : new Set(entries.map((entry) => entry.id))),
    clear: () => setIds(new Set()),
  };
}
