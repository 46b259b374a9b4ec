/**
 * Places of words in a shared rich text: made from a selection, found again from an anchor. Positions stick to the letters: the first one at the
 * beginning, the last one at the end, so that what is typed inside belongs to them and what is typed beside does not
 * (docs/decisions/0096-how-words-are-found-again.md).
 */
import { type Anchor, longestContext, longestQuote } from "@pressbox/shared/comments/comments.schema.ts";
import { findQuote, objectSign, quoteAt, startsOf, type TextPiece } from "@pressbox/shared/comments/find-quote.ts";
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type SharedPlace as SharedText, sharedPlaceOf } from "../../rich-text/rich-text.public.ts";
import { findSafely, readPosition, writePosition } from "./positions.ts";

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Where words begin and end, live. */
export interface LivePositions {
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
}

/** A document and the shared text it is drawn from. */
export interface SharedPlace extends Pick<SharedText, "fragment" | "mapping"> {
  readonly node: Node;
}

/** Null before the text is tied to its shared one. */
export function placeOf(state: EditorState): SharedPlace | null {
  const shared = sharedPlaceOf(state);
  return shared && { node: state.doc, fragment: shared.fragment, mapping: shared.mapping };
}

/** The anchor of words, or null where the range holds none. @param generation of the live document */
export function anchorAt(place: SharedPlace, range: TextRange, generation: number): Anchor | null {
  const words = wordsIn(place.node, range);
  const positions = words && positionsAt(place, words);
  if (!words || !positions) return null;
  const { pieces, starts, places } = readPieces(place.node);
  const offsetOf = (position: number): number => {
    const piece = places.findLastIndex((at) => at <= position);
    return starts[piece]! + position - places[piece]!;
  };
  const quoted = quoteAt(pieces, offsetOf(words.from), offsetOf(words.to), { quote: longestQuote, context: longestContext });
  return quoted.quote.trim() === "" ? null : { generation, start: writePosition(positions.start), end: writePosition(positions.end), ...quoted };
}

/** The live positions of a range, as letters. */
export function positionsAt(place: SharedPlace, range: TextRange): LivePositions | null {
  const start = edgeAt(place, range.from, 0);
  const end = edgeAt(place, range.to, -1);
  return start && end && { start, end };
}

/** Where the letters are now; null when they are gone. */
export function rangeOf({ node, fragment, mapping }: SharedPlace, { start, end }: LivePositions): TextRange | null {
  const [from, to] = [start, end].map((position) => findSafely(() => relativePositionToAbsolutePosition(fragment.doc!, fragment, position, mapping)));
  if (from == null || to == null || from >= to || to > node.content.size) return null;
  return wordsIn(node, { from, to });
}

/** The positions an anchor carries, if they are of this generation and can be read. */
export function storedPositions(anchor: Anchor, generation: number): LivePositions | null {
  if (anchor.generation !== generation) return null;
  const start = readPosition(anchor.start);
  const end = readPosition(anchor.end);
  return start && end && { start, end };
}

/** Where the quoted words stand, by what they say. */
export function rangeOfQuote(node: Node, anchor: Anchor): TextRange | null {
  const { pieces, places } = readPieces(node);
  const found = findQuote(pieces, anchor);
  return found && wordsIn(node, { from: places[found.from.piece]! + found.from.offset, to: places[found.to.piece]! + found.to.offset });
}

/** The part of a range that is text: from its first letter to its last. */
function wordsIn(node: Node, { from, to }: TextRange): TextRange | null {
  let first: number | null = null;
  let last = from;
  node.nodesBetween(from, to, (each, position) => {
    if (!each.isText) return;
    first ??= Math.max(position, from);
    last = Math.min(position + each.nodeSize, to);
  });
  return first !== null && first < last ? { from: first, to: last } : null;
}

/** @param side 0: sticks to the letter behind the position; -1: to the one before it */
function edgeAt({ fragment, mapping }: SharedPlace, position: number, side: 0 | -1): Y.RelativePosition | null {
  const rough = absolutePositionToRelativePosition(position, fragment, mapping) as Y.RelativePosition;
  const found = Y.createAbsolutePositionFromRelativePosition(rough, fragment.doc!);
  return found?.type instanceof Y.XmlText ? Y.createRelativePositionFromTypeIndex(found.type, found.index, side) : null;
}

/** Blocks with words, where each begins in the document and in the joined text. */
function readPieces(node: Node): { pieces: TextPiece[]; places: number[]; starts: number[] } {
  const pieces: TextPiece[] = [];
  const places: number[] = [];
  node.descendants((block, position) => {
    if (!block.isTextblock) return true;
    if (block.content.size > 0) {
      const id: unknown = block.attrs["id"];
      pieces.push({ id: typeof id === "string" ? id : "", text: block.textBetween(0, block.content.size, "", () => objectSign) });
      places.push(position + 1);
    }
    return false;
  });
  return { pieces, places, starts: startsOf(pieces) };
}
