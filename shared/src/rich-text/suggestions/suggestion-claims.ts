/** What people are said to suggest in a stored document, to be held against what stood before: nobody may add words in somebody else's name. */
import type { Node } from "@tiptap/pm/model";
import { canonicalJson } from "../../kernel/canonical-json.ts";
import type { Suggestion } from "../rich-text.format.ts";
import { type SuggestionPiece, suggestionPieces } from "./suggestion-pieces.ts";

/** All pieces with one id, author and time. */
export interface SuggestionClaim extends Suggestion {
  /** Every word, line break, paragraph break and block of it, each as a token; as often as it stands there. */
  readonly says: readonly string[];
}

export function suggestionClaims(doc: Node): SuggestionClaim[] {
  const groups = Map.groupBy(suggestionPieces(doc), ({ suggestion: { id, authorId, at } }) => JSON.stringify([id, authorId, at]));
  return [...groups.values()].flatMap((pieces) => {
    const [first] = pieces;
    if (first === undefined) return [];
    const { id, authorId, at } = first.suggestion;
    return [{ id, authorId, at, says: [...words(pieces, "insertion"), ...words(pieces, "deletion"), ...pieces.flatMap((piece) => structure(doc, piece))] }];
  });
}

/** Pieces that touch are one text: a look or somebody's deletion may begin within a word. */
function words(pieces: readonly SuggestionPiece[], kind: SuggestionPiece["kind"]): string[] {
  let text = "";
  let end = -1;
  for (const piece of pieces) {
    if (piece.carrier !== "text" || piece.kind !== kind) continue;
    text += piece.from > end ? ` ${piece.text}` : piece.text;
    end = piece.to;
  }
  return wordsOf(text).map((word) => `${kind} ${word}`);
}

function structure(doc: Node, { carrier, kind, from }: SuggestionPiece): string[] {
  if (carrier === "text") return [];
  const node = carrier === "block" ? doc.nodeAt(from) : null;
  if (node === null) return [`${kind} ${carrier}`];
  const { id: _id, suggestion: _suggestion, ...attributes } = node.attrs;
  return [`${kind} ${node.type.name} ${canonicalJson(attributes)}`, ...wordsOf(plainWords(node)).map((word) => `${kind} in a block: ${word}`)];
}

/** Texts of a block that are no suggestions of their own. */
function plainWords(block: Node): string {
  let text = "";
  block.descendants((node) => {
    if (node.isTextblock) text += " ";
    if (node.isText && !node.marks.some(({ type }) => type.name === "insertion" || type.name === "deletion")) text += node.text ?? "";
  });
  return text;
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");
