import { useSearchParams } from "react-router";

/** Of which text, and of which paragraphs; none for all of them. */
export interface BlameAsked {
  readonly field: string;
  readonly blockIds: readonly string[];
}

/** What is asked stands in the address: `?blame=body` or `?blame=body.<block>,<block>`. */
export function useBlameAddress(): [BlameAsked | null, (asked: BlameAsked | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [field = "", ids = ""] = (search.get("blame") ?? "").split(".", 2);
  const ask = (asked: BlameAsked | null): void =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        if (asked === null) next.delete("blame");
        else next.set("blame", asked.blockIds.length > 0 ? `${asked.field}.${asked.blockIds.join(",")}` : asked.field);
        return next;
      },
      { replace: true },
    );
  return [field === "" ? null : { field, blockIds: ids.split(",").filter((id) => id !== "") }, ask];
}
