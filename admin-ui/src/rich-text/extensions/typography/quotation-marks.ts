/**
 * Quotation marks by language, as CLDR 48 has them (`delimiters`: quotation start and end, alternate start and end). Two things CLDR leaves out: French
 * sets narrow no-break spaces inside its guillemets; and Hebrew is not here, because its gershayim are typed with the same key.
 */
export interface QuotationMarks {
  readonly start: string;
  readonly end: string;
  readonly innerStart: string;
  readonly innerEnd: string;
}

const narrow = "\u202f";
const styles: readonly (readonly [marks: readonly [string, string, string, string], languages: string])[] = [
  [["“", "”", "‘", "’"], "en es pt da tr zh ko gl lv vi id sq ga cy hi az mt th sw"],
  [["„", "“", "‚", "‘"], "de cs sk hr sl et mk is lb"],
  [[`«${narrow}`, `${narrow}»`, `«${narrow}`, `${narrow}»`], "fr"],
  [["«", "»", "«", "»"], "hy"],
  [["«", "»", "‹", "›"], "fr-CH fa"],
  [["«", "»", "“", "”"], "it pt-PT el ca eu kk"],
  [["”", "“", "’", "‘"], "ar"],
  [["‘", "’", "‘", "’"], "nl"],
  [["„", "”", "«", "»"], "pl ro"],
  [["«", "»", "„", "“"], "ru uk be"],
  [["”", "”", "’", "’"], "sv fi"],
  [["«", "»", "‘", "’"], "nb nn no"],
  [["„", "”", "»", "«"], "hu"],
  [["「", "」", "『", "』"], "ja zh-Hant"],
  [["„", "”", "’", "’"], "sr"],
  [["„", "“", "„", "“"], "bg lt"],
  [["„", "”", "‘", "’"], "bs"],
  [["„", "“", "«", "»"], "ka"],
  [["“", "”", "’", "‘"], "uz"],
];
const byLanguage = new Map(
  styles.flatMap(([[start, end, innerStart, innerEnd], languages]) => languages.split(" ").map((language) => [language, { start, end, innerStart, innerEnd }])),
);
/** What CLDR says for all languages that have nothing of their own. */
const others: QuotationMarks = { start: "“", end: "”", innerStart: "‘", innerEnd: "’" };

export const quotedLanguages: readonly string[] = [...byLanguage.keys()];

/** Null where the keys mean something else in the language. @param tag BCP 47 */
export function quotationMarksOf(tag: string): QuotationMarks | null {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language === "he" || language === "yi") return null;
  return byLanguage.get(`${language}-${region}`) ?? byLanguage.get(`${language}-${script}`) ?? byLanguage.get(language) ?? others;
}
