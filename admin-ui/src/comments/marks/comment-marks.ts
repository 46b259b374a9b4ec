/**
 * Commented words over a text. While somebody types here, the marks move with the change; a change of others comes as a new document, so the words
 * are looked up by their live positions then (a few steps a thread). Words that both ways have lost are searched by their quote, and positions that
 * no longer agree are taken anew, when typing rests: `settle`. Never per keystroke over the whole text.
 */
import type { Anchor } from "@pressbox/shared/comments/comments.schema.ts";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { type LivePositions, placeOf, positionsAt, rangeOf, rangeOfQuote, type SharedPlace, storedPositions, type TextRange } from "./text-anchor.ts";
import type { TextMarks } from "./text-marks.ts";

/** A thread about words of this text. */
export interface MarkedThread {
  readonly id: string;
  readonly anchor: Anchor;
}

interface Mark extends MarkedThread {
  /** Of this session: taken anew when the words were cut and came back. */
  readonly positions: LivePositions | null;
  /** Null while the words are gone. */
  readonly range: TextRange | null;
}

export interface MarksOptions {
  readonly generation: number;
  /** The thread that is open in the panel. */
  readonly activeId: string | null;
  /** Somebody clicked at words, or at the bubble beside them. */
  onPress(threadId: string, at: "words" | "bubble"): void;
}

export class CommentMarks implements TextMarks {
  readonly marks: readonly Mark[];
  readonly decorations: DecorationSet;
  readonly #options: MarksOptions;

  private constructor(marks: readonly Mark[], decorations: DecorationSet, options: MarksOptions) {
    this.marks = marks;
    this.decorations = decorations;
    this.#options = options;
  }

  /** @param before what stood here: positions taken since are kept */
  static of(state: EditorState, threads: readonly MarkedThread[], options: MarksOptions, before: CommentMarks | null): CommentMarks {
    const place = placeOf(state);
    const known = new Map(before?.marks.map((mark) => [mark.id, mark]));
    const marks = threads.map(({ id, anchor }): Mark => {
      const positions = known.get(id)?.positions ?? storedPositions(anchor, options.generation);
      return locate(place, { id, anchor, positions, range: known.get(id)?.range ?? null });
    });
    return new CommentMarks(marks, draw(state.doc, marks, options.activeId), options);
  }

  follow(change: Transaction, after: EditorState): CommentMarks {
    if (!change.docChanged) return this;
    const isOthers = isChangeOrigin(change);
    const place = isOthers ? placeOf(after) : null;
    const marks = this.marks.map((mark): Mark => {
      if (isOthers) return { ...mark, range: place && mark.positions && rangeOf(place, mark.positions) };
      const from = mark.range === null ? 0 : change.mapping.map(mark.range.from, 1);
      const to = mark.range === null ? 0 : change.mapping.map(mark.range.to, -1);
      return { ...mark, range: from < to ? { from, to } : null };
    });
    const decorations = isOthers ? draw(after.doc, marks, this.#options.activeId) : this.decorations.map(change.mapping, after.doc);
    return new CommentMarks(marks, decorations, this.#options);
  }

  /** When typing rests: what was lost is searched, what drifted is taken anew. The same object when nothing had to be done. */
  settle(state: EditorState): CommentMarks {
    const place = placeOf(state);
    const marks = this.marks.map((mark) => locate(place, mark));
    const isSame = marks.every((mark, index) => mark === this.marks[index]);
    return isSame ? this : new CommentMarks(marks, draw(state.doc, marks, this.#options.activeId), this.#options);
  }

  /** Threads whose words are at a position, the shortest words first. */
  at(position: number): string[] {
    const here = this.marks.filter(({ range }) => range !== null && range.from <= position && position <= range.to);
    return here.sort((a, b) => lengthOf(a) - lengthOf(b)).map((mark) => mark.id);
  }

  press(view: EditorView, position: number, event: MouseEvent): boolean {
    const bubble = bubbleAt(event);
    const found = bubble === null ? this.at(position)[0] : this.#inBlock(view, bubble);
    if (found === undefined) return false;
    // The caret first: what follows draws the words anew, and the browser's own selection with them.
    if (bubble === null && !event.shiftKey) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position))));
    this.#options.onPress(found, bubble === null ? "words" : "bubble");
    return bubble !== null;
  }

  #inBlock(view: EditorView, block: Element): string | undefined {
    const start = view.posAtDOM(block, 0);
    const end = start + (view.state.doc.resolve(start).node(1)?.content.size ?? 0);
    return this.marks.filter(({ range }) => range !== null && range.from >= start - 1 && range.from <= end).sort((a, b) => a.range!.from - b.range!.from)[0]
      ?.id;
  }
}

const lengthOf = ({ range }: Mark): number => (range === null ? 0 : range.to - range.from);

/** A mark with its words found and positions that lead there. The same object when both hold. */
function locate(place: SharedPlace | null, mark: Mark): Mark {
  if (place === null) return mark;
  const live = mark.positions && rangeOf(place, mark.positions);
  // What was typed here moved with its change: that is nearer to the truth than letters that were cut and pasted.
  const range = mark.range ?? live ?? rangeOfQuote(place.node, mark.anchor);
  if (range === null) return mark.range === null ? mark : { ...mark, range };
  if (live !== null && live.from === range.from && live.to === range.to) return mark.range === null ? { ...mark, range } : mark;
  return { ...mark, range, positions: positionsAt(place, range) ?? mark.positions };
}

/** Words, and beside their block how many threads it has. */
function draw(doc: Node, marks: readonly Mark[], activeId: string | null): DecorationSet {
  const blocks = new Map<number, number>();
  const decorations: Decoration[] = [];
  for (const { id, range } of marks) {
    if (range === null || range.to > doc.content.size) continue;
    decorations.push(Decoration.inline(range.from, range.to, { nodeName: "mark", class: id === activeId ? "cm-words cm-words-active" : "cm-words" }));
    const start = doc.resolve(range.from).before(1);
    blocks.set(start, (blocks.get(start) ?? 0) + 1);
  }
  for (const [start, count] of blocks)
    decorations.push(Decoration.node(start, start + doc.nodeAt(start)!.nodeSize, { class: "cm-block", "data-comments": String(count) }));
  return DecorationSet.create(doc, decorations);
}

/** The block whose bubble was clicked: it stands in the margin, outside of the block's box. */
function bubbleAt(event: MouseEvent): Element | null {
  const block = event.target instanceof Element ? event.target.closest(".cm-block") : null;
  if (block === null) return null;
  const { left, right } = block.getBoundingClientRect();
  return event.clientX > right || event.clientX < left ? block : null;
}
