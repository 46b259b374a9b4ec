export { localesQuery } from "./locales.queries.ts";
export { useWorkLocale } from "./use-work-locale.ts";
