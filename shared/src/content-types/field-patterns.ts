/**
 * Patterns of text fields, typed by administrators and run on what others type. Backtracking engines can be brought to a halt by a
 * pattern, so only a subset is taken whose worst case is small: no groups, no look-around, no references back, at most two repetitions of
 * unbounded length and four optional marks, tried on at most 1,000 characters (docs/decisions/0042-safe-field-patterns.md).
 */

/** Longer values do not match: patterns are for codes and addresses, not for prose. */
export const patternValueMaxLength = 1000;

const tokenShape = /\\[dDwWsS.\\^$|?*+()[\]{}\-/]|\\p\{[A-Za-z_=]{1,40}\}|\[(?:[^\]\\]|\\.)+\]|[^\\[\](){}|?*+]|\||[?*+]|\{\d{1,3}(?:,\d{0,3})?\}/gu;

/** Why a pattern is refused, or null when it may be used. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > 200) return "longer than 200 characters";
  const tokens = pattern.match(tokenShape) ?? [];
  if (tokens.join("") !== pattern) return "groups, look-around and references are not allowed";
  let unbounded = 0;
  let optional = 0;
  for (const token of tokens) {
    if (token === "*" || token === "+" || isRange(token)) unbounded++;
    if (token === "?") optional++;
  }
  if (unbounded > 2) return "more than two repetitions of open length";
  if (optional > 4) return "more than four optional characters";
  return compile(pattern) === null ? "not a regular expression" : null;
}

/** `{2,5}` and `{2,}` are of open length; `{3}` is not. */
const isRange = (token: string): boolean => /^\{\d+,\d*\}$/.test(token);

/** Whether the whole of `value` matches. A pattern that would be refused matches nothing. */
export function matchesPattern(pattern: string, value: string): boolean {
  if (value.length > patternValueMaxLength || patternFault(pattern) !== null) return false;
  return compile(pattern)?.test(value) ?? false;
}

/** The HTML `pattern` rule: anchored at both ends, by Unicode code point. */
function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return null;
  }
}
