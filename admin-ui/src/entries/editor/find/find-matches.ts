/** Finding in plain strings. Runs in a worker (find.worker.ts): an expression can take for ever, and then only the worker is stopped. */
export interface FindQuery {
  readonly words: string;
  readonly isExpression: boolean;
  readonly isCaseSensitive: boolean;
  readonly isWholeWord: boolean;
}

/** A place in one of the texts, and what would stand there: `$1`, `$<name>` and `$&` of an expression are filled in. */
export interface TextMatch {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** More than anybody looks at one by one; "replace all" says so and can be pressed again. */
export const mostMatches = 5_000;

/** The expression a query stands for, always with Unicode rules. @throws SyntaxError where it is none */
export function expressionOf({ words, isExpression, isCaseSensitive, isWholeWord }: FindQuery): RegExp {
  const source = isExpression ? words : words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const wordly = String.raw`[\p{L}\p{M}\p{N}_]`;
  // Checked alone first: an unclosed bracket must not be closed by what is put around it.
  const alone = new RegExp(source, "u");
  return new RegExp(isWholeWord ? `(?<!${wordly})(?:${alone.source})(?!${wordly})` : alone.source, `gmu${isCaseSensitive ? "" : "i"}`);
}

/** All matches in reading order; empty ones (`x*` between two letters) are none. At most `mostMatches`. */
export function matchesIn(texts: readonly string[], query: FindQuery, template: string): TextMatch[] {
  const found: TextMatch[] = [];
  if (query.words === "") return found;
  const expression = expressionOf(query);
  for (const [text, content] of texts.entries())
    for (const match of content.matchAll(expression)) {
      if (match[0] === "") continue;
      const replacement = query.isExpression ? filledIn(template, match) : template;
      found.push({ text, from: match.index, to: match.index + match[0].length, replacement });
      if (found.length === mostMatches) return found;
    }
  return found;
}

/** As `String.replace` fills in a replacement; a number without a group stays as it is typed. */
function filledIn(template: string, match: RegExpExecArray): string {
  return template.replaceAll(/\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/g, (typed, dollar, whole, number, name) => {
    if (dollar !== undefined) return "$";
    if (whole !== undefined) return match[0];
    if (name !== undefined) return match.groups === undefined ? typed : (match.groups[name] ?? "");
    const two = Number(number);
    if (two >= 1 && two < match.length) return match[two] ?? "";
    const one = Number(String(number)[0]);
    return one >= 1 && one < match.length ? (match[one] ?? "") + String(number).slice(1) : typed;
  });
}
