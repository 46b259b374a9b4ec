import type { Check, CheckInput, Found } from "./check.ts";
import { segmenterOf } from "./count-letters.ts";
import { richTextsOf, valueAt } from "./field-places.ts";
import { textLines } from "./text-lines.ts";

/**
 * A word that stands twice in a row. Source: the commonest slip that spelling checks let through, left behind by cutting and moving. Words are what the
 * language calls words (Intl.Segmenter), and blanks must stand between: Japanese or Thai, written without, double words on purpose. Passed over are
 * doubles that a language has (the table), names ("Bora Bora": both with a capital, and not all capitals) and figures.
 */
export const doubledWords: Check = {
  name: "doubled-words",
  level: "advice",
  find: (input) => [...plainTexts(input), ...richTexts(input)],
};

/** Doubles that are right, by language. */
const rightDoubles: Readonly<Record<string, readonly string[]>> = {
  en: ["had", "that", "her", "ha", "bye", "no", "very"],
  es: ["muy", "no", "sí", "ja", "casi"],
  fr: ["nous", "vous", "non", "oui", "si", "très"],
  de: ["sehr", "nein", "ja", "die", "der", "das", "sie"],
  it: ["via", "piano", "quasi", "così", "no", "sì", "man"],
  pt: ["não", "sim", "muito", "quase"],
  ar: ["لا", "نعم", "جدا", "جدًا", "جداً", "رويدا", "رويدًا"],
};

function plainTexts({ definition, fields, locale }: CheckInput): Found[] {
  return definition.fields.flatMap((field) => {
    const value = field.kind === "text" ? valueAt(fields, field.key) : undefined;
    if (typeof value !== "string") return [];
    return findDoubles(value, locale).map(({ word, quote }) => ({ path: `fields.${field.key}`, quote, ...words(word) }));
  });
}

function richTexts({ definition, fields, locale }: CheckInput): Found[] {
  return richTextsOf(definition, fields).flatMap(({ path, value }) =>
    textLines(value).flatMap(({ text, blockId, isText, suggested }) =>
      findDoubles(text, locale)
        // What is suggested stands beside what it would replace: "the the" there is no slip.
        .filter((double) => !suggested.some(({ from, to }) => from < double.to && to > double.from))
        .map(({ from, to, word, quote }) => ({
          path,
          ...(blockId === undefined ? {} : { blockId }),
          ...(isText && blockId !== undefined ? { range: { from, to } } : {}),
          quote,
          ...words(word),
        })),
    ),
  );
}

const words = (word: string) => ({ reason: "twice", params: { word }, message: `"${word}" stands twice in a row.` });

interface Double {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly quote: string;
}

/** Places of doubled words in a line, from the first letter of the first to the last of the second. */
export function findDoubles(text: string, locale: string): Double[] {
  // Most lines have none, and this costs a fraction of taking them apart.
  if (!mayHaveDoubles(text.toLocaleLowerCase(locale))) return [];
  const right = rightDoubles[locale.split("-")[0] ?? ""] ?? [];
  const doubles: Double[] = [];
  let last: { word: string; from: number } | null = null;
  for (const { segment, index, isWordLike } of segmenterOf(locale, "word").segment(text)) {
    if (isWordLike !== true) {
      if (segment.trim() !== "") last = null;
      continue;
    }
    const isTwice = last !== null && last.from + last.word.length < index && isSame(last.word, segment, locale);
    if (last !== null && isTwice && !isName(last.word, segment) && !right.includes(segment.toLocaleLowerCase(locale)) && /^[\p{L}\p{M}'’-]+$/u.test(segment))
      doubles.push({ from: last.from, to: index + segment.length, word: segment, quote: text.slice(last.from, index + segment.length) });
    last = { word: segment, from: index };
  }
  return doubles;
}

/** Words, blanks, and what is neither: each sign belongs to one of them, so that reading a line takes as many steps as it has signs, whatever stands in it. */
const pieces = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\s+|[^\s\p{L}\p{M}]+/gu;

/** Whether letters stand twice in a row with nothing but blanks between. */
function mayHaveDoubles(text: string): boolean {
  let last = "";
  for (const [piece] of text.matchAll(pieces)) {
    if (piece.trim() === "") continue;
    const isWord = /^[\p{L}\p{M}]/u.test(piece);
    if (isWord && piece === last) return true;
    last = isWord ? piece : "";
  }
  return false;
}

const isSame = (one: string, other: string, locale: string): boolean => one.toLocaleLowerCase(locale) === other.toLocaleLowerCase(locale);
const isName = (one: string, other: string): boolean => one === other && /^\p{Lu}\p{M}*\p{Ll}/u.test(one);
