/**
 * Finds commented words again by what they say, where positions mean nothing: in a version, in another generation of the live document, after
 * the words were cut out and came back (docs/decisions/0096-how-words-are-found-again.md). It rather finds nothing than the wrong words.
 */
import type { RichTextNode } from "../rich-text/rich-text.schema.ts";
import type { Anchor } from "./comments.schema.ts";

/** A text in pieces: the blocks of a rich text in reading order, or one piece for a plain text. */
export interface TextPiece {
  /** Stable id of the block, empty where it has none. */
  readonly id: string;
  /** Its own words; whatever is no text counts as one sign, so that offsets are those of the editor. */
  readonly text: string;
}

/** Offsets in UTF-16 units within their pieces; the end is exclusive and may stand in a later piece. */
export interface FoundQuote {
  readonly from: { readonly piece: number; readonly offset: number };
  readonly to: { readonly piece: number; readonly offset: number };
}

export type QuoteAnchor = Pick<Anchor, "blockId" | "quote" | "before" | "after">;

/** Stands for a picture or a line break within words. */
export const objectSign = "￼";
const pieceEnd = "\n";
/** Words this long mean themselves; shorter ones need their surroundings. */
const tellingLength = 24;
/** Signs (spaces not counted) of the surroundings, on one side, that make short words the right ones. */
const tellingContext = 8;

/** Null when the words are gone, or stand there more than once and nothing tells which they were. */
export function findQuote(pieces: readonly TextPiece[], anchor: QuoteAnchor): FoundQuote | null {
  const text = pieces.map((piece) => piece.text).join(pieceEnd);
  const starts = startsOf(pieces);
  const candidates = occurrences(text, anchor.quote).map((at) => ({
    at,
    ...likeness(text, at, anchor),
    isAtHome: pieces[pieceAt(starts, at)]?.id === anchor.blockId,
  }));
  const likely = candidates.filter((candidate) => anchor.quote.length >= tellingLength || candidate.isTelling);
  const [best, second] = likely.sort((a, b) => b.score - a.score || Number(b.isAtHome) - Number(a.isAtHome));
  if (best === undefined) return null;
  if (second !== undefined && second.score === best.score && second.isAtHome === best.isAtHome) return null;
  return { from: placeAt(starts, best.at), to: placeAt(starts, best.at + anchor.quote.length) };
}

/** The same in a stored rich text: pieces, and where the words stand in them. For showing comments beside a version. */
export function findQuoteInRichText(value: unknown, anchor: QuoteAnchor): (FoundQuote & { readonly pieces: readonly TextPiece[] }) | null {
  const pieces = textPieces(value);
  const found = findQuote(pieces, anchor);
  return found && { ...found, pieces };
}

/** Blocks with words of their own, in reading order. Takes stored and editor form; deeper than a document may be, it looks no further. */
export function textPieces(value: unknown, mostDeep = 60): TextPiece[] {
  const pieces: TextPiece[] = [];
  const look = (node: RichTextNode, deep: number): void => {
    const content = Array.isArray(node.content) ? node.content.filter(isNode) : [];
    if (content.some(isInline)) pieces.push({ id: typeof node.attrs?.["id"] === "string" ? node.attrs["id"] : "", text: content.map(inlineText).join("") });
    else if (deep < mostDeep) for (const child of content) look(child, deep + 1);
  };
  if (isNode(value)) look(value, 0);
  return pieces;
}

/** What an anchor keeps of words in their text. @param from, to offsets in the joined text */
export function quoteAt(pieces: readonly TextPiece[], from: number, to: number, most: { quote: number; context: number }): QuoteAnchor {
  const text = pieces.map((piece) => piece.text).join(pieceEnd);
  return {
    blockId: (pieces[pieceAt(startsOf(pieces), from)]?.id ?? "").slice(0, 64),
    quote: whole(text.slice(from, Math.min(to, from + most.quote))),
    before: whole(text.slice(Math.max(0, from - most.context), from)),
    after: whole(text.slice(to, to + most.context)),
  };
}

/** Where a piece begins in the joined text. */
export function startsOf(pieces: readonly TextPiece[]): number[] {
  let end = 0;
  return pieces.map((piece) => {
    const start = end;
    end += piece.text.length + pieceEnd.length;
    return start;
  });
}

const placeAt = (starts: readonly number[], at: number) => {
  const piece = pieceAt(starts, at);
  return { piece, offset: at - (starts[piece] ?? 0) };
};

function pieceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** More than this many equal words tell nothing. */
const mostOccurrences = 500;

function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  if (quote === "") return found;
  for (let at = text.indexOf(quote); at !== -1 && found.length < mostOccurrences; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/**
 * How well the surroundings agree. Spaces and the ends of blocks do not count: splitting, joining and lists change them, and the words mean the
 * same. A text that had nothing around the words agrees with one that has nothing there.
 */
function likeness(text: string, at: number, { quote, before, after }: QuoteAnchor): { score: number; isTelling: boolean } {
  const had = { before: [...before.replaceAll(/\s/g, "")].reverse(), after: [...after.replaceAll(/\s/g, "")] };
  const reach = 256;
  const has = {
    before: [...text.slice(Math.max(0, at - reach), at).replaceAll(/\s/g, "")].reverse(),
    after: [...text.slice(at + quote.length, at + quote.length + reach).replaceAll(/\s/g, "")],
  };
  const equal = { before: common(had.before, has.before), after: common(had.after, has.after) };
  const tells = (side: "before" | "after"): boolean =>
    equal[side] >= tellingContext || (equal[side] === had[side].length && (equal[side] > 0 || has[side].length === 0));
  return { score: equal.before + equal.after, isTelling: tells("before") || tells("after") };
}

function common(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Never half a character at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]/, "").replace(/[\uD800-\uDBFF]$/, "");

const isNode = (value: unknown): value is RichTextNode => typeof value === "object" && value !== null && "type" in value;
const inlineTypes: ReadonlySet<string> = new Set(["text", "hardBreak", "opaqueInline"]);
const isInline = (node: RichTextNode): boolean => inlineTypes.has(node.type);
const inlineText = (node: RichTextNode): string => (node.type === "text" ? (node.text ?? "") : objectSign);
