/**
 * Texts of the admin. A namespace is a feature (or `app`, `ui`, `platform`) and a JSON file per language; each is a chunk of its own that is
 * fetched when a route asks for it. Direction of the page follows the language.
 */
import i18next, { type BackendModule, type ReadCallback } from "i18next";
import { initReactI18next } from "react-i18next";
import { closestUiLanguage, directionOf, type UiLanguage, uiLanguages } from "./languages.ts";

const files = import.meta.glob<Record<string, unknown>>("../../../locales/*/*.json", { import: "default" });

const chunkedTexts: BackendModule = {
  type: "backend",
  init: () => undefined,
  read(language: string, namespace: string, done: ReadCallback) {
    const load = files[`../../../locales/${language}/${namespace}.json`];
    if (load === undefined) return done(new Error(`no texts ${language}/${namespace}`), false);
    load().then(
      (texts) => done(null, texts),
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause)), true),
    );
  },
};

/** Starts i18next with the namespaces that the first screen needs. */
export async function startTexts(languages: readonly string[], namespaces: readonly string[]): Promise<void> {
  i18next.on("languageChanged", turnPage);
  await i18next
    .use(chunkedTexts)
    .use(initReactI18next)
    .init({
      lng: closestUiLanguage(languages),
      fallbackLng: "en",
      supportedLngs: uiLanguages.map((language) => language.code),
      ns: [...namespaces],
      defaultNS: "app",
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
}

/** Makes namespaces ready, so that a page never shows a key or a gap. */
export const loadTexts = (namespaces: readonly string[]): Promise<void> => i18next.loadNamespaces([...namespaces]);

export const changeUiLanguage = async (language: UiLanguage): Promise<void> => {
  await i18next.changeLanguage(language);
};

function turnPage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
