import type { Field } from "../../content-types/content-types.schema.ts";
import { countWords } from "../../rich-text/rich-text-extract.ts";
import type { Check, CheckInput, Found } from "./check.ts";
import { countLetters } from "./count-letters.ts";
import { richTextsOf, valueAt } from "./field-places.ts";

/**
 * The headline against the type's ideal length. Source: search engines and phones cut headlines at about 60 to 70 letters; the seeded types say 70.
 * Letters are what a reader sees (graphemes). An empty headline is the other check's business.
 */
export const headlineLength: Check = {
  name: "headline-length",
  level: "advice",
  find: (input) => input.definition.fields.filter((field) => field.key === input.definition.titleField).flatMap((field) => lengthOf(field, input)),
};

/** Every other text with an ideal length: the summary is what lists, search engines (about 160 letters) and shared links show below the headline. */
export const descriptionLength: Check = {
  name: "description-length",
  level: "advice",
  find: (input) => input.definition.fields.filter((field) => field.key !== input.definition.titleField).flatMap((field) => lengthOf(field, input)),
};

/** Rich texts against the type's target in words, as the language counts them. Source: the newsroom's own measure for the form. */
export const textLength: Check = {
  name: "text-length",
  level: "advice",
  find: ({ definition, fields, locale }) =>
    richTextsOf(definition, fields).flatMap(({ field, path, value }) => {
      const target = field.targetWords;
      if (target === undefined || value === undefined || value === null) return [];
      const words = countWords(value, locale);
      return words === 0 ? [] : outside(words, target, { path, unit: "words" });
    }),
};

function lengthOf(field: Field, { fields, locale }: CheckInput): Found[] {
  const value = valueAt(fields, field.key);
  if (field.kind !== "text" || field.idealLength === undefined || typeof value !== "string") return [];
  const letters = countLetters(value, locale);
  return letters === 0 ? [] : outside(letters, field.idealLength, { path: `fields.${field.key}`, unit: "letters" });
}

function outside(count: number, { min = 0, max }: { min?: number | undefined; max?: number | undefined }, place: { path: string; unit: string }): Found[] {
  const { path, unit } = place;
  if (max !== undefined && count > max) return [{ path, reason: "long", params: { count, max }, message: `${count} ${unit}; at most ${max} is ideal.` }];
  if (count < min) return [{ path, reason: "short", params: { count, min }, message: `${count} ${unit}; at least ${min} is ideal.` }];
  return [];
}
