import { newId } from "@pressbox/shared/kernel/ids.ts";
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { priorities } from "../priorities.ts";
import { suggestionMeta } from "../suggesting/suggestion-meta.ts";

/** Positions of blocks that need a new id: those without one, and of two with the same id the one that was not there before. */
export function blocksNeedingIds(before: Node, after: Node, mapping: Mapping): number[] {
  const places = new Map<string, number[]>();
  const missing: number[] = [];
  after.descendants((node, position) => {
    if ("id" in node.attrs) {
      const id: unknown = node.attrs["id"];
      if (typeof id !== "string") missing.push(position);
      else places.set(id, [...(places.get(id) ?? []), position]);
    }
    return !node.isTextblock;
  });
  const repeated = [...places].filter(([, positions]) => positions.length > 1);
  if (repeated.length === 0) return missing;
  const stoodAt = new Map<string, number>();
  before.descendants((node, position) => {
    const id: unknown = node.attrs["id"];
    if (typeof id === "string" && !stoodAt.has(id)) stoodAt.set(id, mapping.map(position));
    return !node.isTextblock;
  });
  const copies = repeated.flatMap(([id, positions]) => {
    const original = positions.includes(stoodAt.get(id) ?? -1) ? stoodAt.get(id) : positions[0];
    return positions.filter((position) => position !== original);
  });
  return [...missing, ...copies];
}

/**
 * Keeps block ids stable and unique: a split, a typed or a pasted block gets its own, a cut block keeps its id where it is pasted, a copy gets a
 * new one. What others change over the wire is left alone: their editor gives the ids.
 */
export const StableIds = Extension.create({
  name: "stableIds",
  priority: priorities.stableIds,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction: (transactions: readonly Transaction[], before, after) => {
          if (!this.editor.isEditable || !transactions.some((transaction) => transaction.docChanged) || transactions.some(isChangeOrigin)) return null;
          const mapping = new Mapping(transactions.flatMap((transaction) => transaction.mapping.maps));
          const positions = blocksNeedingIds(before.doc, after.doc, mapping);
          if (positions.length === 0) return null;
          const change = after.tr;
          const isSuggested = transactions.some((transaction) => transaction.getMeta(suggestionMeta) !== undefined);
          for (const position of positions) {
            change.setNodeAttribute(position, "id", newId());
            // The second half of a split is not what somebody suggested about the first.
            if (!isSuggested && after.doc.nodeAt(position)?.attrs["suggestion"]) change.setNodeAttribute(position, "suggestion", null);
          }
          return change.setStoredMarks(after.storedMarks);
        },
      }),
    ];
  },
});
