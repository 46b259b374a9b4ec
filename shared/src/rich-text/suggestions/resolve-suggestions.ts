/**
 * Accepting and rejecting, as steps on a document (decision 0091). One way for the editor, where it is a change among those of others, and for stored
 * JSON, where rejecting everything gives the clean projection.
 */
import type { Node } from "@tiptap/pm/model";
import type { Transform } from "@tiptap/pm/transform";
import { blockSuggestionOf, type SuggestionPiece, suggestionPieces } from "./suggestion-pieces.ts";

export type Verdict = "accept" | "reject";

/**
 * Carries out a verdict on the suggestions with these ids, or on all. Rejected insertions and accepted deletions go; what stays loses its mark. Does nothing
 * where nothing is open, so twice is once.
 */
export function resolveSuggestions(change: Transform, verdict: Verdict, ids?: ReadonlySet<string>): void {
  const going = verdict === "accept" ? "deletion" : "insertion";
  const chosen = suggestionPieces(change.doc).filter((piece) => ids === undefined || ids.has(piece.suggestion.id));
  for (const piece of chosen) if (piece.kind !== going) clearSuggestion(change, piece);
  const gone = chosen.filter((piece) => piece.kind === going);
  for (const piece of removePieces(change, gone, isGoing)) change.setNodeAttribute(piece, "suggestion", null);

  function isGoing(node: Node): boolean {
    const suggestion = blockSuggestionOf(node);
    return suggestion?.kind === going && (ids === undefined || ids.has(suggestion.id));
  }
}

/**
 * Takes pieces out. Texts first, then blocks, then breaks: a break joins two texts only when nothing is left between them. From back to front: the inner item
 * of a list has left it before the outer one does.
 * @returns the places of breaks that had to stay, in the document as it is then
 */
export function removePieces(
  change: Transform,
  pieces: readonly Pick<SuggestionPiece, "carrier" | "from" | "to">[],
  isGoing: (node: Node, position: number) => boolean,
): number[] {
  const before = change.mapping.maps.length;
  const kept: { readonly place: number; readonly maps: number }[] = [];
  for (const piece of pieces.filter(isInline).toReversed()) change.delete(piece.from, piece.to);
  for (const carrier of ["block", "break"] as const)
    for (const piece of pieces.filter((each) => each.carrier === carrier).toReversed()) {
      const place = change.mapping.slice(before).mapResult(piece.from, 1);
      if (place.deleted) continue;
      if (carrier === "block") removeBlock(change, place.pos);
      else if (!joinBefore(change, place.pos, isGoing)) kept.push({ place: place.pos, maps: change.mapping.maps.length });
    }
  // What was joined further in front has moved them since.
  return kept.flatMap(({ place, maps }) => {
    const now = change.mapping.slice(maps).mapResult(place, 1);
    return now.deleted ? [] : [now.pos];
  });
}

const isInline = (piece: Pick<SuggestionPiece, "carrier">): boolean => piece.carrier === "text" || piece.carrier === "lineBreak";

function clearSuggestion(change: Transform, { carrier, kind, from, to }: SuggestionPiece): void {
  if (carrier !== "text") change.setNodeAttribute(from, "suggestion", null);
  else change.removeMark(from, to, change.doc.type.schema.marks[kind]);
}

/**
 * Takes the break before a text block away: its text goes to the end of the text before it. Where none directly precedes it, an empty block goes.
 * @returns false when neither was possible
 * @param isGoing says of an empty text block before it that its break goes as well: both in one step leave nothing of the lists around them
 */
function joinBefore(change: Transform, position: number, isGoing: (node: Node, position: number) => boolean): boolean {
  const block = change.doc.nodeAt(position);
  if (block === null) return false;
  let end = endOfTextBefore(change.doc, position);
  while (end !== null) {
    const before = change.doc.resolve(end);
    const further = before.parent.content.size === 0 && isGoing(before.parent, before.before()) ? endOfTextBefore(change.doc, before.before()) : null;
    if (further === null) break;
    end = further;
  }
  if (end !== null) {
    const steps = change.steps.length;
    change.delete(end, position + 1);
    return change.steps.length > steps;
  }
  return block.content.size === 0 && removeBlock(change, position);
}

/** Where the text block that directly precedes a position ends; null when something else stands there, or a table cell ends between. */
function endOfTextBefore(doc: Node, position: number): number | null {
  const $position = doc.resolve(position);
  let depth = $position.depth;
  while ($position.index(depth) === 0) {
    if (depth === 0 || $position.node(depth).type.spec.isolating === true) return null;
    depth -= 1;
  }
  let end = depth === $position.depth ? position : $position.before(depth + 1);
  let node: Node | null = $position.node(depth).child($position.index(depth) - 1);
  while (node !== null && !node.isTextblock) {
    if (node.isLeaf || node.type.spec.isolating === true) return null;
    end -= 1;
    node = node.lastChild;
  }
  return node === null ? null : end - 1;
}

/**
 * Takes a block out, and with it the list or quote that would be left empty. Where a block has to stand, an empty paragraph stays.
 * @returns false when the block is that paragraph already
 */
function removeBlock(change: Transform, position: number): boolean {
  const $position = change.doc.resolve(position);
  const block = $position.nodeAfter;
  if (block === null) return false;
  let depth = $position.depth;
  let [from, to] = [position, position + block.nodeSize];
  for (; depth > 0 && isOnlyThere($position.node(depth)); depth -= 1) [from, to] = [$position.before(depth), $position.after(depth)];
  const index = $position.index(depth);
  if ($position.node(depth).canReplace(index, index + 1)) {
    change.delete(from, to);
    return true;
  }
  if (block.isTextblock) return false;
  const paragraph = change.doc.type.schema.nodes["paragraph"]?.create();
  if (paragraph !== undefined) change.replaceWith(from, to, paragraph);
  return true;
}

const isOnlyThere = (parent: Node): boolean => parent.childCount === 1 && !parent.type.contentMatch.validEnd && parent.type.spec.isolating !== true;
