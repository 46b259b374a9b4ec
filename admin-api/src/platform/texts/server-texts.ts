/**
 * Words that the server itself writes (e-mails, the page of a preview link): i18next resources like those of the admin, in `admin-api/locales`.
 * docs/decisions/0101-words-of-e-mails-live-with-the-server.md
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createInstance, type i18n, type TFunction } from "i18next";

const folder = join(import.meta.dirname, "../../../locales");
let loaded: i18n | undefined;

function texts(): i18n {
  if (loaded) return loaded;
  const read = (language: string) =>
    readdirSync(join(folder, language)).map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(folder, language, file), "utf8")) as object]);
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(readdirSync(folder).map((language) => [language, Object.fromEntries(read(language)) as Record<string, object>])),
    fallbackLng: "en",
    initAsync: false,
    // Escaped where HTML is made. Values come from people: a title that says `$t(…)` or `{{…}}` stays those letters.
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  loaded = instance;
  return instance;
}

export interface ServerTexts {
  readonly t: TFunction;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
}

/**
 * The words of one file in a language, English where there are none.
 * @param file `mail` for `admin-api/locales/<language>/mail.json` @param wanted BCP 47, best first: `es`, `es-MX`
 */
export function serverTexts(file: string, ...wanted: readonly string[]): ServerTexts {
  const instance = texts();
  const codes = wanted.flatMap((code) => [code, code.split("-")[0]!]);
  const language = codes.find((code) => instance.hasResourceBundle(code, file)) ?? "en";
  return { t: instance.getFixedT(language, file), language, direction: instance.dir(language) };
}
