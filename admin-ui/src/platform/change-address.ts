import { useSearchParams } from "react-router";

export type AddressChanges = Readonly<Record<string, string | null>>;

/**
 * Sets parameters of the address and leaves all others as they are; null takes one out.
 * @param how `here` (the default) replaces the step in the browser's history, `step` is one that Back takes back
 */
export function useChangeAddress(): (changes: AddressChanges, how?: "here" | "step") => void {
  const [, setSearch] = useSearchParams();
  return (changes, how = "here") =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [key, value] of Object.entries(changes))
          if (value === null) next.delete(key);
          else next.set(key, value);
        return next;
      },
      { replace: how === "here" },
    );
}
