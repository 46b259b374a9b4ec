import { useQuery } from "@tanstack/react-query";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import type { ScopeChoices } from "../../identity/identity.public.ts";
import { useWorkLocale } from "../../locales/locales.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";

/** What a role can be limited to: identity knows neither content types nor locales, so they are handed in. */
export function useScopeChoices(): ScopeChoices {
  const format = useFormat();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const { locales } = useWorkLocale();
  return {
    types: types.map((type) => ({ key: type.key, label: type.definition.label })),
    locales: locales.map((locale) => ({ code: locale.code, name: format.languageName(locale.code) })),
  };
}
