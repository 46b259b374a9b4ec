/**
 * Slugs: the readable part of a public address. Letters and digits of any script in lower case, words joined by single hyphens
 * (docs/decisions/0041-slugs-keep-their-script.md): an Arabic report has an Arabic address.
 */

/** Longest slug; the column holds 300. */
export const slugMaxLength = 200;

const slugShape = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+)*$/u;

/** Whether `text` is a slug as it may be published. */
export function isSlug(text: string): boolean {
  return text.length <= slugMaxLength && text === text.normalize("NFC") && slugShape.test(text);
}

/**
 * A slug made from a title; empty when nothing of it can stand in one.
 * @param locale BCP 47, for its lower case (Turkish I)
 */
export function slugFrom(title: string, locale = "en"): string {
  const words = title
    .normalize("NFKD")
    // Accents of Latin letters go ("Ü" → "u"); marks of other scripts carry meaning and stay.
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    // Arabic vowel marks and the tatweel are ornament in an address.
    .replace(/[\u0640\u064b-\u0652\u0670]/g, "")
    .replace(/[’'ʼ`]/g, "")
    .normalize("NFC")
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[æÆ]/g, "ae")
    .replace(/[đĐ]/g, "d")
    .replace(/[łŁ]/g, "l")
    .toLocaleLowerCase(locale)
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}]+/u)
    .filter((word) => /[\p{L}\p{Nd}]/u.test(word));
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word : `${slug}-${word}`;
    if (longer.length > 120) break;
    slug = longer;
  }
  const candidate = slug === "" ? (words[0] ?? "").slice(0, 120) : slug;
  return isSlug(candidate) ? candidate : "";
}

/** The `attempt`-th wish for a slug that others have: `final`, `final-2`, `final-3`. */
export function numberedSlug(slug: string, attempt: number): string {
  return attempt <= 1 ? slug : `${slug}-${attempt}`;
}
