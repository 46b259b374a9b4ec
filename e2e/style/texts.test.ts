/** Texts that people read: every language has all of them, and every error code that can reach a person has one. */
import { describe, expect, test } from "vitest";
import { filesMatching, readText } from "./repository-files.ts";

type Texts = { readonly [key: string]: string | Texts };

// The words of e-mails live with the server (docs/decisions/0101): the same rules hold for them.
const files = filesMatching("{admin-ui,admin-api}/locales/*/*.json").map((path) => {
  const [, , language, file] = path.split("/");
  return { language: language!, namespace: file!.replace(/\.json$/, ""), texts: JSON.parse(readText(path)) as Texts };
});
const languages = [...new Set(files.map(({ language }) => language))];
const namespaces = [...new Set(files.map(({ namespace }) => namespace))];
const textsOf = (language: string, namespace: string) => files.find((file) => file.language === language && file.namespace === namespace)?.texts ?? {};

function leaves(texts: Texts, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}
/** Languages have different plural forms: `items_one` and `items_few` are one key. */
const keysOf = (texts: Texts) => [...new Set(leaves(texts).map(([key]) => key.replace(/_(zero|one|two|few|many|other)$/, "")))].sort();
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name))].sort();

describe("the admin's texts", () => {
  test("are there in English, Spanish and Arabic", () => {
    expect(languages).toEqual(expect.arrayContaining(["ar", "en", "es"]));
  });

  test.each(languages)("%s has every namespace", (language) => {
    expect(
      files
        .filter((file) => file.language === language)
        .map(({ namespace }) => namespace)
        .sort(),
    ).toEqual([...namespaces].sort());
  });

  test.each(files.filter(({ language }) => language !== "en"))(
    "$language/$namespace has the keys of English, none empty, with the same placeholders",
    ({ namespace, texts }) => {
      const english = textsOf("en", namespace);
      expect(keysOf(texts)).toEqual(keysOf(english));
      expect(leaves(texts).filter(([key, text]) => text.trim() === "" && !key.endsWith("_zero"))).toEqual([]);
      const theirs = new Map(leaves(english));
      const different = leaves(texts).filter(([key, text]) => {
        const original = theirs.get(key);
        return original !== undefined && !/_(zero|one|two)$/.test(key) && placeholders(text).join() !== placeholders(original).join();
      });
      expect(different).toEqual([]);
    },
  );

  test.each(languages)("%s has every plural form its grammar asks for", (language) => {
    // Spanish "many" is for millions; "other" reads right there.
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== "many" || language !== "es");
    const missing = files
      .filter((file) => file.language === language)
      .flatMap(({ namespace, texts }) => {
        const keys = new Set(leaves(texts).map(([key]) => key));
        const plurals = [...keys].filter((key) => key.endsWith("_other")).map((key) => key.slice(0, -"_other".length));
        return plurals.flatMap((key) => wanted.map((form) => `${key}_${form}`)).flatMap((key) => (keys.has(key) ? [] : `${namespace}: ${key}`));
      });
    expect(missing).toEqual([]);
  });
});

describe("errors", () => {
  const codes = [
    ...new Set(
      filesMatching("admin-api/src/**/*.ts")
        .filter((path) => !path.endsWith(".test.ts"))
        .flatMap((path) => [...readText(path).matchAll(/new AppError\(\s*["'`]([a-z-]+\.[a-z_]+)["'`]/g)].map(([, code]) => code!)),
    ),
  ].sort();

  test("are found in the code", () => {
    expect(codes.length).toBeGreaterThan(5);
  });

  test("have a text in the words of people, in the namespace of their feature", () => {
    const missing = codes.filter((code) => {
      const [feature, reason] = code.split(".") as [string, string];
      const errors = textsOf("en", feature)["errors"];
      return typeof errors !== "object" || typeof errors[reason] !== "string";
    });
    expect(missing).toEqual([]);
  });
});
