const segmenters = new Map<string, Intl.Segmenter>();

/** Intl.Segmenter is dear to make and free to keep. */
export function segmenterOf(locale: string, granularity: "grapheme" | "word"): Intl.Segmenter {
  const key = `${granularity} ${locale}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(locale, { granularity });
  segmenters.set(key, known);
  return known;
}

/** Letters as a reader sees them: 👩🏽‍🦱 is one, é is one however it is written. Blanks at the ends do not count. */
export function countLetters(text: string, locale: string): number {
  const trimmed = text.trim();
  // Plain Latin letters need no segmenter.
  if (/^[\u0020-\u007e]*$/.test(trimmed)) return trimmed.length;
  let count = 0;
  for (const _ of segmenterOf(locale, "grapheme").segment(trimmed)) count += 1;
  return count;
}
