/** What CLDR (through Intl) knows of a language tag: its own name and its direction. */
export function describeLocale(code: string): { name: string; direction: "ltr" | "rtl" } {
  const locale = new Intl.Locale(code);
  const name = new Intl.DisplayNames([code, "en"], { type: "language" }).of(code) ?? code;
  const [first = "", ...rest] = name;
  return { name: first.toLocaleUpperCase(code) + rest.join(""), direction: directionOf(locale) };
}

/** `getTextInfo` is ES2026; TypeScript's own library does not name it yet. */
function directionOf(locale: Intl.Locale): "ltr" | "rtl" {
  const { direction } = (locale as Intl.Locale & { getTextInfo(): { direction?: string } }).getTextInfo();
  return direction === "rtl" ? "rtl" : "ltr";
}
