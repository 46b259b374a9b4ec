import { useSearchParams } from "react-router";
import { useChangeAddress } from "../../platform/change-address.ts";

/** Of which text, and of which paragraphs; none for all of them. */
export interface BlameAsked {
  readonly field: string;
  readonly blockIds: readonly string[];
}

/** What is asked stands in the address: `?blame=body` or `?blame=body.<block>,<block>`. */
export function useBlameAddress(): [BlameAsked | null, (asked: BlameAsked | null) => void] {
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const [field = "", ids = ""] = (search.get("blame") ?? "").split(".", 2);
  const ask = (asked: BlameAsked | null): void =>
    change({ blame: asked && (asked.blockIds.length > 0 ? `${asked.field}.${asked.blockIds.join(",")}` : asked.field) });
  return [field === "" ? null : { field, blockIds: ids.split(",").filter((id) => id !== "") }, ask];
}
