import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { usePreference } from "../platform/preferences.ts";
import { localesQuery } from "./locales.queries.ts";

export interface WorkLocale {
  /** Null until the locales are known. */
  readonly locale: Locale | null;
  /** Those that are enabled. */
  readonly locales: readonly Locale[];
  choose(code: string): void;
}

/** The locale I write in, kept on this device; the source locale until I choose. */
export function useWorkLocale(): WorkLocale {
  const { data: all = [] } = useQuery(localesQuery);
  const [code, choose] = usePreference("work-locale", "");
  const locales = all.filter((each) => each.isEnabled);
  return { locale: locales.find((each) => each.code === code) ?? locales.find((each) => each.isSource) ?? locales[0] ?? null, locales, choose };
}
