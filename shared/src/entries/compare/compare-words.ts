/**
 * Differences by words. Words are found as the language finds them (Intl.Segmenter: also where no spaces stand between them) and compared with jsdiff
 * (Myers' algorithm; decision 0106 says why this library). Its work grows with the number of edits, so each comparison of a whole document has an allowance;
 * a text that differs in more places than that is shown as replaced, which is also what a reader would call it.
 */
import { diffArrays } from "diff";

/** How two sequences go together: tokens of both, of the later one, or of the earlier one. */
export interface Run {
  readonly kind: "same" | "added" | "removed";
  readonly count: number;
}

/** What one comparison may still spend. One for all texts of a document. */
export interface Allowance {
  /** Steps of Myers' algorithm. */
  steps: number;
}
export const newAllowance = (): Allowance => ({ steps: 1_000_000 });

/** More edits than this in one text, and it was written anew. */
const mostEdits = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** Words, spaces and signs of a text, in order; together they are the text. */
export function splitWords(text: string, locale: string): string[] {
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(Intl.getCanonicalLocales(locale === "*" ? "und" : locale), { granularity: "word" });
    segmenters.set(locale, segmenter);
  }
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How `before` became `after`, by tokens. Equal ends cost nothing. */
export function compareTokens(before: readonly string[], after: readonly string[], allowance: Allowance): Run[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = compareMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), allowance);
  return joinRuns([{ kind: "same", count: start }, ...middle, { kind: "same", count: end }]);
}

function compareMiddle(before: readonly string[], after: readonly string[], allowance: Allowance): Run[] {
  const replaced: Run[] = [
    { kind: "removed", count: before.length },
    { kind: "added", count: after.length },
  ];
  if (before.length === 0 || after.length === 0 || allowance.steps <= 0) return replaced;
  const maxEditLength = Math.min(mostEdits, Math.floor(Math.sqrt(allowance.steps)));
  const changes = diffArrays([...before], [...after], { maxEditLength });
  const edits = changes === undefined ? maxEditLength : changes.reduce((sum, change) => sum + (change.added || change.removed ? change.count : 0), 0);
  allowance.steps -= edits * edits;
  if (changes === undefined) return replaced;
  const runs = changes.map((change): Run => ({ kind: change.added ? "added" : change.removed ? "removed" : "same", count: change.count }));
  return withoutIslands(runs, before);
}

/** A lone space or comma that stayed between two changes is no comfort to a reader: it is taken into them. */
function withoutIslands(runs: readonly Run[], before: readonly string[]): Run[] {
  const joined: Run[] = [];
  let at = 0;
  for (const [index, run] of runs.entries()) {
    const isIsland =
      run.kind === "same" && index > 0 && index < runs.length - 1 && before.slice(at, at + run.count).every((token) => !/[\p{L}\p{N}]/u.test(token));
    if (run.kind !== "added") at += run.count;
    if (isIsland) joined.push({ kind: "removed", count: run.count }, { kind: "added", count: run.count });
    else joined.push(run);
  }
  return joined;
}

/** Neighbours of one kind as one, and between two unchanged stretches what went before what came. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let removed = 0;
  let added = 0;
  const closeGap = (): void => {
    if (removed > 0) joined.push({ kind: "removed", count: removed });
    if (added > 0) joined.push({ kind: "added", count: added });
    removed = 0;
    added = 0;
  };
  for (const { kind, count } of runs) {
    if (count === 0) continue;
    if (kind === "removed") removed += count;
    else if (kind === "added") added += count;
    else {
      closeGap();
      const last = joined.at(-1);
      if (last?.kind === "same") joined[joined.length - 1] = { kind, count: last.count + count };
      else joined.push({ kind, count });
    }
  }
  closeGap();
  return joined;
}

/** A stretch of a plain text. */
export interface TextPiece {
  readonly kind: Run["kind"];
  readonly text: string;
}

/** Plain texts by words. */
export function compareTexts(before: string, after: string, locale: string, allowance: Allowance = newAllowance()): TextPiece[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const [earlier, later] = [splitWords(before, locale), splitWords(after, locale)];
  const at = { before: 0, after: 0 };
  return compareTokens(earlier, later, allowance).map(({ kind, count }) => {
    const tokens = kind === "removed" ? earlier.slice(at.before, at.before + count) : later.slice(at.after, at.after + count);
    if (kind !== "added") at.before += count;
    if (kind !== "removed") at.after += count;
    return { kind, text: tokens.join("") };
  });
}
