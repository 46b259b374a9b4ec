import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { sharedPlaceOf } from "./shared-place.ts";

/** Where somebody else's caret stands in the window. @param cursor as their presence tells it; null when it is not in this text */
export function caretOf(editor: Editor, cursor: unknown): DOMRect | null {
  const shared = sharedPlaceOf(editor.state);
  const head = cursor !== null && typeof cursor === "object" && "head" in cursor ? cursor.head : null;
  if (shared === null || head === null || editor.isDestroyed) return null;
  const position = relativePositionToAbsolutePosition(shared.doc, shared.fragment, Y.createRelativePositionFromJSON(head), shared.mapping);
  if (position === null) return null;
  const { left, top, bottom } = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  return new DOMRect(left, top, 1, bottom - top);
}
