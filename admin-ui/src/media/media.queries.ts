import { pageSchema } from "@pressbox/shared/kernel/pagination.ts";
import { type AssetListQuery, type AssetView, assetUsesSchema, assetViewSchema } from "@pressbox/shared/media/media.schema.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ApiProblem, callApi } from "../platform/api-client.ts";
import { queryClient } from "../platform/query-client.ts";

/** What a list asks for; limit and cursor are the query's own. */
export type AssetFilter = Partial<Omit<AssetListQuery, "limit" | "cursor">>;

export const mediaKeys = {
  all: ["media"] as const,
  lists: ["media", "list"] as const,
  list: (filter: AssetFilter) => ["media", "list", filter] as const,
  detail: (assetId: string) => ["media", "detail", assetId] as const,
  uses: (assetId: string) => ["media", "detail", assetId, "uses"] as const,
};

const assetPage = pageSchema(assetViewSchema);
/** While files are being made ready their state is asked for again after this long. */
const watchMs = 1_500;

export const isInTheMaking = (asset: Pick<AssetView, "state">): boolean => asset.state === "uploading" || asset.state === "processing";

/** Pages of assets, keyset by keyset. */
export const assetListQuery = (filter: AssetFilter) =>
  infiniteQueryOptions({
    queryKey: mediaKeys.list(filter),
    queryFn: ({ pageParam, signal }) => callApi("GET", "/assets", assetPage, { query: { ...filter, limit: 60, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((asset) => asset.state === "processing")) ? watchMs * 2 : false),
  });

/** One asset; null when there is none. Watched until it is ready or failed. */
export const assetQuery = (assetId: string) =>
  queryOptions({
    queryKey: mediaKeys.detail(assetId),
    queryFn: async ({ signal }): Promise<AssetView | null> => {
      try {
        return await callApi("GET", `/assets/${assetId}`, assetViewSchema, { signal });
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && isInTheMaking(state.data) ? watchMs : false),
  });

export const assetUsesQuery = (assetId: string) =>
  queryOptions({
    queryKey: mediaKeys.uses(assetId),
    queryFn: async ({ signal }) => (await callApi("GET", `/assets/${assetId}/uses`, assetUsesSchema, { signal })).items,
    staleTime: 5_000,
  });

export const invalidateAssetLists = () => queryClient.invalidateQueries({ queryKey: mediaKeys.lists });

/** Puts a fresh answer where the asset is shown, and has lists asked again. */
export function keepAsset(asset: AssetView): void {
  queryClient.setQueryData(mediaKeys.detail(asset.id), asset);
  void invalidateAssetLists();
}
