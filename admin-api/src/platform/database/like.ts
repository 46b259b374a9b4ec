/**
 * Text that `contains` and `startsWith` can be asked of. Prisma turns both into LIKE and escapes nothing of what people type, SQLite has no
 * escape character there, and the two databases fold case and accents differently. So what is searched is stored canonical, the question is
 * made canonical by the same function, and LIKE's wildcards become their full-width look-alikes on both sides: they match themselves only.
 */
const lookAlikes: Readonly<Record<string, string>> = { "%": "％", _: "＿", "[": "［", "]": "］", "^": "＾", "\\": "＼" };
/** Combining accents of Latin, Greek and Cyrillic, Arabic vowel marks and the tatweel: people search without them. */
const ignoredMarks = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;

/**
 * Canonical form of `text` for columns named `searchText` and for every `q` asked of them.
 * @param maxLength of the column, in UTF-16 units; never cuts a character in half
 */
export function searchText(text: string, maxLength = 4000): string {
  const canonical = text
    .normalize("NFKD")
    .replace(ignoredMarks, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[%_[\]^\\]/g, (wildcard) => lookAlikes[wildcard]!);
  const cut = canonical.slice(0, maxLength);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
