import { type CreatePreviewLinkInput, createdPreviewLinkSchema, previewLinkSchema, previewSitesSchema } from "@pressbox/shared/delivery/preview.schema.ts";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { callApi } from "../../platform/api-client.ts";

const previewKeys = {
  sites: ["delivery", "preview-sites"] as const,
  links: (entryId: string, locale: string) => ["delivery", "preview-links", entryId, locale] as const,
};

export const previewPath = (entryId: string, locale: string, verb: string): string => `/entries/${entryId}/variants/${encodeURIComponent(locale)}/${verb}`;

/** Where sites show drafts, by content type. */
export const previewSitesQuery = queryOptions({
  queryKey: previewKeys.sites,
  queryFn: async ({ signal }) => (await callApi("GET", "/preview-sites", previewSitesSchema, { signal })).items,
  staleTime: 60_000,
});

/** Links to a draft that work now. */
export const previewLinksQuery = (entryId: string, locale: string) =>
  queryOptions({
    queryKey: previewKeys.links(entryId, locale),
    queryFn: async ({ signal }) =>
      (await callApi("GET", previewPath(entryId, locale, "preview-links"), z.object({ items: z.array(previewLinkSchema) }), { signal })).items,
  });

export function useCreatePreviewLink(entryId: string, locale: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreatePreviewLinkInput) => callApi("POST", previewPath(entryId, locale, "preview-links"), createdPreviewLinkSchema, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: previewKeys.links(entryId, locale) }),
  });
}

export function useRevokePreviewLink(entryId: string, locale: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callApi("DELETE", `/preview-links/${id}`, null),
    onSuccess: () => client.invalidateQueries({ queryKey: previewKeys.links(entryId, locale) }),
  });
}

/** @see setPreviewSite: null takes the site away */
export function useSetPreviewSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ contentType, urlTemplate }: { contentType: string; urlTemplate: string | null }) => {
      const path = `/preview-sites/${encodeURIComponent(contentType)}`;
      if (urlTemplate === null) await callApi("DELETE", path, null);
      else await callApi("PUT", path, previewSitesSchema, { body: { urlTemplate } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: previewKeys.sites }),
  });
}
