import { blockSuggestionOf } from "@pressbox/shared/rich-text/suggestions/suggestion-pieces.ts";
import { type EditorState, NodeSelection } from "@tiptap/pm/state";

/** The suggestion the caret stands in or at the edge of, a block that is selected, or the break before the paragraph where it stands at its start. */
export function suggestionAtCaret({ selection }: EditorState): string | null {
  const { $from } = selection;
  if (selection instanceof NodeSelection) return blockSuggestionOf(selection.node)?.id ?? null;
  for (const node of [$from.nodeAfter, $from.nodeBefore])
    for (const mark of node?.marks ?? []) if (mark.type.name === "insertion" || mark.type.name === "deletion") return String(mark.attrs["id"]);
  if ($from.parentOffset > 0) return null;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const suggestion = blockSuggestionOf($from.node(depth));
    if (suggestion !== null) return suggestion.id;
  }
  return null;
}
