/**
 * A verdict on everything of suggestions that lies inside text blocks or joins neighbours, and on what only loses its mark: in one pass over a document. Steps would rebuild the
 * document once a piece, which a text with a thousand suggestions has no time for. What else moves blocks is left to `resolveSuggestions`.
 */
import { Fragment, type Node } from "@tiptap/pm/model";
import type { Verdict } from "./resolve-suggestions.ts";
import { blockSuggestionOf } from "./suggestion-pieces.ts";

/** The same document where there was nothing to do. */
export function resolveInline(doc: Node, verdict: Verdict, ids?: ReadonlySet<string>): Node {
  const going = verdict === "accept" ? "deletion" : "insertion";
  const isChosen = (suggestion: { readonly id: string }): boolean => ids === undefined || ids.has(suggestion.id);

  /** Null when it goes. */
  function resolve(node: Node): Node | null {
    const decided = node.marks.filter((mark) => (mark.type.name === "insertion" || mark.type.name === "deletion") && isChosen(mark.attrs as { id: string }));
    if (decided.some((mark) => mark.type.name === going)) return null;
    const kept = decided.length === 0 ? node : node.mark(node.marks.filter((mark) => !decided.includes(mark)));
    const suggestion = blockSuggestionOf(kept);
    const isDecided = suggestion !== null && isChosen(suggestion);
    if (isDecided && suggestion.kind === going && kept.isInline) return null;
    const cleared = isDecided && suggestion.kind !== going ? kept.type.create({ ...kept.attrs, suggestion: null }, kept.content, kept.marks) : kept;
    return resolveChildren(cleared);
  }

  function resolveChildren(node: Node): Node {
    if (node.isLeaf) return node;
    const resolved = node.children.map(resolve).filter((child) => child !== null);
    const children = node.isTextblock ? resolved : joined(resolved);
    if (children.length === node.childCount && children.every((child, index) => child === node.child(index))) return node;
    // Joins neighbouring texts that have the same marks now.
    return node.copy(Fragment.fromArray(children));
  }

  const isGoing = (node: Node): boolean => {
    const suggestion = blockSuggestionOf(node);
    return suggestion !== null && suggestion.kind === going && isChosen(suggestion);
  };

  /** The plain case of a break that goes: two text blocks of one kind beside each other. From back to front, as steps would. */
  function joined(blocks: readonly Node[]): readonly Node[] {
    const left: Node[] = [...blocks];
    for (let index = left.length - 1; index > 0; index--) {
      const [before, block] = [left[index - 1], left[index]];
      if (before === undefined || block === undefined || !block.isTextblock || before.type !== block.type || !isGoing(block)) continue;
      if (before.content.size === 0 && isGoing(before)) continue;
      left.splice(index - 1, 2, before.copy(before.content.append(block.content)));
    }
    return left;
  }

  return resolveChildren(doc);
}
