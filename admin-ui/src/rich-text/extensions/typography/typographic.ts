import { type QuotationMarks, quotationMarksOf } from "./quotation-marks.ts";

/** The last `back` characters before the cursor and what is typed become `text`. */
export interface Substitution {
  readonly back: number;
  readonly text: string;
}

const apostrophe = "’";
/** After these a quote opens: nothing, spaces, brackets, dashes, opening quotes. */
const opensAfter = /(^|[\s\u00a0\u202f([{<\-–—/¿¡«‹“„‚‘「『])$/u;
const address = /(:\/\/|^www\.|@)\S*$/u;

/**
 * What typing one character makes of it; null where it stays as typed. Digits keep their primes (`45'`, `6"`), addresses and a line of dashes (a divider in
 * the making) are left alone.
 * @param before text of the paragraph before the cursor @param language BCP 47 tag of the text
 */
export function typographic(before: string, typed: string, language: string): Substitution | null {
  const word = /\S*$/u.exec(before)?.[0] ?? "";
  if (address.test(word)) return null;
  if (typed === "-") return dash(before);
  if (typed === ".") return /(^|[^.])\.\.$/u.test(before) ? { back: 2, text: "…" } : null;
  const marks = typed === '"' || typed === "'" ? quotationMarksOf(language) : null;
  if (marks === null) return null;
  return typed === '"' ? double(before, marks) : single(before, marks);
}

function dash(before: string): Substitution | null {
  if (/^\s*[-–—]*$/u.test(before) || before.endsWith("<!-")) return null;
  if (/(^|[^-])-$/u.test(before)) return { back: 1, text: "–" };
  return before.endsWith("–") ? { back: 1, text: "—" } : null;
}

function double(before: string, { start, end }: QuotationMarks): Substitution | null {
  const isOpen = isUnclosed(before, start, end);
  if (/\d$/u.test(before) && !isOpen) return null;
  const isSpaced = end.length > 1;
  // French writers type the inner space themselves: it becomes the narrow one.
  if (isSpaced && isOpen && / $/u.test(before)) return { back: 1, text: end };
  return { back: 0, text: opensAfter.test(before) ? start : end };
}

function single(before: string, { start, innerStart, innerEnd, end }: QuotationMarks): Substitution | null {
  const isInnerOpen = innerStart !== start && isUnclosed(before, innerStart, innerEnd);
  if (/\d$/u.test(before) && !isInnerOpen) return null;
  if (!opensAfter.test(before)) return { back: 0, text: isInnerOpen ? innerEnd : apostrophe };
  // Languages whose inner quotes are double ones (or the same) write an apostrophe with this key, unless a quote is open around it.
  const isSingle = /^[‘’‚‹]$/u.test(innerStart);
  const nests = innerStart !== start && (isSingle || isUnclosed(before, start, end));
  return { back: 0, text: nests ? innerStart : apostrophe };
}

/** Whether the last of both marks is the opening one; where both look the same, whether their number is odd. */
function isUnclosed(before: string, start: string, end: string): boolean {
  if (start === end) return before.split(start).length % 2 === 0;
  return before.lastIndexOf(start) > before.lastIndexOf(end);
}
