import type { Locale } from "@pressbox/shared/locales/locales.schema.ts";

/** The circle that `code` → `fallback` would close, in order, or null. "" ends a chain. */
export function circleThrough(code: string, fallback: string, locales: readonly Pick<Locale, "code" | "fallback">[]): string[] | null {
  const chain = [code];
  for (let next = fallback; next !== ""; next = locales.find((locale) => locale.code === next)?.fallback ?? "") {
    if (chain.includes(next)) return next === code ? [...chain, next] : null;
    chain.push(next);
  }
  return null;
}
