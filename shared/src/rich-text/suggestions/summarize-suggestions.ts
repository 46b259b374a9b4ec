import type { Node } from "@tiptap/pm/model";
import type { Suggestion } from "../rich-text.format.ts";
import { type SuggestionPiece, suggestionPieces } from "./suggestion-pieces.ts";

/** A suggestion as a list shows it: one line for all of its pieces. */
export interface OpenSuggestion extends Suggestion {
  /** `replacement` adds and takes out. */
  readonly kind: "insertion" | "deletion" | "replacement";
  /** First words of what would be added and taken out, at most 160 characters each; both empty for a break or a block. */
  readonly inserted: string;
  readonly deleted: string;
  /** The innermost block with an id that holds the first piece. */
  readonly blockId: string | null;
  /** Whether breaks between paragraphs, or whole blocks, are among the pieces. */
  readonly hasBreak: boolean;
  readonly hasBlock: boolean;
  /** Where its first piece stands in the document it was read from. */
  readonly from: number;
}

const excerptLength = 160;

export function summarizeSuggestions(doc: Node): OpenSuggestion[] {
  const byId = Map.groupBy(suggestionPieces(doc), (piece) => piece.suggestion.id);
  return [...byId.values()].flatMap((pieces) => (pieces[0] === undefined ? [] : [summarize(pieces[0], pieces)]));
}

function summarize(first: SuggestionPiece, pieces: readonly SuggestionPiece[]): OpenSuggestion {
  const isKind = (kind: string) => pieces.some((piece) => piece.kind === kind);
  return {
    ...first.suggestion,
    kind: !isKind("deletion") ? "insertion" : isKind("insertion") ? "replacement" : "deletion",
    inserted: excerpt(pieces, "insertion"),
    deleted: excerpt(pieces, "deletion"),
    blockId: first.blockId,
    hasBreak: pieces.some((piece) => piece.carrier === "break"),
    hasBlock: pieces.some((piece) => piece.carrier === "block"),
    from: first.from,
  };
}

/** Texts of neighbouring pieces as one, others apart by an ellipsis. */
function excerpt(pieces: readonly SuggestionPiece[], kind: string): string {
  let text = "";
  let end = -1;
  for (const piece of pieces) {
    if (piece.kind !== kind || piece.text === "") continue;
    text += text !== "" && piece.from > end ? ` … ${piece.text}` : piece.text;
    end = piece.to;
    if (text.length > excerptLength) return `${text.slice(0, excerptLength).toWellFormed()}…`;
  }
  return text;
}
