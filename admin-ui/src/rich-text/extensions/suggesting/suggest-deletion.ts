import type { Suggestion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { removePieces } from "@pressbox/shared/rich-text/suggestions/resolve-suggestions.ts";
import { blockSuggestionOf } from "@pressbox/shared/rich-text/suggestions/suggestion-pieces.ts";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { goesAsAWhole, isDeletion, isOwnInsertion, standsAround } from "./suggestion-tag.ts";

interface Found {
  carrier: "text" | "lineBreak" | "break" | "block";
  node: Node;
  from: number;
  to: number;
}

/**
 * Suggests that what stands between two places goes: text gets a mark, blocks and breaks an attribute. What the author themself suggested to add really goes.
 * @returns false when it holds something of which only a part cannot be suggested, as a row of a table
 */
export function suggestDeletion(change: Transaction, from: number, to: number, suggestion: Suggestion): boolean {
  const found = whatStands(change.doc, from, to);
  if (found === null) return false;
  const { authorId } = suggestion;
  const own = found.filter(({ node }) => isOwnInsertion(node, authorId));
  for (const piece of found) {
    if (isOwnInsertion(piece.node, authorId) || isDeletion(piece.node)) continue;
    if (piece.carrier === "text") change.addMark(piece.from, piece.to, change.doc.type.schema.marks["deletion"]!.create(suggestion));
    // A block has room for one suggestion: where somebody else suggested to add it, theirs stays.
    else if (blockSuggestionOf(piece.node) === null) change.setNodeAttribute(piece.from, "suggestion", { ...suggestion, kind: "deletion" });
  }
  const before = change.mapping.maps.length;
  removePieces(change, own, (node, position) => {
    const start = change.mapping.slice(before).map(from);
    return position >= start && isOwnInsertion(node, authorId);
  });
  return true;
}

/** In reading order; null for what cannot be suggested to go. */
function whatStands(doc: Node, from: number, to: number): Found[] | null {
  const found: Found[] = [];
  let isPossible = true;
  const beginsInText = doc.resolve(from).parent.isTextblock;
  doc.nodesBetween(from, to, (node, position) => {
    const end = position + node.nodeSize;
    const isWhole = position >= from && end <= to;
    if (node.isText) found.push({ carrier: "text", node, from: Math.max(position, from), to: Math.min(end, to) });
    else if (node.isInline) {
      if ("suggestion" in node.attrs) found.push({ carrier: "lineBreak", node, from: position, to: end });
      else isPossible = false;
    } else if (node.isTextblock) {
      // From the middle of a text its break goes too; from between two blocks only blocks that go as a whole lose theirs.
      if (position >= from && (beginsInText || isWhole)) found.push({ carrier: "break", node, from: position, to: end });
      return true;
    } else if (isWhole && goesAsAWhole(node)) found.push({ carrier: "block", node, from: position, to: end });
    else {
      const isAround = position < from && end > to;
      if (!isAround && !standsAround(node) && (isWhole || node.type.spec.isolating === true)) isPossible = false;
      return true;
    }
    return false;
  });
  return isPossible ? found : null;
}
