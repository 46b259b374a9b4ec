import { blockSuggestionOf } from "@pressbox/shared/rich-text/suggestions/suggestion-pieces.ts";
import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { AttrStep } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Cards draw themselves and not the attributes of their node: their suggestion stands on them as a decoration. Looks only at what a change touched. */
export const drawnBlocks = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, suggestedBlocks(doc, 0, doc.content.size)),
      apply(transaction, drawn, _before, { doc }) {
        if (!transaction.docChanged) return drawn;
        let next = drawn.map(transaction.mapping, doc);
        for (const [from, to] of touched(transaction)) next = next.remove(next.find(from, to)).add(doc, suggestedBlocks(doc, from, to));
        return next;
      },
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

function touched({ steps, mapping, doc }: Transaction): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (const [index, step] of steps.entries()) {
    const forth = mapping.slice(index + 1);
    const add = (from: number, to: number): void => {
      ranges.push([Math.max(0, forth.map(from, -1)), Math.min(doc.content.size, forth.map(to, 1))]);
    };
    if (step instanceof AttrStep) add(step.pos, step.pos + 1);
    step.getMap().forEach((_oldFrom, _oldTo, from, to) => {
      add(from, to);
    });
  }
  return ranges;
}

function suggestedBlocks(doc: Node, from: number, to: number): Decoration[] {
  const drawn: Decoration[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    const suggestion = node.isBlock && !node.isTextblock ? blockSuggestionOf(node) : null;
    if (suggestion !== null)
      drawn.push(Decoration.node(position, position + node.nodeSize, { "data-suggested": suggestion.kind, "data-suggestion": suggestion.id }));
    return !node.isTextblock;
  });
  return drawn;
}
