/** Languages the admin itself speaks. Adding one: a folder of JSON files in `admin-ui/locales` and a line here. */
export const uiLanguages = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "es", name: "Español", direction: "ltr" },
  { code: "ar", name: "العربية", direction: "rtl" },
] as const;
export type UiLanguage = (typeof uiLanguages)[number]["code"];

/** `es-MX` speaks `es`; what we do not speak becomes English. */
export function closestUiLanguage(tags: readonly string[]): UiLanguage {
  for (const tag of tags) {
    const base = tag.toLowerCase().split("-")[0];
    const known = uiLanguages.find((language) => language.code === base);
    if (known !== undefined) return known.code;
  }
  return "en";
}

export const directionOf = (language: string): "ltr" | "rtl" => uiLanguages.find((each) => each.code === language)?.direction ?? "ltr";
