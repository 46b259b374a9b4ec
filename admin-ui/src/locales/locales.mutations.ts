import { type Locale, localeSchema } from "@pressbox/shared/locales/locales.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { invalidateLocales } from "./locales.queries.ts";

/** Adds a locale that content can be written in. */
export const useAddLocale = () =>
  useMutation({
    mutationFn: (body: { code: string; fallback?: string }) => callApi("POST", "/locales", localeSchema, { body }),
    onSuccess: () => invalidateLocales(),
  });

/** Changes a locale's name, fallback or use. */
export const useChangeLocale = () =>
  useMutation({
    mutationFn: ({ locale, changes }: { locale: Locale; changes: Partial<Pick<Locale, "name" | "fallback" | "isEnabled">> }) =>
      callApi("PATCH", `/locales/${locale.code}`, localeSchema, { body: changes, ifMatch: locale.revision }),
    onSettled: () => invalidateLocales(),
  });
