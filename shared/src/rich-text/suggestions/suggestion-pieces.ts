import type { Node } from "@tiptap/pm/model";
import type { Suggestion } from "../rich-text.format.ts";

export type SuggestionKind = "insertion" | "deletion";

/**
 * One place of a suggestion. `text`: marked text. `lineBreak`: a line break inside a text. `break`: the start of a text block, that is the break before it.
 * `block`: a picture, a table and whatever else goes or stays as a whole.
 */
export interface SuggestionPiece {
  readonly carrier: "text" | "lineBreak" | "break" | "block";
  readonly kind: SuggestionKind;
  readonly suggestion: Suggestion;
  readonly from: number;
  readonly to: number;
  /** The innermost block with an id around it, or itself. */
  readonly blockId: string | null;
  readonly text: string;
}

/** Every place of every suggestion in a document of the article schema, in reading order. */
export function suggestionPieces(doc: Node): SuggestionPiece[] {
  const pieces: SuggestionPiece[] = [];
  const walk = (parent: Node, start: number, around: string | null): void => {
    parent.forEach((node, offset) => {
      const [from, to] = [start + offset, start + offset + node.nodeSize];
      const blockId = typeof node.attrs["id"] === "string" ? node.attrs["id"] : around;
      for (const mark of node.marks)
        if (mark.type.name === "insertion" || mark.type.name === "deletion")
          pieces.push({ carrier: "text", kind: mark.type.name, suggestion: mark.attrs as Suggestion, from, to, blockId, text: node.text ?? "" });
      const own = blockSuggestionOf(node);
      if (own !== null) {
        const { kind, ...suggestion } = own;
        pieces.push({ carrier: carrierOf(node), kind, suggestion, from, to, blockId, text: "" });
      }
      if (!node.isLeaf) walk(node, from + 1, blockId);
    });
  };
  walk(doc, 0, null);
  return pieces;
}

/** The suggestion a node carries as an attribute. */
export function blockSuggestionOf(node: Node): (Suggestion & { kind: SuggestionKind }) | null {
  return (node.attrs["suggestion"] as (Suggestion & { kind: SuggestionKind }) | null | undefined) ?? null;
}

const carrierOf = (node: Node): SuggestionPiece["carrier"] => (node.isTextblock ? "break" : node.isInline ? "lineBreak" : "block");
