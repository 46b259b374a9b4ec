/** The library's view state, all of it in the URL, the open asset included: any view can be pasted to a colleague, and Back works. */
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { assetKinds } from "@pressbox/shared/media/media.schema.ts";
import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import type { AssetFilter } from "../media.queries.ts";

/** Unknown or broken values in a pasted address are left out instead of breaking the page. */
const viewSchema = z.object({
  q: z.string().max(200).catch("").default(""),
  kind: z.enum(assetKinds).optional().catch(undefined),
  state: z.enum(["ready", "processing", "failed"]).optional().catch(undefined),
  used: z.enum(["live", "nowhere"]).optional().catch(undefined),
  sort: z.enum(["-createdAt", "createdAt"]).catch("-createdAt").default("-createdAt"),
  asset: idSchema.optional().catch(undefined),
});
export type MediaView = z.infer<typeof viewSchema>;
export type MediaChange = Partial<Record<keyof MediaView, string>>;

/** @param search query part of the address */
export const readView = (search: URLSearchParams): MediaView => viewSchema.parse(Object.fromEntries(search));

/** The view in the URL, and a way to change it; "" takes a value away. */
export function useMediaView(): [MediaView, (values: MediaChange, how?: { replace: boolean }) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = (values: MediaChange, how = { replace: false }): void =>
    setSearch((current) => {
      const next = new URLSearchParams(current);
      for (const [key, value] of Object.entries(values)) {
        if (value === "") next.delete(key);
        else next.set(key, value);
      }
      return next;
    }, how);
  return [view, change];
}

/** What the API is asked for: the view without the open asset. */
export function toAssetFilter({ q, kind, state, used, sort }: MediaView): AssetFilter {
  return { sort, ...(q.trim() ? { q: q.trim() } : {}), ...(kind ? { kind } : {}), ...(state ? { state } : {}), ...(used ? { used } : {}) };
}

export const filterCount = ({ q, kind, state, used }: MediaView): number => [q, kind, state, used].filter(Boolean).length;
export const noFilters: MediaChange = { q: "", kind: "", state: "", used: "" };
