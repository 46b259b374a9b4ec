/** What is compared stands in the address: `?compare=12..draft`, `?compare=live..draft`; with `*` before it, the fields of all languages. */
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useChangeAddress } from "../../platform/change-address.ts";

export type SideName = "draft" | "live" | number;

export interface Comparison {
  /** Fields of all languages; `live..draft` covers both parts when it is false. */
  readonly isShared: boolean;
  readonly from: SideName;
  readonly to: SideName;
}

const address = /^(\*?)(live|draft|[1-9]\d{0,8})\.\.(live|draft|[1-9]\d{0,8})$/;

/** Null for anything that is no comparison. */
export function parseComparison(text: string | null): Comparison | null {
  const match = address.exec(text ?? "");
  return match && { isShared: match[1] === "*", from: sideOf(match[2]!), to: sideOf(match[3]!) };
}

export const writeComparison = ({ isShared, from, to }: Comparison): string => `${isShared ? "*" : ""}${from}..${to}`;

const sideOf = (text: string): SideName => (text === "live" || text === "draft" ? text : Number(text));

/** The comparison in the address, and a way to another or to none. */
export function useComparison(): [Comparison | null, (next: Comparison | null) => void] {
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const set = (next: Comparison | null): void => change({ compare: next && writeComparison(next) }, "step");
  const text = search.get("compare");
  return [useMemo(() => parseComparison(text), [text]), set];
}
