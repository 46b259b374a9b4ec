import type { Suggestion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { blockSuggestionOf, type SuggestionKind } from "@pressbox/shared/rich-text/suggestions/suggestion-pieces.ts";
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";

/** Who suggests here, and what time it is. */
export interface Suggester {
  readonly authorId: string;
  now(): Date;
  makeId(): string;
}

/** What one writes without a longer pause, at one place, is one suggestion. */
export const pauseMs = 5 * 60_000;

const textSuggestion = (node: Node | null | undefined, kind: SuggestionKind): Suggestion | null =>
  (node?.marks.find((mark) => mark.type.name === kind)?.attrs as Suggestion | undefined) ?? null;

/** Whether this text, line break or block is there because the author suggests it. */
export function isOwnInsertion(node: Node, authorId: string): boolean {
  const onBlock = blockSuggestionOf(node);
  return textSuggestion(node, "insertion")?.authorId === authorId || (onBlock?.kind === "insertion" && onBlock.authorId === authorId);
}

export const isDeletion = (node: Node): boolean => textSuggestion(node, "deletion") !== null || blockSuggestionOf(node)?.kind === "deletion";

/** The suggestion that an edit between two places goes on with (one that was made ready first), or a new one. */
export function suggestionFor({ doc, storedMarks }: EditorState, places: readonly { from: number; to: number }[], suggester: Suggester): Suggestion {
  const now = suggester.now();
  const ready = storedMarks?.find((mark) => mark.type.name === "insertion")?.attrs as Suggestion | undefined;
  if (ready?.authorId === suggester.authorId) return ready;
  for (const { from, to } of places) {
    const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
    for (const node of [$from.nodeBefore, $from.nodeAfter, $to.nodeBefore, $to.nodeAfter, $from.parent, $to.parent])
      for (const open of [textSuggestion(node, "insertion"), textSuggestion(node, "deletion"), node && blockSuggestionOf(node)])
        if (open?.authorId === suggester.authorId && now.getTime() - Date.parse(open.at) < pauseMs)
          return { id: open.id, authorId: open.authorId, at: open.at };
  }
  return { id: suggester.makeId(), authorId: suggester.authorId, at: now.toISOString() };
}

const holdTexts = ["bulletList", "orderedList", "quote"];

/** A picture, a table, a fact box: suggested as a whole. Lists and quotes are suggested by their paragraphs. */
export const goesAsAWhole = (node: Node): boolean => !node.isInline && !node.isTextblock && "suggestion" in node.attrs && !holdTexts.includes(node.type.name);

/** What only stands around paragraphs. */
export const standsAround = (node: Node): boolean => holdTexts.includes(node.type.name) || node.type.name === "listItem";
