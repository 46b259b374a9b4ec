import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../../locales");
const read = (language: string, file: string): unknown => JSON.parse(readFileSync(join(folder, language, file), "utf8"));

/** Dotted keys without plural endings: languages have different plurals. */
function keysOf(texts: unknown, prefix = ""): Set<string> {
  const keys = new Set<string>();
  for (const [key, value] of Object.entries(texts as Record<string, unknown>)) {
    if (typeof value === "string") keys.add(prefix + key.replace(/_(zero|one|two|few|many|other)$/, ""));
    else for (const inner of keysOf(value, `${prefix}${key}.`)) keys.add(inner);
  }
  return keys;
}

describe.each(["es", "ar"])("the admin in %s", (language) => {
  it.each(readdirSync(join(folder, "en")))("says everything that English says: %s", (file) => {
    expect([...keysOf(read(language, file))].sort()).toEqual([...keysOf(read("en", file))].sort());
  });

  it.each(readdirSync(join(folder, "en")))("has every plural form the language needs: %s", (file) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = [...flat(read(language, file))].flatMap((key) => {
      if (!key.endsWith("_other")) return [];
      const stem = key.slice(0, -"_other".length);
      return forms.filter((form) => !flat(read(language, file)).has(`${stem}_${form}`)).map((form) => `${stem}_${form}`);
    });
    expect(missing).toEqual([]);
  });
});

function flat(texts: unknown, prefix = ""): Set<string> {
  return new Set(
    Object.entries(texts as Record<string, unknown>).flatMap(([key, value]) =>
      typeof value === "string" ? [prefix + key] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}
