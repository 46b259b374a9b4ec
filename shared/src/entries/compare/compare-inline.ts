/** What stands in one paragraph: words that came and went, and words that stayed and look different now. */
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { RichTextMark, RichTextNode } from "../../rich-text/rich-text.schema.ts";
import { type Allowance, compareTokens, splitWords } from "./compare-words.ts";

export interface InlinePiece {
  /** `formatted`: the same words with other marks. */
  readonly kind: "same" | "added" | "removed" | "formatted";
  readonly text: string;
  /** A line break, or what else stands among words; then `text` is empty. */
  readonly node?: RichTextNode;
  /** As they are in the later text; of removed words, as they were. */
  readonly marks: readonly RichTextMark[];
  readonly marksBefore?: readonly RichTextMark[];
}

/** A word may change its marks in the middle: tokens are words, `styles` says from which character on which marks hold. */
interface Line {
  readonly tokens: readonly string[];
  /** Characters of `text` that a token stands for. */
  readonly lengths: readonly number[];
  readonly text: string;
  /** By ascending `from`. */
  readonly styles: readonly { readonly from: number; readonly marks: readonly RichTextMark[] }[];
  /** What is not text, by the place of its stand-in character. */
  readonly nodes: ReadonlyMap<number, RichTextNode>;
}

/** In `text`, for what is no text: one character. Which places are such, `nodes` says. */
const standIn = "\uFFFC";
/** Before what tells one node from another in its token: no word breaker makes a longer token that begins so. */
const nodeSign = "\u0000";

export function compareInline(before: readonly RichTextNode[], after: readonly RichTextNode[], locale: string, allowance: Allowance): InlinePiece[] {
  const [earlier, later] = [readLine(before, locale), readLine(after, locale)];
  const at = { before: 0, after: 0, beforeToken: 0, afterToken: 0 };
  const pieces: InlinePiece[] = [];
  for (const { kind, count } of compareTokens(earlier.tokens, later.tokens, allowance)) {
    const [line, token] = kind === "removed" ? [earlier, at.beforeToken] : [later, at.afterToken];
    const length = line.lengths.slice(token, token + count).reduce((sum, each) => sum + each, 0);
    if (kind === "removed") pieces.push(...cut(earlier, at.before, length).map((part) => ({ kind, ...part })));
    else if (kind === "added") pieces.push(...cut(later, at.after, length).map((part) => ({ kind, ...part })));
    else pieces.push(...cutBoth(earlier, later, at, length));
    if (kind !== "added") {
      at.before += length;
      at.beforeToken += count;
    }
    if (kind !== "removed") {
      at.after += length;
      at.afterToken += count;
    }
  }
  return pieces;
}

function readLine(content: readonly RichTextNode[], locale: string): Line {
  const styles: { from: number; marks: readonly RichTextMark[] }[] = [];
  const nodes = new Map<number, RichTextNode>();
  const tokens: string[] = [];
  const lengths: number[] = [];
  let text = "";
  let words = "";
  const closeWords = (): void => {
    for (const word of words === "" ? [] : splitWords(words, locale)) {
      tokens.push(word);
      lengths.push(word.length);
    }
    words = "";
  };
  for (const node of content) {
    styles.push({ from: text.length, marks: node.marks ?? [] });
    if (node.type === "text") {
      text += node.text ?? "";
      words += node.text ?? "";
      continue;
    }
    closeWords();
    const { marks: _marks, ...bare } = node;
    nodes.set(text.length, bare);
    tokens.push(nodeSign + canonicalJson(bare));
    lengths.push(1);
    text += standIn;
  }
  closeWords();
  return { tokens, lengths, text, styles, nodes };
}

interface Part {
  readonly text: string;
  readonly node?: RichTextNode;
  readonly marks: readonly RichTextMark[];
}

/** The stretch in pieces of equal marks; what is no text is a piece of its own. */
function cut(line: Line, from: number, length: number): Part[] {
  const parts: Part[] = [];
  for (const [start, end] of stretches(line, from, length)) parts.push(partOf(line, start, end));
  return parts;
}

function partOf(line: Line, start: number, end: number): Part {
  const node = line.nodes.get(start);
  const marks = marksAt(line, start);
  return node === undefined ? { text: line.text.slice(start, end), marks } : { text: "", node, marks };
}

/** A stretch that both texts have, in pieces where neither changes its marks. */
function cutBoth(earlier: Line, later: Line, at: { before: number; after: number }, length: number): InlinePiece[] {
  const cuts = new Set<number>();
  for (const [start] of stretches(earlier, at.before, length)) cuts.add(start - at.before);
  for (const [start] of stretches(later, at.after, length)) cuts.add(start - at.after);
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((start, index): InlinePiece => {
    const end = starts[index + 1] ?? length;
    const part = partOf(later, at.after + start, at.after + end);
    const marksBefore = marksAt(earlier, at.before + start);
    return canonicalJson(marksBefore) === canonicalJson(part.marks) ? { kind: "same", ...part } : { kind: "formatted", ...part, marksBefore };
  });
}

/** `[start, end)` of pieces with one set of marks, or of one node. */
function stretches(line: Line, from: number, length: number): [number, number][] {
  if (length === 0) return [];
  const end = from + length;
  const cuts = new Set([from]);
  for (let index = lastStyle(line, from); index < line.styles.length && line.styles[index]!.from < end; index++)
    if (line.styles[index]!.from > from) cuts.add(line.styles[index]!.from);
  for (const place of line.nodes.keys()) {
    if (place >= from && place < end) cuts.add(place);
    if (place + 1 > from && place + 1 < end) cuts.add(place + 1);
  }
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((start, index) => [start, starts[index + 1] ?? end]);
}

/** Index of the style that holds at a character. */
function lastStyle({ styles }: Line, at: number): number {
  let low = 0;
  let high = styles.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (styles[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const marksAt = (line: Line, at: number): readonly RichTextMark[] => line.styles[lastStyle(line, at)]?.marks ?? [];
