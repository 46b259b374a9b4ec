import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { type CheckName, checkNames } from "@pressbox/shared/workflow/workflow.schema.ts";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { findingText } from "./finding-words.ts";

const readTexts = (language: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../locales", language, "workflow.json"), "utf8"));

/** What each check can find. `field-rules` speaks with the words of the fields. */
const reasons: Readonly<Record<Exclude<CheckName, "field-rules">, readonly string[]>> = {
  "required-fields": ["empty"],
  "dead-references": ["inBin", "noEntry", "noAsset", "notReady"],
  "unpublished-links": ["link", "reference"],
  "alt-text": ["missing", "otherLanguage"],
  "open-suggestions": ["open"],
  "open-comments": ["open"],
  "headline-length": ["long", "short"],
  "description-length": ["long", "short"],
  "text-length": ["long", "short"],
  "heading-order": ["empty", "skipped"],
  "doubled-words": ["twice"],
};
const params = { title: "Title", fileName: "arch.jpg", max: 70, min: 20, heading: "Heading", level: 4, expected: 3, word: "the" };
const all = Object.entries(reasons).flatMap(([check, of]) => of.map((reason) => ({ check: check as CheckName, reason })));

const start = async (language: string) => {
  const texts = createInstance();
  await texts.init({ lng: language, fallbackLng: false, resources: { [language]: { workflow: readTexts(language) } }, interpolation: { escapeValue: false } });
  return texts;
};
const find = (check: CheckName, reason: string, count: number): CheckFinding => ({
  check,
  reason,
  level: "advice",
  path: "fields.title",
  params: { ...params, count },
  message: "What programs are told.",
});

describe.each(["en", "es", "ar"])("findings in %s", (language) => {
  it.each(all)("$check, $reason: has words of its own, with every number and name in them", async ({ check, reason }) => {
    const [texts, english] = [await start(language), await start("en")];
    for (const count of [1, 2, 3, 11, 100, 1_968]) {
      const words = findingText(texts, find(check, reason, count));
      expect(words).not.toBe("What programs are told.");
      expect(words).not.toMatch(/[{}]/);
      if (language !== "en") expect(words).not.toBe(findingText(english, find(check, reason, count)));
    }
  });
});

describe("the list of this test", () => {
  it("names every check and every reason that the checks give", () => {
    expect([...Object.keys(reasons), "field-rules"].sort()).toEqual([...checkNames].sort());
    const folder = join(import.meta.dirname, "../../../../shared/src/workflow/checks");
    const sources = globSync("*.check.ts", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8"));
    const given = sources.flatMap((source) =>
      [...source.matchAll(/\breason:([^,]*)/g)].flatMap(([, value]) => [...value!.matchAll(/"(\w+)"/g)].map(([, word]) => word!)),
    );
    // Those of a choice stand after a condition, which may name another word.
    const listed = new Set([...all.map(({ reason }) => reason), "refused", "none", "bin"]);
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter((word) => !listed.has(word))).toEqual([]);
  });

  it("is what the texts speak of", () => {
    const { untitled, ...found } = readTexts("en")["findings"] as Record<string, Record<string, string>>;
    expect(untitled).toBeDefined();
    const spoken = Object.entries(found).flatMap(([check, of]) => Object.keys(of).map((key) => `${check} ${key.replace(/_(one|other)$/, "")}`));
    expect([...new Set(spoken)].sort()).toEqual(all.map(({ check, reason }) => `${check} ${reason}`).sort());
  });
});
