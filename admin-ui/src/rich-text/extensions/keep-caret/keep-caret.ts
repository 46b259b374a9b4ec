/**
 * Keeps the caret between the letters it stood between while others type in the same block. y-tiptap 3.0.7 to 3.0.9 takes every block whose text
 * a colleague changed for one that was moved, and puts the caret back by its old offset: letters typed next then stand in the wrong order. Where Yjs
 * leads into the very block the caret stood in (blocks have stable ids), Yjs is right; everywhere else y-tiptap's own search stays.
 * Remove when its `isMisresolvedAfterStructuralChange` no longer compares texts.
 */
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { relativePositionToAbsolutePosition } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { type SharedPlace, sharedPlaceOf } from "../../shared-place.ts";

export const KeepCaret = Extension.create({
  name: "keepCaret",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, before, after) {
          if (!transactions.some((transaction) => transaction.docChanged && isChangeOrigin(transaction))) return null;
          const place = sharedPlaceOf(after);
          const stood = place?.stood;
          if (!place || stood?.type !== "text") return null;
          const { selection } = before;
          const anchor = placeNow(place, stood.anchor, before.doc, selection.anchor, after.doc) ?? after.selection.anchor;
          const head = placeNow(place, stood.head, before.doc, selection.head, after.doc) ?? after.selection.head;
          if (anchor === after.selection.anchor && head === after.selection.head) return null;
          return after.tr.setSelection(TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head))).setMeta("addToHistory", false);
        },
      }),
    ];
  },
});

/** Where Yjs says the place is, if that is in the block it was in; null where nothing can be told. */
function placeNow({ doc, fragment, mapping }: SharedPlace, position: Y.RelativePosition | null, old: Node, oldPosition: number, now: Node): number | null {
  if (position === null) return null;
  const found = relativePositionToAbsolutePosition(doc, fragment, position, mapping);
  if (found === null || found > now.content.size) return null;
  const [was, is] = [blockIdAt(old, oldPosition), blockIdAt(now, found)];
  return was !== null && was === is ? found : null;
}

/** Id of the block whose text a position stands in. */
function blockIdAt(doc: Node, position: number): string | null {
  const $position = doc.resolve(position);
  if (!$position.parent.isTextblock) return null;
  const { id } = $position.parent.attrs as { id?: unknown };
  return typeof id === "string" ? id : null;
}
