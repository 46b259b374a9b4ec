/**
 * How long a text takes to read. Words a minute by language, characters for Chinese and Japanese, whose words have no borders: means of Trauzettel-Klosinski
 * and Dietz, "Standardized assessment of reading performance: the new International Reading Speed Texts IReST", Investigative Ophthalmology & Visual
 * Science 53 (2012), 5452–5461. A language that was not measured takes the mean of those that were.
 */
const wordsPerMinute: Readonly<Record<string, number>> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
};
const charactersPerMinute: Readonly<Record<string, number>> = { ja: 357, zh: 255 };
const otherWordsPerMinute = 184;

export interface TextCounts {
  readonly words: number;
  readonly characters: number;
  readonly charactersWithoutSpaces: number;
  /** At least one where there is a word. */
  readonly minutes: number;
}

/** Words as the language counts them, characters as people see them (an emoji is one). @param locale of the text */
export function countText(text: string, locale: string): TextCounts {
  let words = 0;
  for (const segment of new Intl.Segmenter(locale, { granularity: "word" }).segment(text)) if (segment.isWordLike) words++;
  let characters = 0;
  let spaces = 0;
  for (const { segment } of new Intl.Segmenter(locale, { granularity: "grapheme" }).segment(text)) {
    if (/^[\r\n]+$/.test(segment)) continue;
    characters++;
    if (/^\s+$/u.test(segment)) spaces++;
  }
  const charactersWithoutSpaces = characters - spaces;
  const language = new Intl.Locale(locale).language;
  const perMinute = charactersPerMinute[language];
  const minutes = perMinute === undefined ? words / (wordsPerMinute[language] ?? otherWordsPerMinute) : charactersWithoutSpaces / perMinute;
  return { words, characters, charactersWithoutSpaces, minutes: words === 0 ? 0 : Math.max(1, Math.round(minutes)) };
}
