import { type AssetView, assetViewSchema, type ChangeAssetInput } from "@pressbox/shared/media/media.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { callApi } from "../platform/api-client.ts";
import { useProblemText } from "../platform/i18n/problem-text.ts";
import { queryClient } from "../platform/query-client.ts";
import { showToast } from "../ui/toasts.tsx";
import { invalidateAssetLists, keepAsset, mediaKeys } from "./media.queries.ts";

/** Saves texts and names of an asset at the revision that was seen. Faults stand in the form. */
export function useChangeAsset() {
  return useMutation({
    mutationFn: ({ id, revision, change }: { id: string; revision: number; change: ChangeAssetInput }) =>
      callApi("PATCH", `/assets/${id}`, assetViewSchema, { body: change, ifMatch: revision }),
    onSuccess: keepAsset,
  });
}

/** Takes an asset that is used nowhere out of the library. */
export function useDeleteAsset() {
  const { t } = useTranslation("media");
  const explain = useProblemText();
  return useMutation({
    mutationFn: (asset: AssetView) => callApi("DELETE", `/assets/${asset.id}`, null, { ifMatch: asset.revision }),
    onSuccess: (_nothing, asset) => {
      queryClient.setQueryData(mediaKeys.detail(asset.id), null);
      void invalidateAssetLists();
      showToast({ tone: "done", text: t("detail.deleted", { name: asset.fileName }) });
    },
    onError: (error, asset) => {
      showToast({ tone: "problem", ...explain(error) });
      void queryClient.invalidateQueries({ queryKey: mediaKeys.detail(asset.id) });
    },
  });
}
